/// A language in which Tocsin speaks. What it quotes keeps the language that it was written in.
package enum Language: String, CaseIterable, Sendable, Hashable {
  case english = "en"
  case french = "fr"

  /// Of the work that is being done: a page that is being answered, a report that is being written. Every sentence asks for
  /// it, so that it goes with the task instead of through each function in between.
  @TaskLocal package static var current = Language.english

  /// As it calls itself.
  package var ownName: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    }
  }

  /// BCP 47.
  package var tag: String { rawValue }

  /// The best of those that a reader names by `Accept-Language` (RFC 9110, section 12.5.4), by lookup (RFC 4647, section 3.4):
  /// `fr-CA` is served by `fr`. `nil` where none of them is spoken.
  ///
  /// Linear; of a long field the beginning is read.
  package init?(accepted field: String) {
    var best: (language: Language, quality: Double)?
    for range in field.prefix(1000).split(separator: ",").prefix(32) {
      let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let tag = parts.first?.prefix(while: { $0 != "-" }),
        let language = tag == "*" ? .english : Language(rawValue: String(tag))
      else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
      let quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      guard quality > 0, quality <= 1 else { continue }
      // Of equals the one that stands first.
      if quality > best?.quality ?? 0 { best = (language, quality) }
    }
    guard let best else { return nil }
    self = best.language
  }

  /// Whether a number takes the singular (CLDR plural rules, `one`): in French 0 does, too.
  package func isSingular(_ number: Int) -> Bool {
    switch self {
    case .english: number == 1
    case .french: (-1...1).contains(number)
    }
  }

  /// Digits in groups of three, as the language parts them: `12,345`, `12 345` with a narrow no-break space.
  package func grouped(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number.magnitude).utf8)
    let separator = self == .english ? "," : "\u{202F}"
    var result = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }

  /// What parts whole numbers from decimals.
  package var decimalMark: String { self == .english ? "." : "," }

  /// Behind a number in hundredths, with the space that the language wants.
  package var percentSign: String { self == .english ? "%" : "\u{202F}%" }
}

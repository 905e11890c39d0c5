/// Sentences of findings, which a workspace keeps in English so that it is the same for all, in the language of who reads them.
///
/// They are known again by patterns: `{}` stands for anything, `{#}` for a number. What stood there is looked up in turn, so
/// that a headline made of parts needs a pattern for each part and none for each of their combinations. A sentence that no
/// pattern knows, such as one of an older version, stays as it is kept: English is no mistake, a wrong sentence would be.
struct KeptSentences: Sendable {
  private struct Pattern: Sendable {
    /// What stands between the places; one more than there are places.
    let literals: [[UInt8]]
    let isNumber: [Bool]
    /// Whether it stands between quotation marks: those are somebody else's words.
    let isQuoted: [Bool]
    let template: Template
  }

  /// Without places.
  private let fixed: [String: String]
  private let patterns: [Pattern]
  /// A part within a part within a headline is the deepest there is.
  private static let deepest = 4
  /// Longer sentences are texts of somebody else.
  private static let longest = 2000

  init(_ entries: [(english: String, other: String)], typeset: (String) -> String) {
    var fixed: [String: String] = [:]
    var patterns: [Pattern] = []
    for (english, other) in entries {
      guard english.contains("{") else {
        fixed[english] = typeset(other)
        continue
      }
      guard let template = Template(typeset(other)) else { continue }
      var literals: [[UInt8]] = []
      var isNumber: [Bool] = []
      for (place, piece) in english.split(separator: "{", omittingEmptySubsequences: false)
        .enumerated()
      {
        guard place > 0 else {
          literals.append(Array(piece.utf8))
          continue
        }
        isNumber.append(piece.hasPrefix("#"))
        literals.append(Array(piece.drop { $0 != "}" }.dropFirst().utf8))
      }
      patterns.append(
        Pattern(
          literals: literals, isNumber: isNumber,
          isQuoted: literals.dropLast().map { $0.suffix(3).elementsEqual("“".utf8) },
          template: template))
    }
    self.fixed = fixed
    self.patterns = patterns
  }

  /// - Returns: `nil` for what no pattern knows.
  /// - Complexity: patterns times the length of the sentence at worst; most patterns end at their first letter.
  func translation(of english: String, in language: Language, depth: Int = 0) -> String? {
    guard english.utf8.count <= Self.longest, depth <= Self.deepest else { return nil }
    if let known = fixed[english] { return known }
    let bytes = Array(english.utf8)
    for pattern in patterns {
      guard let places = Self.places(of: pattern, in: bytes) else { continue }
      let arguments = places.enumerated().map { place, range -> Phrase.Argument in
        let text = String(decoding: bytes[range], as: UTF8.self)
        if pattern.isQuoted[place] { return .text(text) }
        if pattern.isNumber[place], let number = Int(text.filter { $0 != "," }) {
          return .number(number)
        }
        return .text(
          translation(of: text, in: language, depth: depth + 1) ?? Self.figure(text, language))
      }
      return pattern.template.text(arguments, in: language)
    }
    return list(english, in: language, depth: depth)
  }

  /// A list, each part of which is known: `2 copied texts, 1 look-alike and 1 network`. Names with an “and” in them have parts
  /// that nothing knows, and stay whole.
  private func list(_ english: String, in language: Language, depth: Int) -> String? {
    for separator in ["; ", ", ", " and "] {
      guard let other = fixed[separator] else { continue }
      // The last two of a list with commas stand on either side of an “and”, which is the next separator.
      let parts = english.split(separator: separator).map(String.init)
      guard (2...12).contains(parts.count) else { continue }
      let said = parts.compactMap { translation(of: $0, in: language, depth: depth + 1) }
      if said.count == parts.count { return said.joined(separator: other) }
    }
    return nil
  }

  /// `86%` and `0.1%` as the language writes them. Other numbers with a point may be names.
  private static func figure(_ text: String, _ language: Language) -> String {
    guard text.hasSuffix("%"), text.first?.isNumber == true else { return text }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return text
    }
    return parts.joined(separator: language.decimalMark) + language.percentSign
  }

  /// Where the places are: each as short as it can be, and the last up to the end of the sentence.
  private static func places(of pattern: Pattern, in bytes: [UInt8]) -> [Range<Int>]? {
    guard bytes.starts(with: pattern.literals[0]), let last = pattern.literals.last,
      bytes.count >= last.count, bytes[(bytes.count - last.count)...].elementsEqual(last)
    else { return nil }
    let end = bytes.count - last.count
    var place = pattern.literals[0].count
    var ranges: [Range<Int>] = []
    for (number, literal) in pattern.literals.dropFirst().enumerated() {
      let next: Int
      if number == pattern.literals.count - 2 {
        next = end
      } else if let found = bytes.firstRange(of: literal, from: place, to: end) {
        next = found
      } else {
        return nil
      }
      guard next > place else { return nil }
      if pattern.isNumber[number],
        !bytes[place..<next].allSatisfy({ $0 == UInt8(ascii: ",") || (48...57).contains($0) })
      {
        return nil
      }
      ranges.append(place..<next)
      place = next + literal.count
    }
    return ranges
  }
}

extension [UInt8] {
  fileprivate func firstRange(of literal: [UInt8], from start: Int, to end: Int) -> Int? {
    guard let first = literal.first else { return nil }
    var place = start
    while place + literal.count <= end {
      if self[place] == first, self[place..<(place + literal.count)].elementsEqual(literal) {
        return place
      }
      place += 1
    }
    return nil
  }
}

extension Language {
  /// A sentence of a finding as this language says it; as it is kept where it is not known.
  package func saying(_ kept: String) -> String {
    switch self {
    case .english: kept
    case .french: French.kept.translation(of: kept, in: self) ?? kept
    }
  }

  /// Whether this language has a sentence of its own for it.
  package func knows(_ kept: String) -> Bool {
    switch self {
    case .english: true
    case .french: French.kept.translation(of: kept, in: self) != nil
    }
  }
}

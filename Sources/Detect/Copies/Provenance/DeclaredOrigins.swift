internal import Text
internal import TocsinModel

/// Who a text says delivered it: a dateline (“VALMONT (Orlanda Press) –”, “МОСКВА. /ТАСС/.”), a signature (“(dpa)”),
/// or a news agency beside a word of credit (“Quelle: Reuters”).
struct DeclaredOrigins {
  /// A name as the text writes it, by the keys of its words.
  private(set) var names: [[UInt64]: String] = [:]

  /// A dateline stands among the first words.
  private static let dateline = 12
  /// A signature is followed by at most so many words.
  private static let signature = 4
  /// How far from the name a word of credit may stand.
  private static let reach = 4
  private static let longest = 5

  /// - Parameter words: those of the text. Linear in them.
  init(of document: Document, _ words: [Word]) {
    for index in words.indices {
      if let end = Self.bracketed(words, index, document.text) {
        addBracketed(index..<end, words, document.text)
      }
    }
    for match in NewsAgencies.names.matches(in: words) where Self.isCredited(match, words) {
      add(match, words, document.text)
    }
  }

  /// Whether it is worth to look: most posts have no brackets.
  static func mayBe(in document: Document) -> Bool {
    document.form != .post
      || document.text.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
  }

  private mutating func addBracketed(_ range: Range<Int>, _ words: [Word], _ text: String) {
    let isDateline = range.lowerBound < Self.dateline && Self.isBeforeDash(range, words, text)
    let isSignature = range.upperBound + Self.signature >= words.count
    for part in Self.parts(range, words, text) {
      let isAgency = NewsAgencies.names.matches(in: words, part).first == part
      let isName = words[part.lowerBound].isCapitalised && !part.contains { words[$0].hasDigit }
      let isWhollyCapital = part.allSatisfy { words[$0].isCapitalised }
      if isAgency
        || (isName && (isDateline || (isSignature && part.count > 1 && isWhollyCapital)))
      {
        add(part, words, text)
      }
    }
  }

  private mutating func add(_ range: Range<Int>, _ words: [Word], _ text: String) {
    names[words[range].map(\.key)] = String(
      text.slice(TextSpan(words[range.lowerBound].start, words[range.upperBound - 1].end)))
  }

  /// Where the brackets or slashes close that open right before the word at `start`.
  private static func bracketed(_ words: [Word], _ start: Int, _ text: String) -> Int? {
    let utf8 = text.utf8
    guard words[start].start > 0 else { return nil }
    let opening = byte(before: words[start].start, utf8)
    let closing: UInt8
    switch opening {
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    case UInt8(ascii: "["): closing = UInt8(ascii: "]")
    case UInt8(ascii: "/"): closing = UInt8(ascii: "/")
    default: return nil
    }
    for end in start..<min(words.count, start + longest) {
      if byte(at: words[end].end, utf8) == closing { return end + 1 }
    }
    return nil
  }

  private static func byte(before offset: Int, _ utf8: String.UTF8View) -> UInt8? {
    offset > 0 ? utf8[utf8.index(utf8.startIndex, offsetBy: offset - 1)] : nil
  }

  private static func byte(at offset: Int, _ utf8: String.UTF8View) -> UInt8? {
    guard offset < utf8.count else { return nil }
    return utf8[utf8.index(utf8.startIndex, offsetBy: offset)]
  }

  /// The names inside brackets: “dpa/AFP” are two.
  private static func parts(_ range: Range<Int>, _ words: [Word], _ text: String) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let isLast = index + 1 == range.upperBound
      let separator = isLast ? nil : byte(at: words[index].end, text.utf8)
      if isLast || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ",") {
        parts.append(start..<(index + 1))
        start = index + 1
      }
    }
    return parts
  }

  private static func isBeforeDash(_ range: Range<Int>, _ words: [Word], _ text: String) -> Bool {
    let end = words[range.upperBound - 1].end + 1
    return text.slice(TextSpan(end, end + 5)).contains { "-–—:".contains($0) }
  }

  private static func isCredited(_ match: Range<Int>, _ words: [Word]) -> Bool {
    let near = max(0, match.lowerBound - reach)..<min(words.count, match.upperBound + reach)
    return Cues.deliveries.occurs(in: words, near)
  }
}

extension DeclaredOrigins {
  /// A name that both texts declare and that is neither's own: what they share came to both from there.
  ///
  /// - Parameter own: the names of the two sources.
  func shared(with other: DeclaredOrigins, except own: [[UInt64]]) -> String? {
    names.filter { other.names[$0.key] != nil && !own.contains($0.key) }.values.min()
  }
}

import TocsinModel

/// The bytes of a text whose passages are compared.
struct PassageText {
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var count: Int { bytes.count }

  /// The span inside the text and without white space at its ends, its ends at scalar boundaries; `nil` when
  /// nothing is left.
  func trimmed(_ span: TextSpan) -> TextSpan? {
    var (start, end) = (min(max(0, span.start), count), min(max(0, span.end), count))
    while start < count, start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start < end ? TextSpan(start, end) : nil
  }

  /// Both as one, when they overlap or only white space is between them.
  func joined(_ one: TextSpan, _ other: TextSpan) -> TextSpan? {
    let (first, second) = one < other ? (one, other) : (other, one)
    guard first.end >= second.start || trimmed(TextSpan(first.end, second.start)) == nil else {
      return nil
    }
    return TextSpan(first.start, max(first.end, second.end))
  }

  /// The paragraphs of a span, without the white space between them. Linear.
  func paragraphs(in span: TextSpan) -> [TextSpan] {
    var found: [TextSpan] = []
    var start = span.start
    for offset in span.start..<span.end where bytes[offset] == UInt8(ascii: "\n") {
      if let paragraph = trimmed(TextSpan(start, offset)) { found.append(paragraph) }
      start = offset
    }
    if let last = trimmed(TextSpan(start, span.end)) { found.append(last) }
    return found
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// Character references of HTML (HTML standard, section 13.5), those that posts are written with.
enum CharacterReference {
  private static let named: [(name: [UInt8], scalar: Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
    ("mdash", "—"), ("ndash", "–"), ("hellip", "…"), ("rsquo", "’"), ("lsquo", "‘"),
    ("rdquo", "”"), ("ldquo", "“"), ("laquo", "«"), ("raquo", "»"), ("copy", "©"), ("bull", "•"),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The character and where the reference ends; `nil` when none begins at the index.
  static func read(
    _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    let limit = min(bytes.count, start + 12)
    var end = start + 1
    while end < limit, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, end > start + 1 else { return nil }
    let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
    if name.first == UInt8(ascii: "#") {
      let isHex = name.count > 1 && name[1] | 0x20 == UInt8(ascii: "x")
      let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
      guard let value = UInt32(digits, radix: isHex ? 16 : 10), value >= 0x20,
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return (scalar, end + 1)
    }
    guard let known = named.first(where: { name.elementsEqual($0.name) }) else { return nil }
    return (known.scalar, end + 1)
  }

  /// The text with its references as characters; `nil` when it has none.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let first = text.firstIndex(of: UInt8(ascii: "&")) else { return nil }
    var result: [UInt8] = Array(text[..<first])
    var isChanged = false
    var index = first
    while index < text.count {
      if text[index] == UInt8(ascii: "&"), let (scalar, end) = read(index, text) {
        result.append(contentsOf: String(scalar).utf8)
        index = end
        isChanged = true
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }
}

import CICU
import MIME

/// Text of mails in whatever character set they name.
enum MailWords {
  /// A header's words, encoded words (RFC 2047) as text, blanks around taken away.
  static func decoded(_ bytes: [UInt8]) -> String {
    decoded(String(decoding: bytes, as: UTF8.self))
  }

  static func decoded(_ value: String) -> String {
    let text = EncodedWords.decoded(value) { bytes, charset in Self.text(bytes, charset: charset) }
    var utf8 = Array(text.utf8)[...]
    while let first = utf8.first, first <= 0x20 { utf8.removeFirst() }
    while let last = utf8.last, last <= 0x20 { utf8.removeLast() }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// The most bytes of a part that are decoded; a longer text says nothing more.
  static let limit = 4 << 20

  /// Bytes in a character set as text; UTF-8 where it is none that ICU knows. What is broken becomes U+FFFD. Linear.
  static func text(_ bytes: [UInt8], charset: String?) -> String {
    let name = charset?.lowercased() ?? ""
    if ["", "utf-8", "utf8", "us-ascii", "ascii"].contains(name) {
      // Declared or not, what is no UTF-8 was nearly always written by Windows.
      guard String(validating: bytes, as: UTF8.self) == nil else {
        return String(decoding: bytes.prefix(limit), as: UTF8.self)
      }
      return name.isEmpty || name.hasSuffix("ascii")
        ? converted(bytes, "windows-1252") ?? String(decoding: bytes.prefix(limit), as: UTF8.self)
        : String(decoding: bytes.prefix(limit), as: UTF8.self)
    }
    // WHATWG Encoding, section 4.2: Latin-1 means windows-1252.
    let known = name == "iso-8859-1" || name == "latin1" ? "windows-1252" : name
    return converted(bytes, known) ?? String(decoding: bytes.prefix(limit), as: UTF8.self)
  }

  private static func converted(_ bytes: [UInt8], _ charset: String) -> String? {
    guard charset.utf8.count < 40, let decoder = cicu_decoder_open(charset) else { return nil }
    defer { cicu_decoder_close(decoder) }
    let bytes = bytes.prefix(limit)
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 15)
    var start = 0
    return bytes.withUnsafeBufferPointer { source -> String? in
      guard let base = source.baseAddress else { return "" }
      while true {
        var consumed = 0
        var written = 0
        let state = chunk.withUnsafeMutableBufferPointer { target -> Int32 in
          guard let room = target.baseAddress else { return -1 }
          return cicu_decoder_decode(
            decoder, base + start, source.count - start, room, target.count, true, &consumed,
            &written)
        }
        guard state >= 0 else { return nil }
        result += chunk[..<written]
        start += consumed
        if state == 0 || (consumed == 0 && written == 0) { break }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }
}

/// Words of a header in another character set: `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
package enum EncodedWords {
  /// The value with its encoded words as text; blanks between two of them vanish (section 6.2). Character sets other than
  /// UTF-8, ASCII and Latin-1 leave a word as it is written. Linear.
  package static func decoded(_ value: String) -> String {
    decoded(value) { bytes, charset in knows(charset) ? text(bytes, charset: charset) : nil }
  }

  /// The same with the caller's character sets.
  ///
  /// - Parameter text: bytes and the name of their character set, lower case, as text; `nil` leaves the word as it is written.
  package static func decoded(
    _ value: String, text: (_ bytes: [UInt8], _ charset: String) -> String?
  ) -> String {
    guard value.utf8.contains(UInt8(ascii: "=")) else { return value }
    let bytes = Array(value.utf8)
    var result: [UInt8] = []
    // A character may be cut between two words of one character set.
    var pending: (charset: String, bytes: [UInt8], written: [UInt8])?
    var index = 0
    var blanks: [UInt8] = []
    func flush() {
      guard let word = pending else { return }
      result += text(word.bytes, word.charset).map { Array($0.utf8) } ?? word.written
      pending = nil
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "="), let word = word(bytes, at: index) {
        let written = bytes[index..<word.end]
        if pending?.charset == word.charset {
          pending?.bytes += word.bytes
          pending?.written += blanks + written
        } else {
          flush()
          pending = (word.charset, word.bytes, Array(written))
        }
        blanks = []
        index = word.end
      } else if pending != nil, bytes[index] == 0x20 || bytes[index] == 0x09 {
        blanks.append(bytes[index])
        index += 1
      } else {
        flush()
        result += blanks
        blanks = []
        result.append(bytes[index])
        index += 1
      }
    }
    flush()
    return String(decoding: result + blanks, as: UTF8.self)
  }

  private static func knows(_ charset: String) -> Bool {
    ["utf-8", "utf8", "us-ascii", "iso-8859-1"].contains(charset)
  }

  /// Bytes of a character set that is known, as text.
  static func text(_ bytes: [UInt8], charset: String) -> String {
    guard charset == "iso-8859-1" else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  private static func word(
    _ bytes: [UInt8], at start: Int
  ) -> (charset: String, bytes: [UInt8], end: Int)? {
    // Section 2 allows 75 bytes; programs write longer ones.
    let limit = min(bytes.count, start + 2048)
    guard start + 1 < limit, bytes[start + 1] == UInt8(ascii: "?") else { return nil }
    let question = UInt8(ascii: "?")
    guard let first = bytes[(start + 2)..<limit].firstIndex(of: question), first + 2 < limit,
      bytes[first + 2] == question
    else { return nil }
    let kind = bytes[first + 1] | 0x20
    guard kind == UInt8(ascii: "q") || kind == UInt8(ascii: "b"),
      let last = bytes[(first + 3)..<limit].firstIndex(of: question), last + 1 < limit,
      bytes[last + 1] == UInt8(ascii: "=")
    else { return nil }
    // RFC 2231, section 5: a language may stand behind the character set.
    let charset = String(
      decoding: bytes[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
    let content = bytes[(first + 3)..<last]
    let decoded =
      kind == UInt8(ascii: "b")
      ? TransferEncoding.base64(content)
      : TransferEncoding.quotedPrintable(
        content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
    return (charset.lowercased(), decoded, last + 2)
  }
}

/// One field of a header (RFC 5322, section 2.2), unfolded.
package struct MIMEField: Sendable, Hashable {
  /// Lower case.
  package var name: String
  /// Without the line breaks of folding and the blanks around it; bytes that are no UTF-8 became U+FFFD, or Latin-1
  /// where they are all of it (RFC 6532 allows UTF-8; older programs wrote what they had).
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The value of a field with parameters, such as `text/html; charset=utf-8` (RFC 2045, section 5.1; RFC 2231).
package struct MIMEParameters: Sendable, Hashable {
  /// What stands before the parameters, lower case: `multipart/related`.
  package var value: String
  private var parameters: [String: String] = [:]

  /// Linear. Parameters in several sections and with a character set are put together; of two of one name the first is
  /// taken, as most readers of mail do.
  package init(_ field: String) {
    var parts = Self.split(field)
    value = parts.isEmpty ? "" : Self.trimmed(parts.removeFirst()).lowercased()
    var sections: [String: [(number: Int, isEncoded: Bool, text: String)]] = [:]
    for part in parts {
      guard let equals = part.firstIndex(of: "=") else { continue }
      var name = Self.trimmed(String(part[..<equals])).lowercased()
      let text = Self.unquoted(Self.trimmed(String(part[part.index(after: equals)...])))
      let isEncoded = name.hasSuffix("*")
      if isEncoded { name.removeLast() }
      if let star = name.firstIndex(of: "*"), let number = Int(name[name.index(after: star)...]) {
        sections[String(name[..<star]), default: []].append((number, isEncoded, text))
      } else if parameters[name] == nil {
        parameters[name] = isEncoded ? Self.decoded([(0, true, text)]) : text
      }
    }
    for (name, list) in sections where parameters[name] == nil {
      parameters[name] = Self.decoded(list.sorted { $0.number < $1.number })
    }
  }

  package subscript(name: String) -> String? { parameters[name] }

  /// The parts between semicolons outside of quotes.
  private static func split(_ field: String) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    for byte in field.utf8 {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ";"), !isQuoted {
        parts.append(String(decoding: part, as: UTF8.self))
        part.removeAll()
        continue
      }
      part.append(byte)
    }
    parts.append(String(decoding: part, as: UTF8.self))
    return parts
  }

  private static func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "\"") else {
      // A comment behind a token is no part of it.
      return String(text.prefix { $0 != " " && $0 != "\t" })
    }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8.dropFirst() {
      if isEscaped {
        result.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        break
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// RFC 2231, section 4: `charset'language'text%20`, the first section saying the character set.
  private static func decoded(_ sections: [(number: Int, isEncoded: Bool, text: String)]) -> String
  {
    var bytes: [UInt8] = []
    var charset = "utf-8"
    for (index, section) in sections.enumerated() {
      var text = Array(section.text.utf8)[...]
      if index == 0, section.isEncoded {
        let parts = text.split(
          separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3 {
          charset = String(decoding: parts[0], as: UTF8.self).lowercased()
          text = parts[2]
        }
      }
      bytes += section.isEncoded ? TransferEncoding.percentDecoded(text) : Array(text)
    }
    return EncodedWords.text(bytes, charset: charset)
  }
}

/// One response of a server (RFC 3501, section 7): text, and literals in it.
package struct IMAPResponse: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case text(String)
    case literal([UInt8])
  }

  package var parts: [Part]

  /// Bytes of a line, literals apart.
  static let lineLimit = 1 << 16
  /// Literals of one response.
  static let mostLiterals = 16

  package enum Reading: Hashable, Sendable {
    /// With the bytes that it takes.
    case whole(IMAPResponse, Int)
    case needsMore
    case bad
  }

  /// Reads the first response of some bytes.
  ///
  /// - Parameter limit: bytes of its literals in all; more is ``Reading/bad``.
  /// - Complexity: linear in the response, once it is whole.
  package static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> Reading {
    var parts: [Part] = []
    var rest = bytes
    var room = limit
    while true {
      // A line ends by CR LF; LF alone, as some servers write, ends it too.
      guard let end = rest.firstIndex(of: 0x0A) else {
        return rest.count > lineLimit ? .bad : .needsMore
      }
      guard end - rest.startIndex <= lineLimit else { return .bad }
      var line = rest[..<end]
      if line.last == 0x0D { line.removeLast() }
      rest = rest[(end + 1)...]
      guard let literal = literalLength(line) else {
        parts.append(.text(String(decoding: line, as: UTF8.self)))
        return .whole(IMAPResponse(parts: parts), rest.startIndex - bytes.startIndex)
      }
      guard literal.length <= room, parts.count < 2 * mostLiterals else { return .bad }
      guard rest.count >= literal.length else { return .needsMore }
      room -= literal.length
      parts.append(.text(String(decoding: line[..<literal.begin], as: UTF8.self)))
      parts.append(.literal(Array(rest.prefix(literal.length))))
      rest = rest.dropFirst(literal.length)
    }
  }

  /// `{42}` at the end of a line.
  private static func literalLength(
    _ line: ArraySlice<UInt8>
  ) -> (begin: Int, length: Int)? {
    guard line.last == UInt8(ascii: "}"), let begin = line.lastIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    let digits = line[(begin + 1)..<(line.endIndex - 1)]
    guard (1...10).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return (begin, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  // MARK: What it says

  /// Its first text.
  var text: String {
    if case .text(let text)? = parts.first { text } else { "" }
  }

  var words: [Substring] { text.split(separator: " ") }

  var literals: [[UInt8]] {
    parts.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } }
  }

  /// The number behind a name, such as `UID 7` in `* 1 FETCH (UID 7 RFC822.SIZE 900)`.
  func number(_ name: String) -> UInt32? {
    let all = parts.flatMap { part -> [Substring] in
      if case .text(let text) = part {
        text.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "[" || $0 == "]" }
      } else {
        []
      }
    }
    guard let place = all.firstIndex(where: { $0.uppercased() == name }), place + 1 < all.count
    else { return nil }
    return UInt32(all[place + 1])
  }
}

/// Macros in a record (RFC 7208, section 7).
struct SPFMacro {
  var sender: String
  var domain: String
  var address: InternetAddress
  var helo: String
  /// The name of the address that was confirmed, or `unknown`.
  var validated: () -> String

  /// Whether a text's macros can be read (section 7.1).
  static func isValid(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte > 0x20, byte < 0x7F else { return false }
      guard byte == UInt8(ascii: "%") else { continue }
      switch rest.popFirst() {
      case UInt8(ascii: "%"), UInt8(ascii: "_"), UInt8(ascii: "-"): continue
      case UInt8(ascii: "{"):
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
          let parts = Parts(String(decoding: rest[..<end], as: UTF8.self)),
          "slodiphv".contains(parts.letter)
        else { return false }
        rest = rest[rest.index(after: end)...]
      default: return false
      }
    }
    return true
  }

  /// Whether what a domain is given by ends in a label or a macro (section 7.1, `domain-end`).
  static func endsAsDomain(_ text: String) -> Bool {
    if text.hasSuffix("}") { return true }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last?.isEmpty == true { labels.removeLast() }
    guard labels.count > 1, let last = labels.last, !last.isEmpty else { return false }
    return last.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
      && !last.hasSuffix("-") && !last.hasPrefix("-")
      && !last.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  private struct Parts {
    var letter: Character
    var isEscaped: Bool
    var count: Int?
    var isReversed = false
    var delimiters = "."

    init?(_ text: String) {
      guard let first = text.first, first.isASCII, first.isLetter else { return nil }
      letter = Character(first.lowercased())
      isEscaped = first.isUppercase
      var rest = text.dropFirst()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty {
        guard digits.utf8.count < 4, let number = Int(digits), number > 0 else { return nil }
        count = number
      }
      rest = rest.dropFirst(digits.count)
      if rest.first == "r" || rest.first == "R" {
        isReversed = true
        rest.removeFirst()
      }
      guard rest.allSatisfy({ ".-+,/_=".contains($0) }) else { return nil }
      if !rest.isEmpty { delimiters = String(rest) }
    }
  }

  /// A text with its macros in place; cut from the left to what a name may be long (section 7.3).
  func expanded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      switch rest.popFirst() {
      case "%": result.append("%")
      case "_": result.append(" ")
      case "-": result.append("%20")
      case "{":
        guard let end = rest.firstIndex(of: "}"), let parts = Parts(String(rest[..<end])) else {
          return result
        }
        result += value(parts)
        rest = rest[rest.index(after: end)...]
      default: return result
      }
      if result.utf8.count > 4096 { break }
    }
    while result.utf8.count > 253, let dot = result.firstIndex(of: ".") {
      result = String(result[result.index(after: dot)...])
    }
    return result
  }

  private func value(_ parts: Parts) -> String {
    let at = sender.lastIndex(of: "@")
    let text =
      switch parts.letter {
      case "s": sender
      case "l": String(at.map { sender[..<$0] } ?? "postmaster")
      case "o": String(at.map { sender[sender.index(after: $0)...] } ?? sender[...])
      case "d": domain
      case "i": address.dotted
      case "p": validated()
      case "h": helo
      case "v": address.isVersion6 ? "ip6" : "in-addr"
      default: ""
      }
    var pieces = text.split(omittingEmptySubsequences: false) { parts.delimiters.contains($0) }.map(
      String.init)
    if parts.isReversed { pieces.reverse() }
    if let count = parts.count { pieces = Array(pieces.suffix(count)) }
    let joined = pieces.joined(separator: ".")
    guard parts.isEscaped else { return joined }
    return joined.utf8.map { byte in
      let isPlain =
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}

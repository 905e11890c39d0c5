/// What looks like a name, for recognising files; what is one, `Names` decides.
enum NameShape {
  /// Two labels or more, the last of them no number; a wildcard and a final dot are allowed. Linear.
  static func isName(_ bytes: some Collection<UInt8>) -> Bool {
    var labels = 1
    var length = 0
    var hasLetter = false
    guard (3...255).contains(bytes.count) else { return false }
    var rest = bytes[...]
    if rest.starts(with: [UInt8(ascii: "*"), UInt8(ascii: ".")]) { rest = rest.dropFirst(2) }
    for byte in rest {
      switch byte {
      case UInt8(ascii: "."):
        guard length > 0 else { return false }
        labels += 1
        length = 0
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        0x80...0xFF:
        break
      default: return false
      }
      if length == 0 { hasLetter = false }
      length += 1
      hasLetter = hasLetter || byte >= 0x41
      guard length <= 200 else { return false }
    }
    if length == 0 { labels -= 1 }
    return labels >= 2 && hasLetter && (length == 0 || length >= 2)
  }

  /// The same, or a web address.
  static func isNameOrAddress(_ bytes: some Collection<UInt8>) -> Bool {
    if isName(bytes) { return true }
    let start = bytes.prefix(9).map { $0 | 0x20 }
    return ["http://", "https://", "hxxp://", "hxxps://"].contains { start.starts(with: $0.utf8) }
  }
}

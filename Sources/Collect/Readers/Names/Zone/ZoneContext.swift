import Glibc

/// Where a zone file stands between two records (RFC 1035, section 5.1).
struct ZoneContext: Sendable, Hashable {
  /// What relative names are under, as written; empty when nothing says it. At most ``longestOrigin`` bytes.
  var origin: [UInt8] = []
  /// The last owner as written.
  var owner: [UInt8] = []

  /// A name has 255 octets at most (section 3.1), each written in up to four bytes. Of a longer one the beginning
  /// does: what is under it is no name either way, and origins below one another do not grow.
  private static let longestOrigin = 4 * 255

  /// Goes over records that were handed on. Next to nothing where there are no directives.
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>, isOwnerNeeded: Bool) {
    guard let base = bytes.baseAddress,
      isOwnerNeeded || memchr(base, Int32(UInt8(ascii: "$")), bytes.count) != nil
    else { return }
    var start = 0
    while let entry = RecordExtent.entry(in: bytes, from: start, isWhole: true) {
      defer { start = entry.end }
      guard entry.kind != .tooLong else { continue }
      var tokens = ZoneTokens(base, start..<entry.end, isGrouped: entry.kind == .joined)
      if base[start] == UInt8(ascii: "$") {
        take(directive: &tokens)
      } else if base[start] > 0x20, base[start] != UInt8(ascii: ";"), let owner = tokens.next() {
        self.owner = Array(owner)
      }
    }
  }

  /// Takes `$ORIGIN`; whether the directive is one that is understood.
  @discardableResult
  mutating func take(directive tokens: inout ZoneTokens) -> Bool {
    guard let word = tokens.next() else { return false }
    switch ZoneTokens.key(UnsafeBufferPointer(rebasing: word.dropFirst())) {
    case ZoneTokens.key("ORIGIN"):
      guard let name = tokens.next() else { return false }
      origin = Array(fullName(name).prefix(Self.longestOrigin))
      return true
    case ZoneTokens.key("TTL"): return true
    default: return false
    }
  }

  /// The name, under the origin if it is relative.
  func fullName(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if name.count == 1, name.first == UInt8(ascii: "@") { return origin }
    if origin.isEmpty || name.last == UInt8(ascii: ".") { return Array(name) }
    return name + [UInt8(ascii: ".")] + (origin == [UInt8(ascii: ".")] ? [] : origin)
  }
}

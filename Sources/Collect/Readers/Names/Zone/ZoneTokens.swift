/// The words of one record of a zone file.
struct ZoneTokens {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let isGrouped: Bool
  private(set) var at: Int

  /// - Parameter isGrouped: whether parentheses join lines; then line breaks are blanks and a comment ends
  ///   with its line.
  init(_ base: UnsafePointer<UInt8>, _ record: Range<Int>, isGrouped: Bool) {
    self.base = base
    self.isGrouped = isGrouped
    at = record.lowerBound
    end = record.upperBound
  }

  /// The next word; `nil` at the end or at the comment that ends the record.
  @inline(__always)
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    skipBlanks()
    let start = at
    while at < end, base[at] > 0x20, base[at] != UInt8(ascii: ";") {
      if isGrouped, base[at] == UInt8(ascii: "(") || base[at] == UInt8(ascii: ")") { break }
      at += base[at] == UInt8(ascii: "\\") && at + 1 < end ? 2 : 1
    }
    at = min(at, end)
    return at > start ? UnsafeBufferPointer(start: base + start, count: at - start) : nil
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while at < end {
      switch base[at] {
      case 0...0x20: at += 1
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        guard isGrouped else { return }
        at += 1
      case UInt8(ascii: ";"):
        guard isGrouped else { return }
        while at < end, base[at] != 0x0A { at += 1 }
      default: return
      }
    }
  }

  /// A word of at most eight letters, digits and hyphens, without regard to case; 0 for any other.
  @inline(__always)
  static func key(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard word.count <= 8 else { return 0 }
    var key: UInt64 = 0
    for byte in word { key = key << 8 | UInt64(byte &- 0x61 < 26 ? byte & 0xDF : byte) }
    return key
  }

  @inline(__always)
  static func key(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { key($0) }
  }

  /// Whether a word may stand between the owner and the type: a time to live or a class (section 5.1).
  @inline(__always)
  static func isBeforeType(_ word: UnsafeBufferPointer<UInt8>, key: UInt64) -> Bool {
    if let first = word.first, first &- 0x30 < 10 { return true }
    switch key {
    case 0x494E, 0x4348, 0x4853, 0x4353: return true  // IN, CH, HS, CS
    default: return false
    }
  }

  /// Whether it is a type whose owner is a host or a delegated name: NS, A, AAAA, CNAME, DS.
  @inline(__always)
  static func namesHost(key: UInt64) -> Bool {
    switch key {
    case 0x4E53, 0x41, 0x4141_4141, 0x43_4E41_4D45, 0x4453: return true
    default: return false
    }
  }
}

/// Finds a lower-case ASCII name of at most sixteen bytes by two words, without a string.
///
/// Open addressing over a table at most a quarter full, so that a look-up is one or two probes.
struct NameTable: Sendable {
  /// A name as two words, its first byte lowest; what is longer has no key.
  struct Key: Hashable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Adds a byte at a place; what lies past the sixteenth changes nothing.
    @inline(__always)
    mutating func set(_ byte: UInt8, at place: Int) {
      if place < 8 {
        low |= UInt64(byte) &<< UInt64(place &* 8)
      } else if place < 16 {
        high |= UInt64(byte) &<< UInt64((place &- 8) &* 8)
      }
    }

    @inline(__always)
    var slot: Int {
      let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed &>> 54)
    }
  }

  private var keys: [Key]
  private var values: [UInt8]

  /// 1024 places, which is what ``Key/slot`` counts.
  init(_ names: [(name: String, value: UInt8)]) {
    keys = Array(repeating: Key(), count: 1024)
    values = Array(repeating: 0, count: 1024)
    for (name, value) in names where name.utf8.count <= 16 {
      var key = Key()
      for (place, byte) in name.utf8.enumerated() { key.set(byte, at: place) }
      var slot = key.slot
      while values[slot] != 0 { slot = (slot + 1) & 1023 }
      keys[slot] = key
      values[slot] = value
    }
  }

  /// The value of a name, 0 for none. Constant time on average.
  @inline(__always)
  func value(of key: Key, count: Int) -> UInt8 {
    guard count <= 16 else { return 0 }
    var slot = key.slot
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot &+ 1) & 1023
    }
    return 0
  }
}

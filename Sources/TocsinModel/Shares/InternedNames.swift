/// Names that are counted from 0 in order of first appearance, and found again.
///
/// 32-bit numbers stand for them afterwards. Looking up and adding are O(length) on average. The hash has a secret
/// that is new in each process, so that nobody can make names that collide; no result depends on it.
package struct InternedNames: Sendable {
  /// The names, without what finds them.
  package private(set) var list = NameList()
  /// A hash of 32 bits above a number plus 1; 0 where free. A power of two, at most half full, and three quarters where it is
  /// large. Hashes stand beside the numbers, since every array that is looked into costs a miss of the cache, and the table grows
  /// by them alone.
  private(set) var slots: [UInt64]

  package init() {
    slots = [UInt64](repeating: 0, count: 1 << 12)
  }

  package var count: Int { list.count }

  package subscript(number: UInt32) -> String { list[number] }

  /// Makes room for as many names in all, of so many bytes; what finds them grows as they come.
  package mutating func reserve(_ count: Int, bytes: Int) { list.reserve(count, bytes: bytes) }

  /// The name's number, which it gets when it is new.
  /// - Parameter mark: names with different marks are different names.
  package mutating func number(of name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32 {
    number(of: name, mark: mark, hash: NameBytes.hash(name, mark))
  }

  mutating func number(
    of name: UnsafeBufferPointer<UInt8>, mark: UInt8, hash: UInt32
  ) -> UInt32 {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if let number = held(slots[slot], name, hash, mark) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = list.append(name, mark: mark)
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    if list.count > Self.most(slots.count) { grow() }
    return number
  }

  /// How many names places may have: what is looked for is nearly always at its first one, until memory counts for more.
  private static func most(_ places: Int) -> Int {
    places < 1 << 24 ? places / 2 : places / 4 * 3
  }

  /// The same for a text.
  package mutating func number(of name: String, mark: UInt8 = 0) -> UInt32 {
    var name = name
    return name.withUTF8 { number(of: $0, mark: mark) }
  }

  /// The name's number; `nil` for one that was never added.
  package func find(_ name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32? {
    let hash = NameBytes.hash(name, mark)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if let number = held(slots[slot], name, hash, mark) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The number in a slot, if it is that of the name.
  @inline(__always)
  private func held(
    _ entry: UInt64, _ name: UnsafeBufferPointer<UInt8>, _ hash: UInt32, _ mark: UInt8
  ) -> UInt32? {
    guard entry >> 32 == UInt64(hash) else { return nil }
    let number = UInt32(truncatingIfNeeded: entry) - 1
    let range = list.range(Int(number))
    guard range.count == name.count, list.mark(of: number) == mark else { return nil }
    let isSame = list.bytes.withUnsafeBytes { all in
      NameBytes.equal(
        UnsafeRawBufferPointer(rebasing: all[range]), UnsafeRawBufferPointer(name))
    }
    return isSame ? number : nil
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    larger.withUnsafeMutableBufferPointer { larger in
      for entry in slots where entry != 0 {
        var slot = Int(truncatingIfNeeded: entry >> 32) & mask
        while larger[slot] != 0 { slot = (slot + 1) & mask }
        larger[slot] = entry
      }
    }
    slots = larger
  }
}

/// Small numbers by 64-bit keys: open addressing with linear probing, at most half full. 0 stands for nothing.
struct NumberTable {
  private struct Slot {
    var key: UInt64 = 0
    var value: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var count = 0

  init() {}

  /// 0 where there is none. Constant time.
  @inline(__always)
  subscript(key: UInt64) -> UInt32 { slots[Self.slot(of: key, in: slots)].value }

  /// Sets what has no number yet; gives the number that it had, else 0. Constant time, amortised.
  @inline(__always)
  mutating func insert(_ key: UInt64, _ value: UInt32) -> UInt32 {
    if count * 2 >= slots.count { grow() }
    let slot = Self.slot(of: key, in: slots)
    let found = slots[slot].value
    guard found == 0 else { return found }
    slots[slot] = Slot(key: key, value: value)
    count += 1
    return 0
  }

  /// Forgets all, and keeps the memory.
  mutating func removeAll() {
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: Slot()) }
    count = 0
  }

  /// Where a key is, or the free place for it.
  @inline(__always)
  private static func slot(of key: UInt64, in slots: [Slot]) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      // Fibonacci hashing (Knuth, TAOCP 3, 6.4): the upper bits depend on all of the key.
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while slots[slot].value != 0, slots[slot].key != key { slot = (slot + 1) & mask }
      return slot
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for entry in old where entry.value != 0 {
      slots[Self.slot(of: entry.key, in: slots)] = entry
    }
  }
}

/// Small numbers by 64-bit keys that are spread evenly, or made so here: open addressing with linear probing, at most half
/// full. 0 stands for nothing.
struct NumberTable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: 64)
    values = [UInt32](repeating: 0, count: 64)
  }

  /// 0 where there is none. Constant time.
  subscript(key: UInt64) -> UInt32 {
    var slot = slot(of: key)
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// Sets what has no number yet; gives the number that it had, else 0.
  @inline(__always)
  mutating func insert(_ key: UInt64, _ value: UInt32) -> UInt32 {
    if count * 2 >= keys.count { grow() }
    var slot = slot(of: key)
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    values[slot] = value
    count += 1
    return 0
  }

  /// Adds one.
  @inline(__always)
  mutating func increment(_ key: UInt64) {
    if count * 2 >= keys.count { grow() }
    var slot = slot(of: key)
    while values[slot] != 0 {
      if keys[slot] == key {
        values[slot] += 1
        return
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    values[slot] = 1
    count += 1
  }

  /// Forgets all, and keeps the memory.
  mutating func removeAll() {
    values.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    count = 0
  }

  func forEach(_ body: (_ key: UInt64, _ value: UInt32) -> Void) {
    for slot in keys.indices where values[slot] != 0 { body(keys[slot], values[slot]) }
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [UInt32](repeating: 0, count: oldKeys.count * 2)
    for old in oldKeys.indices where oldValues[old] != 0 {
      var slot = slot(of: oldKeys[old])
      while values[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = oldKeys[old]
      values[slot] = oldValues[old]
    }
  }
}

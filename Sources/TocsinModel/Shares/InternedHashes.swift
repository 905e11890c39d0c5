/// Hashes of 64 bits that are counted from 0 in order of first appearance, and found again; each gets sixteen hexadecimal digits
/// for a name. What ``InternedNames`` is for names, without writing and comparing digits for each row.
struct InternedHashes {
  /// The names of those that were counted.
  private(set) var list = NameList()
  private var hashes: [UInt64] = []
  /// A number plus 1; 0 where free. A power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  /// New in each process, so that nobody can make hashes that collide; no result depends on it.
  private let secret = UInt64.random(in: .min ... .max) | 1

  /// The hash's number, which it gets when it is new.
  /// - Parameter mark: of its name; a hash has one.
  mutating func number(of hash: UInt64, mark: UInt8 = 0) -> UInt32 {
    var slot = place(of: hash)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
      ShareTable.write(hash, to: name)
      return list.append(UnsafeBufferPointer(name), mark: mark)
    }
    hashes.append(hash)
    slots[slot] = number + 1
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  private func place(of hash: UInt64) -> Int {
    let product = (hash ^ secret).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = place(of: hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}

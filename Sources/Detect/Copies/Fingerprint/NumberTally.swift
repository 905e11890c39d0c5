/// Counts how often each of a few document numbers is met. Memory grows with the numbers met, not with the
/// index; made once and reused.
///
/// Open addressing with linear probing and Fibonacci hashing (Knuth, TAOCP 3, 6.4), at most half full.
struct NumberTally {
  private struct Slot {
    var number: UInt32 = 0
    /// 0 while the slot is free.
    var count: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var shift: UInt64 = 64 - 8
  private var used: [Int] = []

  var isEmpty: Bool { used.isEmpty }

  /// Constant time, amortised.
  @inline(__always)
  mutating func add(_ number: UInt32) {
    let slot = slot(of: number)
    if slots[slot].count == 0 {
      slots[slot].number = number
      used.append(slot)
    }
    slots[slot].count += 1
    if used.count * 2 > slots.count { grow() }
  }

  /// Gives every number with its count, in no particular order, and forgets them.
  mutating func drain(_ body: (_ number: UInt32, _ count: UInt32) -> Void) {
    for slot in used {
      body(slots[slot].number, slots[slot].count)
      slots[slot].count = 0
    }
    used.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func slot(of number: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (UInt64(number) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot].count != 0, slots[slot].number != number {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let filled = used.map { slots[$0] }
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    shift -= 1
    used.removeAll(keepingCapacity: true)
    for entry in filled {
      let slot = slot(of: entry.number)
      slots[slot] = entry
      used.append(slot)
    }
  }
}

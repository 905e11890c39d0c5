import CHashing

/// A digest of numbers in an order.
struct StateHash {
  private var hash = FNV1a.start

  mutating func combine(_ number: Int) {
    hash.combine(UInt32(truncatingIfNeeded: number))
    hash.combine(UInt32(truncatingIfNeeded: number >> 32))
  }

  var value: UInt64 { hash.value }
}

/// Sorts 64-bit keys by their upper 32 bits, keeping the order of equal ones.
///
/// Least-significant-digit radix sort in four passes of 8 bits (Knuth, TAOCP 3, 5.2.5, algorithm R).
/// Linear time; `other` has room for as many.
func sortByUpperHalf(
  _ keys: UnsafeMutableBufferPointer<UInt64>, other: UnsafeMutableBufferPointer<UInt64>
) {
  guard keys.count > 1 else { return }
  var (from, to) = (keys, other)
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
    for shift in [UInt64(32), 40, 48, 56] {
      starts.update(repeating: 0)
      for key in from { starts[Int(truncatingIfNeeded: key >> shift & 0xFF)] += 1 }
      var sum = 0
      for digit in 0..<256 {
        let count = starts[digit]
        starts[digit] = sum
        sum += count
      }
      for key in from {
        let digit = Int(truncatingIfNeeded: key >> shift & 0xFF)
        to[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&from, &to)
    }
  }
}

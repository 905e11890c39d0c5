/// Sorts 64-bit keys by their upper 32 bits, keeping the order of equal ones.
///
/// Least-significant-digit radix sort in four passes of 8 bits (Knuth, TAOCP 3, 5.2.5, algorithm R).
/// Linear time; needs a second array of the same size.
func sortByUpperHalf(_ keys: inout [UInt64]) {
  guard keys.count > 1 else { return }
  var other = [UInt64](repeating: 0, count: keys.count)
  for shift in [UInt64(32), 40, 48, 56] {
    var starts = [Int](repeating: 0, count: 257)
    for key in keys { starts[Int(truncatingIfNeeded: key >> shift & 0xFF) + 1] += 1 }
    for digit in 1...256 { starts[digit] += starts[digit - 1] }
    keys.withUnsafeBufferPointer { keys in
      other.withUnsafeMutableBufferPointer { other in
        starts.withUnsafeMutableBufferPointer { starts in
          for key in keys {
            let digit = Int(truncatingIfNeeded: key >> shift & 0xFF)
            other[starts[digit]] = key
            starts[digit] += 1
          }
        }
      }
    }
    swap(&keys, &other)
  }
}

/// Samples the k-grams of a text so that every shared run of `k + window - 1` scalars leaves at
/// least one equal hash in both texts.
///
/// Winnowing: S. Schleimer, D. S. Wilkerson, A. Aiken, “Winnowing: Local Algorithms for Document
/// Fingerprinting”, SIGMOD 2003. The rolling hash is Karp and Rabin's (1987), modulo 2⁶⁴, followed by a
/// mixing step (D. Stafford's variant 13 of MurmurHash3's finaliser). Expected density 2 / (window + 1).
package struct Winnowing: Sendable {
  package let k: Int
  package let window: Int

  package init(k: Int, window: Int) {
    self.k = max(1, k)
    self.window = max(1, window)
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Calls `body` with the position of each sampled k-gram, ascending, and its hash.
  /// Linear time, no allocation beyond a window.
  package func sample(_ scalars: UnsafeBufferPointer<UInt32>, _ body: (Int, UInt32) -> Void) {
    let count = scalars.count - k + 1
    guard count > 0 else { return }
    var leaving: UInt64 = 1
    for _ in 1..<max(2, k) where k > 1 { leaving = leaving &* Self.base }
    let firstWindow = min(window, count) - 1
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: window) { ring in
      var rolling: UInt64 = 0
      for index in 0..<(k - 1) { rolling = rolling &* Self.base &+ Self.spread(scalars[index]) }
      var lowest = UInt32.max
      var lowestAt = -1
      // The place of `position` in the ring, without a division for each.
      var slot = window - 1
      for position in 0..<count {
        rolling = rolling &* Self.base &+ Self.spread(scalars[position + k - 1])
        let hash = UInt32(truncatingIfNeeded: Self.mixed(rolling) >> 32)
        rolling &-= Self.spread(scalars[position]) &* leaving
        slot = slot + 1 == window ? 0 : slot + 1
        ring[slot] = hash
        var isNew = true
        if lowestAt <= position - window {
          lowest = .max
          var oldest = slot
          for candidate in (position - window + 1)...position {
            oldest = oldest + 1 == window ? 0 : oldest + 1
            guard ring[oldest] <= lowest else { continue }
            lowest = ring[oldest]
            lowestAt = candidate
          }
        } else if hash <= lowest {
          // The rightmost minimum is sampled, so that runs of equal hashes leave few samples.
          lowest = hash
          lowestAt = position
        } else {
          isNew = false
        }
        if position == firstWindow || (isNew && position > firstWindow) { body(lowestAt, lowest) }
      }
    }
  }

  @inline(__always)
  private static func spread(_ scalar: UInt32) -> UInt64 {
    (UInt64(scalar) &+ 1) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

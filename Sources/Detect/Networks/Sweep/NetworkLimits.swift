/// What is held in memory at most, whatever the input.
package struct NetworkLimits: Sendable, Hashable {
  /// Pairs within the window in all: 8 bytes each, and 16 while edges are made.
  package var pairs = 50_000_000
  /// An object with more is left out, with a diagnostic: shared a million times in a minute it would give 5 × 10^11.
  package var pairsOfObject = 10_000_000

  package init() {}
}

extension ShareIndex {
  /// How many pairs of an object's entries lie within a window. Linear.
  package func pairCount(of object: Int, within window: Int64) -> Int {
    let range = entries(of: object)
    var (count, newest) = (0, range.lowerBound)
    for oldest in range {
      newest = max(newest, oldest)
      while newest + 1 < range.upperBound,
        entries[newest + 1].time.isWithin(window, after: entries[oldest].time)
      {
        newest += 1
      }
      count += newest - oldest
    }
    return count
  }
}

extension Int64 {
  /// Whether it comes at most `window` after the other, which is not later. Extreme times do not overflow.
  func isWithin(_ window: Int64, after other: Int64) -> Bool {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return !overflow && difference <= window
  }
}

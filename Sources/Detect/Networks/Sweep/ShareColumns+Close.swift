package import TocsinModel

extension ShareColumns {
  /// The last post that shares something within a window of what one of an earlier number shared: those behind it make
  /// no pair. Only rows from `first` on are asked about; the others are what they may be near to.
  ///
  /// O(n) where one of the last rows is near to another, else O(n + asked · log asked) times the logarithm of asked.
  /// - Parameter hidden: posts that do not count.
  /// - Returns: `nil` where none does.
  package func lastClose(from first: Int, within window: Int64, hidden: Set<UInt32>) -> UInt32? {
    var (end, portion) = (count, 1 << 12)
    while end > first {
      // From the end, since the last one is looked for: what was passed over is near to nothing at all.
      let begin = Swift.max(first, end - portion)
      if let last = lastClose(begin..<end, within: window, hidden) { return last }
      (end, portion) = (begin, portion * 16)
    }
    return nil
  }

  private func lastClose(
    _ rows: Range<Int>, within window: Int64, _ hidden: Set<UInt32>
  ) -> UInt32? {
    let asked = rows.filter { hidden.isEmpty || !hidden.contains(posts[$0]) }.sorted {
      (objects[$0], times[$0], posts[$0]) < (objects[$1], times[$1], posts[$1])
    }
    // Nearly all rows are passed over without a look at what is asked.
    var known = HashFilter(count: asked.count)
    for row in asked { known.insert(objects[row]) }
    var next = Array(0...asked.count)
    func unmarked(_ place: Int) -> Int {
      var place = place
      while next[place] != place {
        next[place] = next[next[place]]
        place = next[place]
      }
      return place
    }
    var last: UInt32?
    for row in 0..<rows.upperBound {
      let object = objects[row]
      guard known.contains(object), hidden.isEmpty || !hidden.contains(posts[row]) else { continue }
      let begin = times[row] &- window
      var (low, high) = (0, asked.count)
      while low < high {
        let middle = (low + high) / 2
        let other = asked[middle]
        if (objects[other], times[other]) < (object, begin) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      // Each is looked at until it is known to have a neighbour: an object that all share at once costs no more.
      low = unmarked(low)
      while low < asked.count, objects[asked[low]] == object,
        times[asked[low]] <= times[row] &+ window
      {
        if asked[low] != row {
          last = Swift.max(last ?? 0, posts[asked[low]])
          next[low] = low + 1
        }
        low = unmarked(low + 1)
      }
    }
    return last
  }
}

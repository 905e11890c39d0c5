/// The shortest way from one sequence of words to another.
///
/// E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1 (1986), the
/// greedy algorithm of section 3, with a limit on D.
package enum WordDiff {
  /// A stretch that is equal, or that was replaced (either side may be empty).
  package struct Edit: Hashable, Sendable {
    package let isEqual: Bool
    package let a: Range<Int>
    package let b: Range<Int>
  }

  /// Edits that turn `a[rangeA]` into `b[rangeB]`, in order, without gaps, equal and changed ones
  /// alternating.
  ///
  /// O((N+M)·D) time and O(D²) memory with D ≤ `limit`; beyond the limit the middle is one replaced block.
  package static func edits(
    _ a: [Int32], _ rangeA: Range<Int>, _ b: [Int32], _ rangeB: Range<Int>, limit: Int = 400
  ) -> [Edit] {
    var (lowA, highA, lowB, highB) = (
      rangeA.lowerBound, rangeA.upperBound, rangeB.lowerBound, rangeB.upperBound
    )
    while lowA < highA, lowB < highB, a[lowA] == b[lowB] {
      lowA += 1
      lowB += 1
    }
    while lowA < highA, lowB < highB, a[highA - 1] == b[highB - 1] {
      highA -= 1
      highB -= 1
    }
    var list = EditList()
    list.append(true, rangeA.lowerBound..<lowA, rangeB.lowerBound..<lowB)
    if lowA == highA || lowB == highB {
      list.append(false, lowA..<highA, lowB..<highB)
    } else if let path = trace(a, lowA..<highA, b, lowB..<highB, limit: limit) {
      for run in path {
        list.append(false, list.endA(or: lowA)..<run.a, list.endB(or: lowB)..<run.b)
        list.append(true, run.a..<run.a + run.length, run.b..<run.b + run.length)
      }
      list.append(false, list.endA(or: lowA)..<highA, list.endB(or: lowB)..<highB)
    } else {
      list.append(false, lowA..<highA, lowB..<highB)
    }
    list.append(true, highA..<rangeA.upperBound, highB..<rangeB.upperBound)
    return list.edits
  }

  /// The equal runs of a shortest edit script, in order; `nil` beyond the limit.
  private static func trace(
    _ a: [Int32], _ rangeA: Range<Int>, _ b: [Int32], _ rangeB: Range<Int>, limit: Int
  ) -> [(a: Int, b: Int, length: Int)]? {
    let (n, m) = (rangeA.count, rangeB.count)
    let most = min(limit, n + m)
    var furthest = [Int32](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    // After round d, only the diagonals -d...d can have changed: those are what is kept.
    var history: [[Int32]] = []
    for d in 0...most {
      for k in stride(from: -d, through: d, by: 2) where k >= -m && k <= n {
        let down = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
        var x = Int(down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1)
        // Beside the rectangle there is nothing to walk on.
        if x > n || x - k > m || x < 0 || x - k < 0 {
          furthest[middle + k] = Int32(clamping: x)
          continue
        }
        while x < n, x - k < m, a[rangeA.lowerBound + x] == b[rangeB.lowerBound + x - k] { x += 1 }
        furthest[middle + k] = Int32(clamping: x)
        if x >= n, x - k >= m {
          return runs(back: history, d: d, n: n, m: m, from: (rangeA.lowerBound, rangeB.lowerBound))
        }
      }
      history.append(Array(furthest[middle - d...middle + d]))
    }
    return nil
  }

  private static func runs(
    back history: [[Int32]], d last: Int, n: Int, m: Int, from origin: (a: Int, b: Int)
  ) -> [(a: Int, b: Int, length: Int)] {
    var runs: [(a: Int, b: Int, length: Int)] = []
    var (x, y) = (n, m)
    for d in stride(from: last, to: 0, by: -1) {
      let row = history[d - 1]
      func reach(_ k: Int) -> Int {
        let index = k + d - 1
        return row.indices.contains(index) ? Int(row[index]) : -1
      }
      let k = x - y
      let down = k == -d || (k != d && reach(k - 1) < reach(k + 1))
      let previous = down ? k + 1 : k - 1
      let (fromX, fromY) = (reach(previous), reach(previous) - previous)
      let startX = down ? fromX : fromX + 1
      if x > startX {
        runs.append((origin.a + startX, origin.b + startX - k, x - startX))
      }
      (x, y) = (fromX, fromY)
    }
    if x > 0 { runs.append((origin.a, origin.b, x)) }
    return runs.reversed()
  }
}

/// Edits in the making: empty ones are dropped, neighbours of one kind are joined.
struct EditList {
  private(set) var edits: [WordDiff.Edit] = []

  mutating func append(_ isEqual: Bool, _ a: Range<Int>, _ b: Range<Int>) {
    guard !a.isEmpty || !b.isEmpty else { return }
    if let last = edits.last, last.isEqual == isEqual {
      edits.removeLast()
      edits.append(
        WordDiff.Edit(
          isEqual: isEqual, a: last.a.lowerBound..<a.upperBound, b: last.b.lowerBound..<b.upperBound
        ))
    } else {
      edits.append(WordDiff.Edit(isEqual: isEqual, a: a, b: b))
    }
  }

  func endA(or start: Int) -> Int { edits.last?.a.upperBound ?? start }
  func endB(or start: Int) -> Int { edits.last?.b.upperBound ?? start }
}

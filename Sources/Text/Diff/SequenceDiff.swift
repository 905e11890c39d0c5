/// The difference between two sequences as alternating runs.
package enum DiffRun: Hashable, Sendable {
  /// Equal elements of both.
  case same(a: Range<Int>, b: Range<Int>)
  /// Elements of a that give way to elements of b; one of the two ranges may be empty.
  case replaced(a: Range<Int>, b: Range<Int>)
}

/// Compares two sequences with the greedy algorithm of E. W. Myers, “An O(ND) Difference Algorithm and Its
/// Variations”, Algorithmica 1 (1986).
///
/// Common ends are taken first. O((N + M)·D) time and O(D²) memory, where D is the number of
/// differences; beyond `limit` differences what is left is returned as one replacement.
package func sequenceDiff<Element: Equatable>(
  _ a: [Element], _ b: [Element], limit: Int = 1_000
) -> [DiffRun] {
  var start = 0
  while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
  var (endA, endB) = (a.count, b.count)
  while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
    endA -= 1
    endB -= 1
  }
  var runs: [DiffRun] = []
  func append(_ run: DiffRun) {
    switch (run, runs.last) {
    case (.same(let a, let b), _) where a.isEmpty && b.isEmpty: return
    case (.replaced(let a, let b), _) where a.isEmpty && b.isEmpty: return
    case (.same(let a, let b), .same(let lastA, let lastB)?):
      runs[runs.count - 1] = .same(
        a: lastA.lowerBound..<a.upperBound, b: lastB.lowerBound..<b.upperBound)
    case (.replaced(let a, let b), .replaced(let lastA, let lastB)?):
      runs[runs.count - 1] = .replaced(
        a: lastA.lowerBound..<a.upperBound, b: lastB.lowerBound..<b.upperBound)
    default: runs.append(run)
    }
  }
  append(.same(a: 0..<start, b: 0..<start))
  for run in middleDiff(a[start..<endA], b[start..<endB], limit: limit) { append(run) }
  append(.same(a: endA..<a.count, b: endB..<b.count))
  return runs
}

private func middleDiff<Element: Equatable>(
  _ a: ArraySlice<Element>, _ b: ArraySlice<Element>, limit: Int
) -> [DiffRun] {
  let (n, m) = (a.count, b.count)
  let whole = DiffRun.replaced(a: a.startIndex..<a.endIndex, b: b.startIndex..<b.endIndex)
  guard n > 0, m > 0 else { return [whole] }
  let most = min(n + m, limit)
  // furthest[k + offset]: how far a is used on diagonal k = x − y.
  let offset = most + 1
  var furthest = [Int](repeating: 0, count: 2 * most + 3)
  var trace: [[Int]] = []
  for d in 0...most {
    trace.append(Array(furthest[(offset - d)...(offset + d)]))
    for k in stride(from: -d, through: d, by: 2) {
      let goesDown = k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1])
      var x = goesDown ? furthest[offset + k + 1] : furthest[offset + k - 1] + 1
      var y = x - k
      while x < n, y < m, x >= 0, y >= 0, a[a.startIndex + x] == b[b.startIndex + y] {
        x += 1
        y += 1
      }
      furthest[offset + k] = x
      if x >= n, y >= m { return path(trace, d, n, m, a.startIndex, b.startIndex) }
    }
  }
  return [whole]
}

/// Walks the trace back from the end; `trace[d]` holds the diagonals −d…d before step d.
private func path(
  _ trace: [[Int]], _ last: Int, _ n: Int, _ m: Int, _ startA: Int, _ startB: Int
) -> [DiffRun] {
  var runs: [DiffRun] = []
  var (x, y) = (n, m)
  for d in stride(from: last, to: 0, by: -1) {
    let before = trace[d]
    func furthest(_ k: Int) -> Int { abs(k) <= d ? before[k + d] : Int.min / 2 }
    let k = x - y
    let goesDown = k == -d || (k != d && furthest(k - 1) < furthest(k + 1))
    let previousK = goesDown ? k + 1 : k - 1
    let previousX = furthest(previousK)
    let previousY = previousX - previousK
    let (midX, midY) = goesDown ? (previousX, previousY + 1) : (previousX + 1, previousY)
    runs.append(.same(a: (startA + midX)..<(startA + x), b: (startB + midY)..<(startB + y)))
    runs.append(
      .replaced(
        a: (startA + previousX)..<(startA + midX), b: (startB + previousY)..<(startB + midY)))
    (x, y) = (previousX, previousY)
  }
  runs.append(.same(a: startA..<(startA + x), b: startB..<(startB + y)))
  return runs.reversed()
}

/// Aligns two short stretches letter by letter: Needleman and Wunsch (1970) with match +1, everything
/// else −1. Quadratic, so its callers bound the lengths.
struct GapAligner {
  typealias Stretch = Slice<UnsafeBufferPointer<UInt32>>

  struct Result: Hashable {
    var matches = 0
    var edits = 0
    /// How far each stretch was used.
    var a = 0
    var b = 0
  }

  /// Score and matches of the best alignment of two prefixes.
  private struct Cell {
    var score: Int32
    var matches: Int32
  }

  private var row: [Cell] = []

  /// The best alignment of both stretches whole.
  mutating func align(_ a: Stretch, _ b: Stretch) -> Result {
    if a.isEmpty || b.isEmpty { return Result(edits: a.count + b.count, a: a.count, b: b.count) }
    if a.count == 1, b.count == 1 {
      return a.first == b.first
        ? Result(matches: 1, a: 1, b: 1) : Result(edits: 1, a: 1, b: 1)
    }
    var last = Cell(score: 0, matches: 0)
    fill(a, b, backwards: false) { _, _, cell in last = cell }
    return Result(
      matches: Int(last.matches), edits: Int(last.matches - last.score), a: a.count, b: b.count)
  }

  /// The prefixes (or, backwards, suffixes) whose alignment scores most; empty when none gains.
  mutating func extend(_ a: Stretch, _ b: Stretch, backwards: Bool) -> Result {
    if a.isEmpty || b.isEmpty { return Result() }
    var best = Result()
    var bestScore: Int32 = 0
    fill(a, b, backwards: backwards) { i, j, cell in
      guard cell.score > bestScore else { return }
      bestScore = cell.score
      best = Result(
        matches: Int(cell.matches), edits: Int(cell.matches - cell.score), a: i + 1, b: j + 1)
    }
    return best
  }

  /// Visits every cell row by row; the last one visited aligns both stretches whole.
  @inline(__always)
  private mutating func fill(
    _ a: Stretch, _ b: Stretch, backwards: Bool, _ visit: (Int, Int, Cell) -> Void
  ) {
    let (aStart, bStart) = (a.startIndex, b.startIndex)
    let (aLast, bLast) = (a.endIndex - 1, b.endIndex - 1)
    row.removeAll(keepingCapacity: true)
    for j in 0...b.count { row.append(Cell(score: Int32(-j), matches: 0)) }
    row.withUnsafeMutableBufferPointer { row in
      for i in 0..<a.count {
        let letter = backwards ? a[aLast - i] : a[aStart + i]
        var diagonal = row[0]
        row[0] = Cell(score: Int32(-i - 1), matches: 0)
        for j in 0..<b.count {
          let isEqual = letter == (backwards ? b[bLast - j] : b[bStart + j])
          var cell = Cell(
            score: diagonal.score + (isEqual ? 1 : -1),
            matches: diagonal.matches + (isEqual ? 1 : 0))
          diagonal = row[j + 1]
          if diagonal.score - 1 > cell.score {
            cell = Cell(score: diagonal.score - 1, matches: diagonal.matches)
          }
          if row[j].score - 1 > cell.score {
            cell = Cell(score: row[j].score - 1, matches: row[j].matches)
          }
          row[j + 1] = cell
          visit(i, j, cell)
        }
      }
    }
  }
}

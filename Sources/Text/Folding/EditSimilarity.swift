/// How alike two sequences are as wholes: 1 less their Levenshtein distance over the length of the longer; 1 for two empty ones.
///
/// Bit-parallel, 64 rows at a time (Myers, JACM 1999, in blocks as in Hyyrö 2003). Time is the product of the lengths over
/// 64; memory is linear in the shorter one.
///
/// - Parameter limit: of longer sequences only so many are compared.
package func editSimilarity(_ a: [UInt32], _ b: [UInt32], limit: Int = 16_384) -> Double {
  let (a, b) = (a.prefix(limit), b.prefix(limit))
  let (rows, columns) = a.count <= b.count ? (a, b) : (b, a)
  guard let last = columns.indices.last, !rows.isEmpty else { return a.count == b.count ? 1 : 0 }
  let blocks = (rows.count + 63) / 64
  let none = [UInt64](repeating: 0, count: blocks)
  // For each letter of the shorter one, in which rows it stands.
  var places: [UInt32: [UInt64]] = [:]
  for (row, letter) in rows.enumerated() {
    places[letter, default: none][row / 64] |= 1 << UInt64(row % 64)
  }
  // Where the distance rises and falls from one row to the next.
  var rises = [UInt64](repeating: .max, count: blocks)
  var falls = none
  var distance = rows.count
  let lastRow: UInt64 = 1 << UInt64((rows.count - 1) % 64)
  for column in columns.startIndex...last {
    let equal = places[columns[column]] ?? none
    // What comes down from above the first row: the distance to nothing grows by one a column.
    var (up, down): (UInt64, UInt64) = (1, 0)
    for block in 0..<blocks {
      let (rise, fall) = (rises[block], falls[block])
      let vertical = equal[block] | fall
      let here = equal[block] | down
      let diagonal = (((here & rise) &+ rise) ^ rise) | here
      var risesAcross = fall | ~(diagonal | rise)
      var fallsAcross = rise & diagonal
      if block == blocks - 1 {
        if risesAcross & lastRow != 0 { distance += 1 }
        if fallsAcross & lastRow != 0 { distance -= 1 }
      }
      let (nextUp, nextDown) = (risesAcross >> 63, fallsAcross >> 63)
      risesAcross = risesAcross << 1 | up
      fallsAcross = fallsAcross << 1 | down
      rises[block] = fallsAcross | ~(vertical | risesAcross)
      falls[block] = risesAcross & vertical
      (up, down) = (nextUp, nextDown)
    }
  }
  return 1 - Double(distance) / Double(columns.count)
}

import TocsinModel

/// Numbers for the contents that occur in pairs, by row: few of all, so that only these are numbered.
struct PairedContents: Sendable {
  /// By row; `UInt32.max` for a content that no pair has.
  private(set) var numbers: [UInt32] = []
  /// How many contents there are.
  private(set) var count = 0

  init() {}

  /// O(rows + pairs) on average; rows are looked up on all cores.
  init(_ table: ShareTable, _ pairs: [CooRTweetPairs.Pair]) {
    var names = InternedNames()
    for pair in pairs {
      for row in [pair.older, pair.newer] {
        table.contents.withBytes(of: row) { _ = names.number(of: $0) }
      }
    }
    let found = names
    numbers = concurrently(mapping: table.count) { rows in
      rows.map { row in
        table.contents.withBytes(of: UInt32(row)) { found.find($0) } ?? .max
      }
    }.flatMap { $0 }
    count = names.count
  }
}

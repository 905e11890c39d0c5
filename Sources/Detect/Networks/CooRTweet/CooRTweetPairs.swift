import TocsinModel

/// Steps 1 to 5 of CooRTweet: who shared the same within the window.
struct CooRTweetPairs: Sendable {
  /// Two rows of one object, the older first.
  struct Pair: Sendable {
    var older: UInt32
    var newer: UInt32
  }

  let table: ShareTable
  let options: CooRTweetOptions
  private(set) var isIncluded: [Bool]
  private(set) var pairs: [Pair] = []
  /// What the rows of the pairs say.
  private(set) var contents = PairedContents()
  private(set) var diagnostics: [Diagnostic] = []

  /// O(n log n + pairs).
  init(_ table: ShareTable, _ options: CooRTweetOptions) throws(NetworksError) {
    self.table = table
    self.options = options
    // Rows, not distinct contents, decide who takes part enough.
    var rows = [Int](repeating: 0, count: table.accounts.count)
    for account in table.account { rows[Int(account)] += 1 }
    isIncluded = rows.map { $0 >= options.minimumParticipation }
    let index = ShareIndex(table, isIncluded: isIncluded)
    let skipped = try Self.explosive(index, table, options, &diagnostics)
    let parts = concurrently(mapping: index.objectCount) { objects in
      var found: [Pair] = []
      for object in objects where !skipped.contains(object) {
        Self.sweep(index, object, table, options, &found)
      }
      return found
    }
    pairs = parts.flatMap { $0 }
    contents = PairedContents(table, pairs)
    if options.minimumParticipation >= 1 { pairs = participating(pairs) }
  }

  private static func explosive(
    _ index: ShareIndex, _ table: ShareTable, _ options: CooRTweetOptions,
    _ diagnostics: inout [Diagnostic]
  ) throws(NetworksError) -> Set<Int> {
    let counts = concurrently(mapping: index.objectCount) { objects in
      objects.map { index.pairCount(of: $0, within: options.window) }
    }.flatMap { $0 }
    let most = options.limits.pairsOfObject
    var total = 0
    var skipped: Set<Int> = []
    for (object, count) in counts.enumerated() {
      if count <= most {
        total += count
        continue
      }
      skipped.insert(object)
      diagnostics.append(.explosive(table.objects[UInt32(object)], pairs: count))
    }
    guard total <= options.limits.pairs else {
      throw .tooManyPairs(count: total, most: options.limits.pairs)
    }
    return skipped
  }

  private static func sweep(
    _ index: ShareIndex, _ object: Int, _ table: ShareTable, _ options: CooRTweetOptions,
    _ found: inout [Pair]
  ) {
    let range = index.entries(of: object)
    for older in range {
      let first = index.entries[older]
      var newer = older + 1
      while newer < range.upperBound {
        let second = index.entries[newer]
        guard second.time.isWithin(options.window, after: first.time) else { break }
        newer += 1
        if options.removesLoops {
          if first.account == second.account { continue }
          let (contents, own) = (table.contents, UInt32(object))
          if contents.isEqual(first.row, to: second.row, in: contents)
            || contents.isEqual(first.row, to: own, in: table.objects)
            || contents.isEqual(second.row, to: own, in: table.objects)
          {
            continue
          }
        }
        found.append(Pair(older: first.row, newer: second.row))
      }
    }
  }

  /// Step 5: the pairs of which either content (both, corrected) belongs to an account that takes part often enough.
  func participating(_ pairs: [Pair]) -> [Pair] {
    let numbers = contents.numbers
    var isPaired = [Bool](repeating: false, count: contents.count)
    for pair in pairs {
      isPaired[Int(numbers[Int(pair.older)])] = true
      isPaired[Int(numbers[Int(pair.newer)])] = true
    }
    var counts = [Int](repeating: 0, count: table.accounts.count)
    for row in 0..<table.count where isIncluded[Int(table.account[row])] {
      if numbers[row] != .max, isPaired[Int(numbers[row])] {
        counts[Int(table.account[row])] += 1
      }
    }
    var isGood = [Bool](repeating: false, count: contents.count)
    for row in 0..<table.count where isIncluded[Int(table.account[row])] {
      if numbers[row] != .max, counts[Int(table.account[row])] >= options.minimumParticipation {
        isGood[Int(numbers[row])] = true
      }
    }
    return pairs.filter { pair in
      let older = isGood[Int(numbers[Int(pair.older)])]
      let newer = isGood[Int(numbers[Int(pair.newer)])]
      return options.isCorrected ? older && newer : older || newer
    }
  }
}

extension Diagnostic {
  /// An object that is shared so often at once that its pairs say nothing.
  static func explosive(_ object: String, pairs: Int) -> Diagnostic {
    Diagnostic(
      code: "networks.explosive-object", severity: .warning,
      message: """
        The object “\(object.prefix(80))” alone makes \(pairs) pairs within the window, so that its \
        pairs were left out.
        """, place: Place(path: "-"))
  }
}

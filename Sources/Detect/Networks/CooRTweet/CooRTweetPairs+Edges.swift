import TocsinModel

extension CooRTweetPairs {
  struct Keyed: Sendable {
    /// The places of the two accounts among the names, the smaller one first.
    var key: UInt64
    var pair: Int
  }

  /// The accounts of the pairs in the order of their names.
  var rankedAccounts: [UInt32] {
    var isPaired = [Bool](repeating: false, count: table.accounts.count)
    for pair in pairs {
      isPaired[Int(table.account[Int(pair.older)])] = true
      isPaired[Int(table.account[Int(pair.newer)])] = true
    }
    return table.accounts.sorted(isPaired.indices.filter { isPaired[$0] }.map(UInt32.init))
  }

  /// The pairs, by the names of their accounts; pairs of the same two stay in order. O(p log p).
  func sortedByAccounts(_ ranked: [UInt32]) -> [Keyed] {
    var ranks = [UInt32](repeating: 0, count: table.accounts.count)
    for (rank, account) in ranked.enumerated() { ranks[Int(account)] = UInt32(rank) }
    var keyed = pairs.enumerated().map { number, pair in
      let a = ranks[Int(table.account[Int(pair.older)])]
      let b = ranks[Int(table.account[Int(pair.newer)])]
      return Keyed(key: UInt64(min(a, b)) << 32 | UInt64(max(a, b)), pair: number)
    }
    keyed.sort { $0.key != $1.key ? $0.key < $1.key : $0.pair < $1.pair }
    return keyed
  }

  /// What the pairs of one edge come to.
  func measure(_ pairs: [Pair]) -> CoordinatedEdge.Measure {
    // Most edges are of one pair.
    if pairs.count == 1 {
      let delta = table.time[Int(pairs[0].newer)] - table.time[Int(pairs[0].older)]
      return CoordinatedEdge.Measure(
        weight: 1, averageTimeDelta: Double(delta), contents: 1, contentsY: 1)
    }
    var sum: Double = 0
    var (older, newer, objects) = (Set<UInt32>(), Set<UInt32>(), Set<UInt32>())
    let first = pairs.first.map { table.account[Int($0.older)] }
    for pair in pairs {
      let (x, y) = (Int(pair.older), Int(pair.newer))
      sum += Double(table.time[y] - table.time[x])
      // The defect of the original: the sides are the older and the newer share, not the two accounts.
      let isTurned = options.isCorrected && table.account[x] != first
      older.insert(contents.numbers[isTurned ? y : x])
      newer.insert(contents.numbers[isTurned ? x : y])
      objects.insert(table.object[x])
    }
    return CoordinatedEdge.Measure(
      weight: options.isCorrected ? objects.count : pairs.count,
      averageTimeDelta: sum / Double(max(1, pairs.count)), contents: older.count,
      contentsY: newer.count)
  }

  /// Which pairs belong to the faster network; `nil` without one.
  ///
  /// The pairs within the second window are filtered by participation again, and then joined back on their two
  /// contents only, so that a slow pair of the same contents under another object counts as fast as well.
  func fastFlags() -> [Bool]? {
    guard let window = options.fastWindow else { return nil }
    var fast = pairs.filter {
      table.time[Int($0.newer)].isWithin(window, after: table.time[Int($0.older)])
    }
    if options.minimumParticipation >= 1 { fast = participating(fast) }
    let numbers = contents.numbers
    func key(_ pair: Pair) -> [UInt32] {
      let sides = [numbers[Int(pair.older)], numbers[Int(pair.newer)]]
      return options.isCorrected ? sides + [table.object[Int(pair.older)]] : sides
    }
    let keys = Set(fast.map(key))
    return pairs.map { keys.contains(key($0)) }
  }
}

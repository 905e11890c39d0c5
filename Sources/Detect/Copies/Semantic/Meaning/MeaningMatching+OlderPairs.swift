extension MeaningMatching {
  /// Older pairs that passages which came may have changed.
  struct OlderPairs {
    /// All of them, of which some are none any more.
    var pairs: Set<NumberPair> = []
    /// Those that were looked at closely, not decided yet.
    var matches: [MeaningMatch] = []
    /// Others that may vouch for a pair.
    var vouching: [MeaningMatch] = []
    /// Pairs that are alike for another reason.
    var known: Set<NumberPair> = []
  }

  /// More passages are not looked at again at a time: they are of a crowd, whose other members keep it together.
  private static let mostReached = 4096

  /// Measures the older pairs that may be decided otherwise, now that passages came: the new ones may be nearer to one of two than
  /// the other is, push it out of the nearest, or vouch for both. A pair that cannot vouch any more, or can now, takes others with it.
  ///
  /// Only documents of one passage, as posts are: what becomes of long ones hangs on all of their passages, and is looked at when all
  /// are (``start(_:new:)``).
  ///
  /// - Parameters:
  ///   - new: pairs with a new passage.
  ///   - links: gives those of documents whose letters are alike as wholes.
  nonisolated(nonsending) mutating func olderPairs(
    besides new: [MeaningMatch], _ reader: some PassageReader, _ keeper: some NeighbourKeeper,
    known links: ([UInt32]?) throws -> [CopyLink]
  ) async throws -> OlderPairs {
    var older = OlderPairs()
    older.known = knownPairs(try links(documents))
    var reached: Set<Int> = []
    var touched = neighbourhood.newcomersNeighbours
    let first = neighbourhood.first
    for pair in new.filter({ $0.logit >= leastAlone }).map(\.pair) + older.known
    where pair.b >= first {
      touched.formUnion([Int(pair.a), Int(pair.b)])
    }
    while reached.count < Self.mostReached {
      let fresh = touched.subtracting(reached).filter { $0 < first && index.isWhole($0) }
      guard !fresh.isEmpty else { break }
      reached.formUnion(fresh)
      try await neighbourhood.look(around: fresh, keeper)
      older.known = knownPairs(try links(documents))
      touched = try await measure(around: fresh, into: &older, reader, keeper)
    }
    let vouching = voucher(of: new + older.matches, notAmong: older)
    try await neighbourhood.measure(vouching, keeper)
    older.vouching = try await measured(vouching, reader, keeper)
    return older
  }

  /// The least log-odds of a pair that may vouch for others.
  private var leastAlone: Double { min(decisions.same.alone, decisions.different.alone) }

  /// Measures the older pairs of some passages.
  ///
  /// - Returns: the passages of which what they vouch for has changed.
  private nonisolated(nonsending) mutating func measure(
    around passages: Set<Int>, into older: inout OlderPairs, _ reader: some PassageReader,
    _ keeper: some NeighbourKeeper
  ) async throws -> Set<Int> {
    let (first, index) = (neighbourhood.first, index)
    func isAsked(_ pair: NumberPair) -> Bool {
      pair.b < first && (passages.contains(Int(pair.a)) || passages.contains(Int(pair.b)))
        && !older.pairs.contains(pair) && !older.known.contains(pair)
        && index.isWhole(Int(pair.a)) && index.isWhole(Int(pair.b))
    }
    let now = neighbourhood.pairs(where: isAsked)
    let before = neighbourhood.former.pairs(where: isAsked)
    let pairs = now.union(before).sorted()
    try await neighbourhood.measure(pairs, keeper)
    let comparison = MeaningComparison(neighbourhood: neighbourhood, decisions: decisions)
    let former = MeaningComparison(neighbourhood: neighbourhood.former, decisions: decisions)

    var measuring = PairMeasuring(pairs, comparison, screens: screens, keeper)
    try await measuring.count(reader)
    let promising = try await measuring.promising(comparison).filter { now.contains(pairs[$0]) }
    let formerly = try await measuring.promising(former).filter { before.contains(pairs[$0]) }
    try await measuring.align(Set(promising).union(formerly).sorted(), reader)
    measuring.keep(keeper)

    let matches = try await measuring.matches(promising, comparison)
    let formerMatches = try await measuring.matches(formerly, former)
    older.pairs.formUnion(pairs)
    older.matches += matches
    let changed = [decisions.same.alone, decisions.different.alone].flatMap { alone in
      Set(matches.filter { $0.logit >= alone }.map(\.pair))
        .symmetricDifference(formerMatches.filter { $0.logit >= alone }.map(\.pair))
    }
    return Set(changed.flatMap { [Int($0.a), Int($0.b)] })
  }

  /// Older pairs, not measured yet, of one passage of a pair that needs a voucher with one that surely is like the other.
  private func voucher(of matches: [MeaningMatch], notAmong older: OlderPairs) -> [NumberPair] {
    var alike: [UInt32: Set<UInt32>] = [:]
    for pair in matches.lazy.filter({ $0.logit >= leastAlone }).map(\.pair) + older.known {
      alike[pair.a, default: []].insert(pair.b)
      alike[pair.b, default: []].insert(pair.a)
    }
    var wanted: Set<NumberPair> = []
    for match in matches {
      let decision = decisions[match.languages]
      guard match.logit >= decision.supported, match.logit < decision.alone else { continue }
      let (a, b) = (match.pair.a, match.pair.b)
      for (one, other) in [(a, b), (b, a)] {
        for third in alike[one] ?? [] where third != other {
          let pair = NumberPair(third, other)
          guard pair.b < neighbourhood.first, !older.pairs.contains(pair),
            !older.known.contains(pair),
            neighbourhood.isPair(pair)
          else { continue }
          wanted.insert(pair)
        }
      }
    }
    return wanted.sorted()
  }
}

extension MeaningIndex {
  /// Whether a passage is the only one of its document.
  fileprivate func isWhole(_ row: Int) -> Bool {
    let document = passages[row].document
    return (row == 0 || passages[row - 1].document != document)
      && (row + 1 == count || passages[row + 1].document != document)
  }
}

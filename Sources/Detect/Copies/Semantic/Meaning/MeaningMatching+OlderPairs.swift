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

  /// More pairs are not decided again at a time: they are of a crowd, whose other members keep it together.
  private static let mostPairs = 65_536

  /// Measures the older pairs that may be decided otherwise, now that passages came: a new one is nearer to one of two than the other
  /// is, or pushes it out of the nearest, or vouches for both. A pair that can vouch no more, or can now, takes those of its passages
  /// with it.
  ///
  /// Only documents of one passage, as posts are: what becomes of long ones hangs on all of their passages, and is looked at when all
  /// are (``start(in:new:)``).
  ///
  /// - Parameters:
  ///   - new: pairs with a new passage.
  ///   - known: pairs that are alike for another reason.
  ///   - links: gives what is known of documents.
  nonisolated(nonsending) mutating func olderPairs(
    besides new: [MeaningMatch], known: Set<NumberPair>, _ reader: some PassageReader,
    _ links: some LinkReader, _ keeper: some NeighbourKeeper
  ) async throws -> OlderPairs {
    var older = OlderPairs(known: known)
    var asked = vouchedFor(by: new, known)
    asked.formUnion(try await neighbourhood.pushedOut(keeper))
    let nearest = neighbourhood.newcomersNearest
    try await neighbourhood.look(around: Set(nearest.keys), keeper)
    asked.formUnion(neighbourhood.pairs(of: nearest))
    // Some have it among their nearest without being among its own.
    asked.formUnion(
      pairs(try links.meant(Set(nearest.keys.map { index.owners[$0] }).sorted())))
    while older.pairs.count < Self.mostPairs {
      asked = asked.filter { isOlder($0) && !older.pairs.contains($0) }
      try addKnown(of: asked, to: &older, links)
      asked.subtract(older.known)
      guard !asked.isEmpty else { break }
      let changed = try await measure(asked.sorted(), into: &older, reader, keeper)
      // What they vouch for, or did.
      asked = try await neighbourhood.pairsWithThirds(
        of: changed, or: pairs(try links.meant(documents(of: changed))), keeper)
    }
    try await addVouching(for: new + older.matches, to: &older, reader, links, keeper)
    return older
  }

  private func addKnown(
    of asked: Set<NumberPair>, to older: inout OlderPairs, _ links: some LinkReader
  ) throws {
    let alike = try links.alike(documents(of: asked))
    older.known.formUnion(pairs(alike.map { NumberPair($0.a, $0.b) }))
  }

  /// Whether a pair is of two older documents of one passage.
  private func isOlder(_ pair: NumberPair) -> Bool {
    pair.b < neighbourhood.first && index.isWhole(Int(pair.a)) && index.isWhole(Int(pair.b))
  }

  /// The least log-odds of pairs that vouch for some others, and for all.
  private var leastAlone: Double { min(decisions.same.alone, decisions.different.alone) }
  private var mostAlone: Double { max(decisions.same.alone, decisions.different.alone) }

  /// The documents of pairs, ascending.
  private func documents(of pairs: some Sequence<NumberPair>) -> [UInt32] {
    Set(pairs.flatMap { [index.owners[Int($0.a)], index.owners[Int($0.b)]] }).sorted()
  }

  /// Pairs of passages that are both like a new one.
  private func vouchedFor(by new: [MeaningMatch], _ known: Set<NumberPair>) -> Set<NumberPair> {
    var alike: [UInt32: [Int]] = [:]
    for pair in new.filter({ $0.logit >= mostAlone }).map(\.pair) + known
    where pair.b >= neighbourhood.first {
      alike[pair.b, default: []].append(Int(pair.a))
      alike[pair.a, default: []].append(Int(pair.b))
    }
    var pairs: Set<NumberPair> = []
    for (third, passages) in alike where third >= neighbourhood.first {
      pairs.formUnion(neighbourhood.pairs(among: Set(passages)))
    }
    return pairs
  }

  /// Measures older pairs.
  ///
  /// - Returns: those that can vouch for others and could not, or the other way round.
  private nonisolated(nonsending) mutating func measure(
    _ pairs: [NumberPair], into older: inout OlderPairs, _ reader: some PassageReader,
    _ keeper: some NeighbourKeeper
  ) async throws -> [NumberPair] {
    // One that was related may be near only as seen from the other.
    try await neighbourhood.look(at: Set(pairs.flatMap { [Int($0.a), Int($0.b)] }), keeper)
    try await neighbourhood.measure(pairs, keeper)
    let comparison = MeaningComparison(neighbourhood: neighbourhood, decisions: decisions)
    let former = MeaningComparison(neighbourhood: neighbourhood.former, decisions: decisions)
    var measuring = PairMeasuring(pairs, comparison, screens: screens, keeper)
    try await measuring.count(reader)
    let promising = try await measuring.promising(comparison).filter {
      comparison.neighbourhood.isPair(pairs[$0])
    }
    let formerly = try await measuring.promising(former).filter {
      former.neighbourhood.isPair(pairs[$0])
    }
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
    return Set(changed).sorted()
  }

  /// Measures the older pairs by which a third passage may vouch for one that is in need of it.
  private nonisolated(nonsending) mutating func addVouching(
    for matches: [MeaningMatch], to older: inout OlderPairs, _ reader: some PassageReader,
    _ links: some LinkReader, _ keeper: some NeighbourKeeper
  ) async throws {
    let support = MeaningSupport(matches, known: older.known, decisions: decisions)
    let needy = matches.filter(support.isInNeed).map(\.pair)
    let measured = older.pairs.union(neighbourhood.candidates)
    let alike = Set(matches.filter { $0.logit >= leastAlone }.map(\.pair)).union(older.known)
    let first = neighbourhood.first
    let asked = try await neighbourhood.pairsWithThirds(
      of: needy, or: alike.union(pairs(try links.meant(documents(of: needy)))),
      besides: measured.subtracting(alike), keeper
    ).filter { $0.b < first && !measured.contains($0) }
    try addKnown(of: asked, to: &older, links)
    let unknown = asked.subtracting(older.known).sorted()
    try await neighbourhood.measure(unknown, keeper)
    older.vouching = try await self.measured(unknown, reader, keeper)
  }
}

internal import TocsinModel

/// Finds the passages that say the same, in one language or in several.
///
/// The way of a pair: among the nearest of one of the two → screened by what is cheap to know → letters and tokens
/// aligned → decided, alone or with the support of a third. When texts came, older pairs for which that may end otherwise now go it
/// again (``olderPairs(besides:known:_:_:_:)``).
package struct MeaningMatching {
  let index: MeaningIndex
  let decisions: MeaningDecisions
  /// Whether pairs that are hopeless from afar are left out; all are wanted for fitting the decision.
  package var screens = true
  var neighbourhood: MeaningNeighbourhood
  /// Pairs of documents whose older passages were decided again.
  package private(set) var decidedAgain: Set<NumberPair> = []

  /// - Parameters:
  ///   - first: the first passage that is new.
  ///   - panels: those of the index when it was smaller.
  ///   - keeper: keeps the nearest of each passage.
  /// - Returns: `nil` when no model gave vectors.
  nonisolated(nonsending) package init?(
    _ index: MeaningIndex, from first: Int = 0, panels: BackgroundPanels? = nil,
    _ keeper: some NeighbourKeeper = NoKeeper()
  ) async throws {
    guard let decisions = MeaningDecisions.fitted(for: Set(index.spaces.keys)) else { return nil }
    self.index = index
    self.decisions = decisions
    neighbourhood = try await MeaningNeighbourhood(
      of: index, from: first, panels: panels, keeper)
  }

  /// A matching of pairs that are known.
  init(_ index: MeaningIndex, _ decisions: MeaningDecisions, _ neighbourhood: MeaningNeighbourhood)
  {
    self.index = index
    self.decisions = decisions
    self.neighbourhood = neighbourhood
  }

  /// From which passage on pairs are decided when passages came: from the first of these, or, where all passages are looked at anyway,
  /// all pairs again. An old pair is judged by its neighbours, too, and by texts that vouch for it.
  package static func start(in index: MeaningIndex, new first: Int) -> Int {
    MeaningNeighbourhood.isOfAll(index, from: first) ? 0 : first
  }

  /// The documents that are part of a pair with a new passage, ascending; `nil` for all.
  package var documents: [UInt32]? { neighbourhood.documents }

  /// What to hand on when the index has grown.
  package var panels: BackgroundPanels { neighbourhood.panels }

  /// Pairs that are measured together, which bounds memory.
  private static let block = 16_384

  /// All pairs that were looked at closely, with at least one new passage or decided again. Sorted.
  ///
  /// - Parameters:
  ///   - links: gives what is known of documents.
  ///   - keeper: keeps what is known of pairs.
  nonisolated(nonsending) package mutating func matches(
    _ reader: some PassageReader, _ links: some LinkReader = NewLinks(),
    _ keeper: some NeighbourKeeper = NoKeeper()
  ) async throws -> [MeaningMatch] {
    let alike = pairs(try links.alike(documents).map { NumberPair($0.a, $0.b) })
    let candidates = neighbourhood.candidates.filter { !alike.contains($0) }
    var matches: [MeaningMatch] = []
    for start in stride(from: 0, to: candidates.count, by: Self.block) {
      let block = Array(candidates[start..<min(start + Self.block, candidates.count)])
      matches += try await measured(block, reader, keeper)
    }
    guard neighbourhood.first > 0 else {
      return decided(matches, MeaningSupport(matches, known: alike, decisions: decisions))
    }
    let older = try await olderPairs(besides: matches, known: alike, reader, links, keeper)
    decidedAgain = Set(older.pairs.map { index.documents(of: $0) })
    matches = (matches + older.matches).sorted { $0.pair < $1.pair }
    let vouching = matches + older.vouching
    return decided(
      matches, MeaningSupport(vouching, known: older.known, decisions: decisions))
  }

  private func decided(_ matches: [MeaningMatch], _ support: MeaningSupport) -> [MeaningMatch] {
    var matches = matches
    for position in matches.indices { support.decide(&matches[position]) }
    return matches
  }

  /// The passages of pairs of documents that consist of one each.
  func pairs(_ documents: [NumberPair]) -> Set<NumberPair> {
    Set(
      documents.compactMap { pair in
        guard let a = index.onlyPassage(of: pair.a), let b = index.onlyPassage(of: pair.b) else {
          return nil
        }
        return NumberPair(a, b)
      })
  }

  /// Pairs that were looked at closely, in the order in which they are asked for, not decided yet.
  ///
  /// - Parameter keeper: keeps what is known of pairs of the index.
  nonisolated(nonsending) func measured(
    _ pairs: [NumberPair], _ reader: some PassageReader, _ keeper: some NeighbourKeeper = NoKeeper()
  ) async throws -> [MeaningMatch] {
    let comparison = MeaningComparison(neighbourhood: neighbourhood, decisions: decisions)
    var measuring = PairMeasuring(pairs, comparison, screens: screens, keeper)
    try await measuring.count(reader)
    let promising = try await measuring.promising(comparison)
    try await measuring.align(promising, reader)
    measuring.keep(keeper)
    return try await measuring.matches(promising, comparison)
  }
}

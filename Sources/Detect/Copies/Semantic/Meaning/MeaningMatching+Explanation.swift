extension MeaningMatching {
  /// Why two passages were, or were not, found to say the same.
  package struct Explanation: Sendable {
    package var match: MeaningMatch
    /// Whether one of the two is among the nearest of the other; other pairs are not looked at.
    package var areNeighbours: Bool
    /// Whether what is cheap to know left a chance.
    package var isWorthAligning: Bool
    /// Each measurement with its value and what it adds to the log-odds, most telling first.
    package var parts: [(name: String, value: Double, part: Double)]
    /// The least log-odds for a pair alone, and for one that a third supports.
    package var alone: Double
    package var supported: Double
  }

  /// Looks at every pair of passages of two documents, the likeliest first; screens none.
  ///
  /// - Parameter matches: all that were found, which may support the pair.
  nonisolated(nonsending) package func explain(
    _ a: UInt32, _ b: UInt32, among matches: [MeaningMatch], _ reader: some PassageReader
  ) async throws -> [Explanation] {
    let rows = [a, b].map { document in
      index.passages.indices.filter { index.passages[$0].document == document }
    }
    let pairs = rows[0].flatMap { first in
      rows[1].map { PassagePair(a: UInt32(min(first, $0)), b: UInt32(max(first, $0))) }
    }.sorted()
    var all = self
    all.screens = false
    let decided = Dictionary(uniqueKeysWithValues: matches.map { ($0.pair, $0) })
    let near = Set(neighbourhood.candidates(from: 0))
    return try await all.measured(pairs, reader).map { measured in
      let match = decided[measured.pair] ?? measured
      let decision = decisions[match.languages]
      let values = match.measured.values
      let parts = zip(MeaningMeasurements.names, zip(values, decision.parts(values)))
        .map { (name: $0, value: $1.0, part: $1.1) }
      return Explanation(
        match: match, areNeighbours: near.contains(match.pair),
        isWorthAligning: decision.isWorthAligning(match.measured),
        parts: parts.filter { $0.part != 0 }.sorted { abs($0.part) > abs($1.part) },
        alone: decision.alone, supported: decision.supported)
    }.sorted { ($1.match.logit, $0.match.pair) < ($0.match.logit, $1.match.pair) }
  }
}

extension MeaningDecision {
  /// What each measurement adds to the log-odds, in the order of ``MeaningMeasurements/values``.
  func parts(_ values: [Double]) -> [Double] { decision.parts(values) }
}

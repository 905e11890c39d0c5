internal import TocsinModel

extension MeaningMatching {
  /// Why two passages were, or were not, found to say the same.
  package struct Explanation: Sendable {
    package var match: MeaningMatch
    /// What the two say, in the order of the documents that were asked for.
    package var texts: (a: String, b: String)
    /// Whether one of the two is no passage, but was found by its sentences.
    package var isPlace = false
    /// Whether one of the two is among the nearest of the other; other pairs of passages are not looked at.
    package var areNeighbours: Bool
    /// Whether what is cheap to know left a chance.
    package var isWorthAligning: Bool
    /// Each measurement with its value and what it adds to the log-odds, most telling first.
    package var parts: [(name: String, value: Double, part: Double)]
    /// The least log-odds for a pair alone, and for one that a third supports.
    package var alone: Double
    package var supported: Double
  }

  /// Looks at every pair of passages of two documents, and at what is found where they are cut alike, the likeliest first; screens
  /// none.
  ///
  /// - Parameters:
  ///   - matches: all that were found, which may support the pair.
  ///   - least: the share of the shorter document that must have places to be cut alike.
  nonisolated(nonsending) package func explain(
    _ a: UInt32, _ b: UInt32, among matches: [MeaningMatch], least: Double,
    _ reader: some PassageReader
  ) async throws -> [Explanation] {
    let rows = [a, b].map { document in
      index.passages.indices.filter { index.passages[$0].document == document }
    }
    let pairs = rows[0].flatMap { first in
      rows[1].map { NumberPair(first, $0) }
    }.sorted()
    var all = self
    all.screens = false
    let decided = Dictionary(uniqueKeysWithValues: matches.map { ($0.pair, $0) })
    let read = try reader.texts(of: [a, b])
    let texts: KeyValuePairs = [a: read[0], b: read[1]]
    let near = Set(neighbourhood.candidates)
    var explanations = try await all.measured(pairs, reader).map { measured in
      let match = decided[measured.pair] ?? measured
      return explanation(of: match, texts, areNeighbours: near.contains(match.pair))
    }
    if a != b, rows.contains(where: { $0.count > 1 }), rows.allSatisfy({ !$0.isEmpty }) {
      let passages = [a, b].enumerated().map { ($1, rows[$0][0]..<rows[$0][0] + rows[$0].count) }
      let cut = try await all.realigned(
        [NumberPair(a, b)], Dictionary(uniqueKeysWithValues: passages),
        least: least, reader)
      for match in cut?.matches ?? [] {
        guard var place = cut?.matching.explanation(of: match, texts, areNeighbours: true) else {
          continue
        }
        place.isPlace = true
        explanations.append(place)
      }
    }
    return explanations.sorted { ($1.match.logit, $0.match.pair) < ($0.match.logit, $1.match.pair) }
  }

  private func explanation(
    of match: MeaningMatch, _ texts: KeyValuePairs<UInt32, String>, areNeighbours: Bool
  ) -> Explanation {
    let decision = decisions[match.languages]
    let values = match.measured.values
    let parts = zip(MeaningMeasurements.names, zip(values, decision.parts(values)))
      .map { (name: $0, value: $1.0, part: $1.1) }
    /// The passage that is of a document; of one that is held against itself, either.
    func said(_ text: (key: UInt32, value: String)) -> String {
      let passages = [match.a, match.b].map { index.passages[$0] }
      return passages.first { $0.document == text.key }.map { String(text.value.slice($0.span)) }
        ?? ""
    }
    return Explanation(
      match: match, texts: (said(texts[0]), said(texts[1])), areNeighbours: areNeighbours,
      isWorthAligning: decision.isWorthAligning(match.measured),
      parts: parts.filter { $0.part != 0 }.sorted { abs($0.part) > abs($1.part) },
      alone: decision.alone, supported: decision.supported)
  }
}

extension MeaningDecision {
  /// What each measurement adds to the log-odds, in the order of ``MeaningMeasurements/values``.
  func parts(_ values: [Double]) -> [Double] { decision.parts(values) }
}

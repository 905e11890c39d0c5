internal import TocsinModel

/// Finds the passages that say the same, in one language or in several.
///
/// The way of a pair: among the nearest of one of the two → screened by what is cheap to know → letters and tokens
/// aligned → decided, alone or with the support of a third.
package struct MeaningMatching {
  let index: MeaningIndex
  let decisions: MeaningDecisions
  /// Whether pairs that are hopeless from afar are left out; all are wanted for fitting the decision.
  package var screens = true
  let neighbourhood: MeaningNeighbourhood

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

  /// The documents that can be part of a pair, ascending; `nil` for all.
  package var documents: [UInt32]? { neighbourhood.documents }

  /// What to hand on when the index has grown.
  package var panels: BackgroundPanels { neighbourhood.panels }

  /// Pairs that are measured together, which bounds memory.
  private static let block = 16_384

  /// All pairs that were looked at closely, at least one passage of each new, decided. Sorted.
  ///
  /// - Parameter known: documents whose letters are alike as wholes: they are not looked at again, and vouch for others.
  nonisolated(nonsending) package func matches(
    known: [CopyLink], _ reader: some PassageReader
  ) async throws -> [MeaningMatch] {
    let known = knownPairs(known)
    let candidates = neighbourhood.candidates.filter { !known.contains($0) }
    var matches: [MeaningMatch] = []
    for start in stride(from: 0, to: candidates.count, by: Self.block) {
      let block = Array(candidates[start..<min(start + Self.block, candidates.count)])
      matches += try await measured(block, reader)
    }
    let support = MeaningSupport(matches, known: known, decisions: decisions)
    for position in matches.indices { support.decide(&matches[position]) }
    return matches
  }

  private func knownPairs(_ links: [CopyLink]) -> Set<NumberPair> {
    let linked = Set(links.flatMap { [$0.a, $0.b] })
    var only: [UInt32: UInt32] = [:]
    var several: Set<UInt32> = []
    for (number, passage) in index.passages.enumerated() where linked.contains(passage.document) {
      if only.updateValue(UInt32(number), forKey: passage.document) != nil {
        several.insert(passage.document)
      }
    }
    var pairs: Set<NumberPair> = []
    for link in links where !several.contains(link.a) && !several.contains(link.b) {
      guard let a = only[link.a], let b = only[link.b] else { continue }
      pairs.insert(NumberPair(a, b))
    }
    return pairs
  }

  nonisolated(nonsending) func measured(
    _ pairs: [NumberPair], _ reader: some PassageReader
  ) async throws -> [MeaningMatch] {
    let numbers = Set(pairs.flatMap { [$0.a, $0.b] }).sorted()
    let written = try passageTexts(numbers, reader)
    let languages = numbers.map { index.passages[Int($0)].language }
    let prepared = try await parallelMap(numbers.indices, atMost: 512) { part in
      part.map { PassageText(written[$0], language: languages[$0]) }
    }
    let folded = Dictionary(uniqueKeysWithValues: zip(numbers, prepared))
    let comparison = MeaningComparison(neighbourhood: neighbourhood, decisions: decisions)
    let (decisions, screens) = (decisions, screens)
    let screened = try await parallelMap(pairs.indices, atMost: 2048) { part in
      var aligner = Aligner()
      return part.compactMap { position -> MeaningMatch? in
        // Decisions are fitted without these.
        if screens, let match = comparison.transliterated(pairs[position], folded) { return match }
        let languages = comparison.languages(of: pairs[position])
        let measured = comparison.screen(pairs[position], folded)
        guard
          !screens
            || decisions[languages].isWorthAligning(measured)
              && !comparison.isForm(pairs[position], measured, folded, with: &aligner)
        else { return nil }
        return MeaningMatch(
          pair: pairs[position], measured: measured, languages: languages, logit: 0)
      }
    }
    let aligned = Set(screened.flatMap { [$0.pair.a, $0.pair.b] })
    let wanted = numbers.indices.filter { aligned.contains(numbers[$0]) }
    let seen = try await reader.tokens(of: wanted.map { written[$0] })
    let tokens = Dictionary(uniqueKeysWithValues: zip(wanted.map { numbers[$0] }, seen ?? []))
    return try await parallelMap(screened.indices, atMost: 256) { part in
      var aligner = Aligner()
      return part.map { position in
        var match = screened[position]
        comparison.align(&match, folded, tokens, with: &aligner)
        return match
      }
    }
  }

  private func passageTexts(_ numbers: [UInt32], _ reader: some PassageReader) throws -> [String] {
    let passages = numbers.map { index.passages[Int($0)] }
    let documents = Set(passages.map(\.document)).sorted()
    let known = Dictionary(uniqueKeysWithValues: zip(documents, try reader.texts(of: documents)))
    return passages.map { passage in
      known[passage.document].map { String($0.slice(passage.span)) } ?? ""
    }
  }
}

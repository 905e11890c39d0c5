internal import TocsinModel

/// Measures pairs of passages: what is known of them is taken as it is, texts and tokens are read for the others only.
struct PairMeasuring {
  private let pairs: [NumberPair]
  private let comparison: MeaningComparison
  private let screens: Bool
  /// What is known of each of `pairs`.
  private var facts: [PairFacts?]
  /// Those of `pairs` of which more is known than before.
  private var learnt: Set<Int> = []
  private var texts: [UInt32: PassageText] = [:]

  /// - Parameters:
  ///   - screens: whether pairs that are hopeless from afar are left out, and texts in two scripts taken for one where they are.
  init(
    _ pairs: [NumberPair], _ comparison: MeaningComparison, screens: Bool,
    _ keeper: some NeighbourKeeper
  ) {
    self.pairs = pairs
    self.comparison = comparison
    self.screens = screens
    // Those of one passage follow each other.
    var (passage, known): (UInt32?, KnownPairs?)
    facts = pairs.map { pair in
      if pair.b != passage { (passage, known) = (pair.b, keeper.pairs(of: Int(pair.b))) }
      return known?[pair.a]
    }
  }

  /// Counts numbers and names where they are not known.
  nonisolated(nonsending) mutating func count(_ reader: some PassageReader) async throws {
    let unknown = facts.indices.filter { facts[$0] == nil }
    try await read(unknown, reader)
    let counted = try await parallelMap(unknown.indices, atMost: 2048) {
      [pairs, comparison, screens, texts] part in
      part.map { comparison.counted(pairs[unknown[$0]], texts, asksForScripts: screens) }
    }
    for (position, counted) in zip(unknown, counted) { facts[position] = counted }
    learnt.formUnion(unknown)
  }

  /// The positions of pairs that are worth a close look.
  nonisolated(nonsending) func promising(
    _ comparison: MeaningComparison
  ) async throws -> [Int] {
    try await parallelMap(pairs.indices, atMost: 2048) { [pairs, facts, screens] part in
      part.filter { position in
        guard let known = facts[position], known.stage != .form else { return false }
        return !screens || known.stage == .transliterated
          || comparison.isWorthAligning(pairs[position], known)
      }
    }
  }

  /// Aligns letters and tokens where they are not, but of fillings of one form.
  nonisolated(nonsending) mutating func align(
    _ positions: [Int], _ reader: some PassageReader
  ) async throws {
    let unaligned = positions.filter { facts[$0]?.stage == .counted }
    try await read(unaligned, reader)
    let unlike = try await withoutForms(unaligned)
    let passages = passages(of: unlike)
    let seen = try await reader.tokens(of: passages.map { texts[$0]?.text ?? "" })
    let tokens = Dictionary(uniqueKeysWithValues: zip(passages, seen ?? []))
    let aligned = try await parallelMap(unlike.indices, atMost: 256) {
      [pairs, facts, comparison, texts] part in
      var aligner = Aligner()
      return part.map { position in
        var known = facts[unlike[position]] ?? PairFacts()
        comparison.align(&known, of: pairs[unlike[position]], texts, tokens, with: &aligner)
        return known
      }
    }
    for (position, aligned) in zip(unlike, aligned) { facts[position] = aligned }
    learnt.formUnion(unaligned)
  }

  /// Marks those of some pairs that fill in one form; the others.
  private nonisolated(nonsending) mutating func withoutForms(_ positions: [Int]) async throws
    -> [Int]
  {
    guard screens else { return positions }
    let areForms = try await parallelMap(positions.indices, atMost: 2048) {
      [pairs, facts, comparison, texts] part in
      var aligner = Aligner()
      return part.map { place in
        let position = positions[place]
        let agreement = facts[position]?.agreement ?? MeaningMeasurements.Agreement()
        return comparison.isForm(pairs[position], agreement, texts, with: &aligner)
      }
    }
    for (position, isForm) in zip(positions, areForms) where isForm {
      facts[position]?.stage = .form
    }
    return zip(positions, areForms).filter { !$1 }.map(\.0)
  }

  /// Those of some pairs that were aligned, or need not be.
  nonisolated(nonsending) func matches(
    _ positions: [Int], _ comparison: MeaningComparison
  ) async throws -> [MeaningMatch] {
    try await parallelMap(positions.indices, atMost: 2048) { [pairs, facts] part in
      part.compactMap { place in
        let position = positions[place]
        return facts[position].flatMap { comparison.match(pairs[position], $0) }
      }
    }
  }

  /// Hands on what is known now and was not.
  func keep(_ keeper: some NeighbourKeeper) {
    for (passage, positions) in Dictionary(grouping: learnt, by: { pairs[$0].b }) {
      var known = keeper.pairs(of: Int(passage)) ?? KnownPairs()
      for position in positions { known[pairs[position].a] = facts[position] }
      keeper.keep(known, of: Int(passage))
    }
  }

  // MARK: Texts

  /// The passages of some pairs, ascending.
  private func passages(of positions: [Int]) -> [UInt32] {
    Set(positions.flatMap { [pairs[$0].a, pairs[$0].b] }).sorted()
  }

  /// Reads the passages of some pairs that were not read yet.
  private nonisolated(nonsending) mutating func read(
    _ positions: [Int], _ reader: some PassageReader
  ) async throws {
    let index = comparison.neighbourhood.index
    let numbers = passages(of: positions).filter { texts[$0] == nil }
    let passages = numbers.map { index.passages[Int($0)] }
    let documents = Set(passages.map(\.document)).sorted()
    let known = Dictionary(uniqueKeysWithValues: zip(documents, try reader.texts(of: documents)))
    let read = try await parallelMap(passages.indices, atMost: 512) { part in
      part.map { place in
        let passage = passages[place]
        let written = known[passage.document].map { String($0.slice(passage.span)) } ?? ""
        return PassageText(written, language: passage.language)
      }
    }
    for (number, text) in zip(numbers, read) { texts[number] = text }
  }
}

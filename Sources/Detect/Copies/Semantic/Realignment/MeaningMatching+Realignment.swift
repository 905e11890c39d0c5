internal import Algorithms
internal import TocsinModel

extension MeaningMatching {
  /// The links between documents whose passages were accepted, or say the same where they are cut alike; sorted by b, then a.
  ///
  /// A long text and its translation are cut at different places, and the halves of passages say different things. Where any two
  /// passages have something in common, the passages of the shorter document are sought in the sentences of the longer one
  /// (``SentenceAlignment``), and decided with the places that are found there like any others.
  ///
  /// - Parameters:
  ///   - known: the links by letters, which are asked for where there is anything to align. Documents of which they cover enough are not looked at again: of articles made of the same
  ///     sentences in any order, all pairs would be.
  ///   - least: the least coverage of the shorter document.
  nonisolated(nonsending) package func links(
    of matches: [MeaningMatch], known: @autoclosure () throws -> [CopyLink], least: Double,
    _ reader: some PassageReader
  ) async throws -> [CopyLink] {
    let links = links(of: matches, least: least)
    var byDocuments: [NumberPair: CopyLink] = [:]
    for link in links { byDocuments[NumberPair(link.a, link.b)] = link }
    let (pairs, rows) = cutApart(least: Realignment.nearShare * least)
    guard !pairs.isEmpty else { return links }
    let copied = try known().filter { Double($0.covered) >= least }
    let whole = links.filter { $0.covered >= Realignment.whole }
    let settled = Set((copied + whole).map { NumberPair($0.a, $0.b) })
    for part in pairs.filter({ !settled.contains($0) }).chunks(ofCount: Realignment.portion) {
      let found = try await realigned(Array(part), rows, least: least, reader)
      for link in found?.links(least: least) ?? [] {
        let documents = NumberPair(link.a, link.b)
        if link.covered > byDocuments[documents]?.covered ?? 0 { byDocuments[documents] = link }
      }
    }
    return byDocuments.values.sorted { ($0.b, $0.a) < ($1.b, $1.a) }
  }

  private enum Realignment {
    /// Of two passages that share some sentences: those of unrelated texts have as much in common once in a while, too, which costs
    /// time, but nothing else.
    static let leastMargin = 0.03
    /// How much of what is asked for must be in such passages: halves of a passage lie in two of the other text, of which only one may
    /// be near.
    static let nearShare = 0.3
    /// A link that covers so much of a document is not sought again.
    static let whole: Float = 0.9
    /// Pairs of documents that are aligned together, which bounds memory.
    static let portion = 256
  }

  /// Pairs of documents, not both of one passage, whose passages have something in common, sorted, and the passages of these
  /// documents.
  ///
  /// - Parameter least: the share of the shorter document in passages that have.
  private func cutApart(least: Double) -> (pairs: [NumberPair], rows: [UInt32: Range<Int>]) {
    guard index.spaces[.e5] != nil else { return ([], [:]) }
    var found: [NumberPair: Set<Int>] = [:]
    var rows: [UInt32: Range<Int>] = [:]
    for pair in neighbourhood.candidates {
      let (first, second) = (Int(pair.a), Int(pair.b))
      let (rowsOfA, rowsOfB) = (self.rows(around: first), self.rows(around: second))
      guard rowsOfA.count > 1 || rowsOfB.count > 1,
        let likeness = neighbourhood.likeness(of: pair, in: .e5),
        likeness.margin >= Realignment.leastMargin
      else { continue }
      found[index.documents(of: pair), default: []].formUnion([first, second])
      rows[index.passages[first].document] = rowsOfA
      rows[index.passages[second].document] = rowsOfB
    }
    func length(_ rows: some Sequence<Int>) -> Int {
      rows.reduce(0) { $0 + index.passages[$1].length }
    }
    let pairs = found.filter { documents, near in
      let (a, b) = (rows[documents.a] ?? 0..<0, rows[documents.b] ?? 0..<0)
      let shorter = length(a) <= length(b) ? a : b
      return Double(length(near.intersection(shorter))) >= least * Double(length(shorter))
    }
    return (pairs.keys.sorted(), rows)
  }

  /// The passages of the document that a passage is of.
  private func rows(around row: Int) -> Range<Int> {
    let document = index.passages[row].document
    let first = index.passages[..<row].suffix { $0.document == document }.startIndex
    let rest = index.passages[row...].prefix { $0.document == document }
    return first..<rest.endIndex
  }

  /// Passages of the shorter documents beside the places of the longer ones that were found for them, decided; `nil` where none were.
  ///
  /// - Parameters:
  ///   - rows: the passages of the documents.
  ///   - least: the share of the shorter document that must have places.
  nonisolated(nonsending) func realigned(
    _ pairs: [NumberPair], _ rows: [UInt32: Range<Int>], least: Double,
    _ reader: some PassageReader
  ) async throws -> RealignedMatches? {
    let numbers = Set(pairs.flatMap { [$0.a, $0.b] }).sorted()
    let documents = try await RealignedDocuments(
      numbers.map { ($0, rows[$0] ?? 0..<0) }, in: index, reader)
    let places = try await parallelMap(pairs.indices, atMost: 8) { part in
      part.flatMap { documents.places(of: pairs[$0], least: least) }
    }
    let cut = try await RecutPassages(places, of: documents, in: index, reader)
    guard !cut.pairs.isEmpty else { return nil }
    var matching = MeaningMatching(
      cut.index, decisions, try await MeaningNeighbourhood(of: cut.index, among: neighbourhood))
    matching.screens = screens
    var matches = try await matching.measured(cut.pairs, reader)
    // No third text is cut at these places. What vouches for a passage is another one of the same two documents that surely says the
    // same.
    let support = MeaningSupport([], known: [], decisions: decisions)
    var sure: Set<NumberPair> = []
    for position in matches.indices {
      support.decide(&matches[position])
      let match = matches[position]
      if match.isAccepted { sure.insert(cut.index.documents(of: match.pair)) }
    }
    for position in matches.indices where !matches[position].isAccepted {
      let documents = cut.index.documents(of: matches[position].pair)
      support.decide(&matches[position], isVouchedFor: sure.contains(documents))
    }
    return RealignedMatches(matching: matching, matches: matches, lengths: documents.lengths)
  }
}

/// Passages beside places that may say the same, decided.
struct RealignedMatches {
  /// Its index has these passages and places alone.
  let matching: MeaningMatching
  let matches: [MeaningMatch]
  /// Letters and digits of the documents.
  fileprivate let lengths: [UInt32: Int]

  func links(least: Double) -> [CopyLink] {
    matching.links(of: matches, lengths: lengths, least: least)
  }
}

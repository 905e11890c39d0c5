internal import Algorithms
internal import Index

extension CopyDetector {
  /// What was found about texts.
  package struct LinkSearch: Sendable {
    /// The verified links whose later document (`b`) was asked for. Sorted by b, then a.
    package var links: [CopyLink] = []
    /// Documents that resemble more texts than they were compared with, ascending.
    package var capped: [UInt32] = []
  }

  /// How many documents one task searches.
  private static let batch = 1024

  /// The links of documents to all earlier ones; each pair is found once, with its later document. Identical texts are
  /// not linked; groups collapse them. Runs on all cores, and can be cancelled between batches.
  ///
  /// - Parameters:
  ///   - documents: those that stand for their texts, ascending.
  ///   - contents: gives the texts of the numbers it is asked for, in that order, for at most
  ///     a few thousand documents at a time.
  nonisolated(nonsending) package func links(
    in texts: CopyTexts, for documents: [UInt32], contents: ([UInt32]) throws -> [String]
  ) async throws -> LinkSearch {
    var search = LinkSearch()
    for start in stride(from: 0, to: documents.count, by: Self.batch * 2) {
      try Task.checkCancellation()
      let block = Array(documents[start..<min(start + Self.batch * 2, documents.count)])
      let candidates = try await candidates(in: texts, for: block)
      search.capped += candidates.filter(\.isCapped).map(\.document)
      guard candidates.contains(where: { !$0.earlier.isEmpty }) else { continue }
      var numbers = candidates.flatMap { $0.earlier.isEmpty ? [] : [$0.document] + $0.earlier }
      numbers.sort()
      var distinct: [UInt32] = []
      for number in numbers where number != distinct.last { distinct.append(number) }
      let known = NumberedTexts(numbers: distinct, texts: try contents(distinct))
      search.links += try await verified(candidates, in: texts, contents: known)
    }
    return search
  }

  private struct Search: Sendable {
    var document: UInt32
    var earlier: [UInt32]
    var isCapped: Bool
  }

  private func candidates(in texts: CopyTexts, for block: [UInt32]) async throws -> [Search] {
    try await parallelMap(block.indices, atMost: Self.batch) { part in
      var candidates = Candidates(texts)
      return part.compactMap { place in
        let found = candidates.earlier(than: block[place])
        guard !found.earlier.isEmpty || found.isCapped else { return nil }
        return Search(document: block[place], earlier: found.earlier, isCapped: found.isCapped)
      }
    }
  }

  private func verified(
    _ searches: [Search], in texts: CopyTexts, contents: NumberedTexts
  ) async throws -> [CopyLink] {
    try await parallelMap(searches.indices, atMost: 128) { part in
      var verification = Verification(thresholds: thresholds, texts: texts, contents: contents)
      return part.flatMap { verification.links(of: searches[$0].document, searches[$0].earlier) }
    }
  }
}

/// Texts by the number of their document.
private struct NumberedTexts: Sendable {
  /// Ascending.
  let numbers: [UInt32]
  let texts: [String]

  /// Empty for a number without a text. Logarithmic.
  subscript(number: UInt32) -> String {
    let place = numbers.partitioningIndex { $0 >= number }
    guard place < min(numbers.count, texts.count), numbers[place] == number else { return "" }
    return texts[place]
  }
}

/// Aligns candidates and keeps those that are copies; folds each text once.
private struct Verification {
  let thresholds: CopyThresholds
  let texts: CopyTexts
  let contents: NumberedTexts
  private var folded: [UInt32: ComparedText] = [:]
  private var aligner = Aligner()

  init(thresholds: CopyThresholds, texts: CopyTexts, contents: NumberedTexts) {
    self.thresholds = thresholds
    self.texts = texts
    self.contents = contents
  }

  /// Folded texts kept for reuse.
  private static let kept = 256

  mutating func links(of document: UInt32, _ earlier: [UInt32]) -> [CopyLink] {
    let own = text(document)
    let whole = texts.index.entry(document).whole
    return earlier.sorted().compactMap { other in
      // Of several alignments of one worth the first is taken, so that which text comes first must not depend on
      // which was read first.
      let isTurned = whole < texts.index.entry(other).whole
      let comparison =
        isTurned
        ? Comparison(own, text(other), thresholds: thresholds, with: &aligner)
        : Comparison(text(other), own, thresholds: thresholds, with: &aligner)
      guard thresholds.accepts(comparison.alignment) else { return nil }
      let link = CopyLink(
        a: isTurned ? document : other, b: isTurned ? other : document,
        score: Float(comparison.alignment.score),
        coverageA: Float(comparison.alignment.coverageA),
        coverageB: Float(comparison.alignment.coverageB), spans: comparison.spans)
      return isTurned ? link.reversed : link
    }
  }

  private mutating func text(_ number: UInt32) -> ComparedText {
    if let known = folded[number] { return known }
    if folded.count >= Self.kept { folded.removeAll(keepingCapacity: true) }
    let text = ComparedText(contents[number], without: texts.boilerplate(of: number))
    folded[number] = text
    return text
  }
}

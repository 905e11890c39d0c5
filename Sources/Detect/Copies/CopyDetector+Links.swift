internal import Algorithms

extension CopyDetector {
  /// How many documents one task searches.
  private static let batch = 2048

  /// The verified links whose later document (`b`) has a number in `range`; each pair of documents
  /// is found in exactly one range. Identical texts are not linked; ``groups(in:links:)`` collapses them.
  /// Sorted by b, then a. Runs on all cores.
  ///
  /// - Parameter texts: gives the texts of the numbers it is asked for, in that order, for at most
  ///   a few thousand documents at a time.
  nonisolated(nonsending) package func links(
    in index: CopyIndex, for range: Range<Int>, texts: ([UInt32]) throws -> [String]
  ) async throws -> [CopyLink] {
    var links: [CopyLink] = []
    let range = range.clamped(to: 0..<index.count)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.batch * 2) {
      try Task.checkCancellation()
      let block = start..<min(start + Self.batch * 2, range.upperBound)
      let candidates = try await candidates(in: index, for: block)
      guard !candidates.isEmpty else { continue }
      var numbers = candidates.flatMap { [$0.document] + $0.earlier }
      numbers.sort()
      var distinct: [UInt32] = []
      for number in numbers where number != distinct.last { distinct.append(number) }
      let known = NumberedTexts(numbers: distinct, texts: try texts(distinct))
      links += try await verified(candidates, in: index, texts: known)
    }
    return links
  }

  private struct Search: Sendable {
    var document: UInt32
    var earlier: [UInt32]
  }

  private func candidates(in index: CopyIndex, for block: Range<Int>) async throws -> [Search] {
    try await parallelMap(block, atMost: Self.batch) { part in
      var candidates = Candidates(index: index)
      return part.compactMap { document in
        let earlier = candidates.earlier(than: document)
        return earlier.isEmpty ? nil : Search(document: UInt32(document), earlier: earlier)
      }
    }
  }

  private func verified(
    _ searches: [Search], in index: CopyIndex, texts: NumberedTexts
  ) async throws -> [CopyLink] {
    try await parallelMap(searches.indices, atMost: Self.batch) { part in
      var verification = Verification(thresholds: thresholds, index: index, texts: texts)
      return part.flatMap { verification.links(of: searches[$0].document, searches[$0].earlier) }
    }
  }
}

extension CopyDetector {
  /// The verified links of one new text to those stored, as if it were the next document. Sorted by a.
  ///
  /// - Parameter texts: gives the texts of the numbers it is asked for, in that order, at most
  ///   `candidatesPerDocument`.
  package func links(
    of text: String, in lookup: CopyLookup, texts: ([UInt32]) throws -> [String]
  ) rethrows -> [CopyLink] {
    let earlier = lookup.candidates(of: CopyFingerprint(of: text)).sorted()
    guard !earlier.isEmpty else { return [] }
    let number = UInt32(lookup.index.count)
    let known = NumberedTexts(numbers: earlier + [number], texts: try texts(earlier) + [text])
    var verification = Verification(thresholds: thresholds, index: lookup.index, texts: known)
    return verification.links(of: number, earlier)
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
  let index: CopyIndex
  let texts: NumberedTexts
  private var folded: [UInt32: ComparedText] = [:]
  private var aligner = Aligner()

  init(thresholds: CopyThresholds, index: CopyIndex, texts: NumberedTexts) {
    self.thresholds = thresholds
    self.index = index
    self.texts = texts
  }

  /// Folded texts kept for reuse.
  private static let kept = 256

  mutating func links(of document: UInt32, _ earlier: [UInt32]) -> [CopyLink] {
    let own = text(document)
    return earlier.sorted().compactMap { other in
      let comparison = Comparison(text(other), own, thresholds: thresholds, with: &aligner)
      guard thresholds.accepts(comparison.alignment) else { return nil }
      return CopyLink(
        a: other, b: document, score: Float(comparison.alignment.score),
        coverageA: Float(comparison.alignment.coverageA),
        coverageB: Float(comparison.alignment.coverageB), spans: comparison.spans)
    }
  }

  private mutating func text(_ number: UInt32) -> ComparedText {
    if let known = folded[number] { return known }
    if folded.count >= Self.kept { folded.removeAll(keepingCapacity: true) }
    let boilerplate =
      Int(number) < index.count ? index.boilerplate[index.sources[Int(number)]] : nil
    let text = ComparedText(texts[number], without: boilerplate)
    folded[number] = text
    return text
  }
}

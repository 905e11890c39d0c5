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
      for part in Self.parts(candidates.filter { !$0.earlier.isEmpty }, of: texts) {
        search.links += try await verified(part, in: texts, contents)
      }
    }
    return search
  }

  /// Letters of texts that are in memory at once, several times as many bytes.
  private static let lettersAtOnce = 4 << 20

  /// Searches that are verified together, in their order.
  private struct Part {
    var searches: [Search] = []
    /// Those of all texts that they compare.
    var letters = 0
  }

  private static func parts(_ searches: [Search], of texts: CopyTexts) -> [Part] {
    var parts: [Part] = []
    for search in searches {
      let letters = ([search.document] + search.earlier).reduce(0) {
        $0 + Int(texts.index.entry($1).length)
      }
      if let last = parts.last, last.letters + letters <= lettersAtOnce {
        parts[parts.count - 1].letters += letters
      } else {
        parts.append(Part(letters: letters))
      }
      parts[parts.count - 1].searches.append(search)
    }
    return parts
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

  private nonisolated(nonsending) func verified(
    _ part: Part, in texts: CopyTexts, _ contents: ([UInt32]) throws -> [String]
  ) async throws -> [CopyLink] {
    let searches = part.searches
    guard part.letters <= Self.lettersAtOnce else {
      // One document and what it resembles are too large to be in memory at once: one pair after another, without the part of
      // the index by which they were found.
      texts.index.forgetPages()
      return try withoutActuallyEscaping(contents) { contents in
        var verification = Verification(thresholds: thresholds, texts: texts) {
          try contents([$0]).first ?? ""
        }
        return try searches.flatMap { try verification.links(of: $0.document, $0.earlier) }
      }
    }
    var numbers = searches.flatMap { [$0.document] + $0.earlier }
    numbers.sort()
    var distinct: [UInt32] = []
    for number in numbers where number != distinct.last { distinct.append(number) }
    let known = NumberedTexts(numbers: distinct, texts: try contents(distinct))
    return try await parallelMap(searches.indices, atMost: 128) { part in
      var verification = Verification(thresholds: thresholds, texts: texts) { known[$0] }
      return try part.flatMap {
        try verification.links(of: searches[$0].document, searches[$0].earlier)
      }
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
  let content: (UInt32) throws -> String
  private var folded: [UInt32: ComparedText] = [:]
  private var letters = 0
  private var aligner = Aligner()

  init(
    thresholds: CopyThresholds, texts: CopyTexts, _ content: @escaping (UInt32) throws -> String
  ) {
    self.thresholds = thresholds
    self.texts = texts
    self.content = content
  }

  /// Folded texts kept for reuse, and their letters.
  private static let kept = (texts: 256, letters: 1 << 20)

  mutating func links(of document: UInt32, _ earlier: [UInt32]) throws -> [CopyLink] {
    let own = try text(document)
    let whole = texts.index.entry(document).whole
    return try earlier.sorted().compactMap { other in
      try Task.checkCancellation()
      // Of several alignments of one worth the first is taken, so that which text comes first must not depend on
      // which was read first.
      let isTurned = whole < texts.index.entry(other).whole
      let compared = try text(other)
      let comparison =
        isTurned
        ? Comparison(own, compared, thresholds: thresholds, with: &aligner)
        : Comparison(compared, own, thresholds: thresholds, with: &aligner)
      guard thresholds.accepts(comparison.alignment) else { return nil }
      let link = CopyLink(
        a: isTurned ? document : other, b: isTurned ? other : document,
        score: Float(comparison.alignment.score),
        coverageA: Float(comparison.alignment.coverageA),
        coverageB: Float(comparison.alignment.coverageB), spans: comparison.spans)
      return isTurned ? link.reversed : link
    }
  }

  private mutating func text(_ number: UInt32) throws -> ComparedText {
    if let known = folded[number] { return known }
    let text = ComparedText(try content(number), without: texts.boilerplate(of: number))
    let length = Int(texts.index.entry(number).length)
    if folded.count >= Self.kept.texts || letters + length > Self.kept.letters {
      folded.removeAll(keepingCapacity: true)
      letters = 0
    }
    guard length <= Self.kept.letters else { return text }
    folded[number] = text
    letters += length
    return text
  }
}

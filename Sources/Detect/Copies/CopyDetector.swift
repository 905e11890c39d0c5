package import TocsinModel

/// Finds who repeats whom. Values in, values out: it knows no file and no database.
package struct CopyDetector: Sendable {
  package let thresholds: CopyThresholds

  package init(thresholds: CopyThresholds = CopyThresholds()) {
    self.thresholds = thresholds
  }

  /// The verified links whose later document (`b`) has a number in `range`; each pair of documents
  /// is found in exactly one range. Identical texts are not linked; ``groups(in:links:)`` collapses them.
  ///
  /// - Parameter texts: gives the texts of the numbers it is asked for, in that order. It is called
  ///   from one thread at a time.
  package func links(
    in index: CopyIndex, for range: Range<Int>, texts: ([UInt32]) throws -> [String]
  ) throws -> [CopyLink] { [] }

  /// Groups of documents that repeat one text, largest first, then by lowest number.
  package func groups(in index: CopyIndex, links: [CopyLink]) -> [CopyGroup] { [] }

  /// The finding about a group, given its documents by number (the representatives' texts are needed; identical
  /// ones may come without text). `nil` when a closer look leaves no copy.
  package func finding(for group: CopyGroup, documents: [UInt32: Document]) -> Finding? { nil }

  /// Compares two documents whole: what they share and what differs, whatever the result.
  /// `a` and `b` of the result are ordered by time as far as it is known.
  package func compare(_ a: Document, _ b: Document) -> CopyPair {
    CopyPair(a: a.id, b: b.id, kind: .copypasta, score: 0, coverageA: 0, coverageB: 0)
  }

  /// Whether a comparison is enough to be called a copy.
  package func isCopy(_ pair: CopyPair) -> Bool { false }
}

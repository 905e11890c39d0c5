package import TocsinModel

/// A relation between two documents by their numbers, as the store keeps it.
package struct StoredLink: Hashable, Sendable {
  package var a: UInt32
  package var b: UInt32
  package var kind: CopyKind
  /// Of copypasta how much of the shorter text is repeated, otherwise a probability.
  package var score: Float
  package var coverageA: Float
  package var coverageB: Float
  /// What they share, encoded by the detector.
  package var spans: [UInt8]

  package init(
    a: UInt32, b: UInt32, kind: CopyKind = .copypasta, score: Float, coverageA: Float,
    coverageB: Float, spans: [UInt8]
  ) {
    self.a = a
    self.b = b
    self.kind = kind
    self.score = score
    self.coverageA = coverageA
    self.coverageB = coverageB
    self.spans = spans
  }
}

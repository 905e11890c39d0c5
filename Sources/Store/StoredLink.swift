package import TocsinModel

/// A relation between two documents by their numbers, as the store keeps it.
package struct StoredLink: Hashable, Sendable {
  package var a: UInt32
  package var b: UInt32
  package var kind: CopyKind
  package var score: Float
  /// That it is no coincidence; 1 where the letters show it.
  package var probability: Float
  package var coverageA: Float
  package var coverageB: Float
  /// Whether it was found by meaning, not by letters.
  package var isSemantic: Bool
  /// What they share, encoded by the detector.
  package var spans: [UInt8]

  package init(
    a: UInt32, b: UInt32, kind: CopyKind = .copypasta, score: Float, probability: Float = 1,
    coverageA: Float, coverageB: Float, isSemantic: Bool = false, spans: [UInt8]
  ) {
    self.a = a
    self.b = b
    self.kind = kind
    self.score = score
    self.probability = probability
    self.coverageA = coverageA
    self.coverageB = coverageB
    self.isSemantic = isSemantic
    self.spans = spans
  }
}

/// The tokens of a passage as the inner layers of a model see them, each in its context.
package struct TokenVectors: Sendable {
  /// How much each token says: more for rare ones.
  package var weights: [Float]
  /// A vector a token, of length 127: `weights.count` × ``dimension``.
  package var codes: [Int8]
  package var dimension: Int

  package init(weights: [Float], codes: [Int8], dimension: Int) {
    self.weights = weights
    self.codes = codes
    self.dimension = dimension
  }
}

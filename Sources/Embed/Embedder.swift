/// Turns texts into vectors whose cosine says how close their meanings are.
///
/// An embedder does not change after it is made: several threads may call it at once.
package protocol Embedder: Sendable {
  var model: EmbeddingModel { get }

  /// One vector of length 1 a text, row after row: `texts.count` × ``EmbeddingModel/dimension``.
  ///
  /// A text beyond the model's length is cut. Same texts, same vectors, however they are batched.
  func vectors(of texts: [String]) throws -> [Float]
}

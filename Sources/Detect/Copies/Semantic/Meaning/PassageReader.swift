/// Gives what a matching asks of texts: models, and what is kept of what they saw, are elsewhere.
package protocol PassageReader {
  /// The texts of documents by their numbers, in order.
  func texts(of documents: [UInt32]) throws -> [String]
  /// The tokens of passages; `nil` where the model that sees tokens is missing.
  nonisolated(nonsending) func tokens(of passages: [String]) async throws -> [TokenVectors]?
  /// The vectors of passages in a space that has them, row after row.
  nonisolated(nonsending) func vectors(
    of passages: [String], in space: MeaningSpace
  ) async throws -> [Float]
  /// The vectors of single sentences in the space of e5, row after row.
  nonisolated(nonsending) func vectors(ofSentences sentences: [String]) async throws -> [Float]
}

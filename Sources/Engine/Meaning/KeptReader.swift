import Copies
import Store
import Text
import TocsinModel

/// The documents of a workspace, read with what is kept of those that were read before.
struct KeptReader: PassageReader {
  let reading: MeaningReading
  let work: StepWork
  let tokens: TokenCache
  let sentences: SentenceCache

  func texts(of documents: [UInt32]) throws -> [String] { try work.store.texts(of: documents) }

  nonisolated(nonsending) func tokens(of passages: [String]) async throws -> [TokenVectors]? {
    try await tokens.tokens(of: passages, reading) { work.events(.diagnostic($0)) }
  }

  /// Tokens are seen on the way, and asked for soon.
  nonisolated(nonsending) func vectors(
    of passages: [String], in space: MeaningSpace
  ) async throws -> [Float] {
    let wordings = passages.map { Wording($0).text }
    guard space == .e5, let read = try await reading.vectorsAndTokens(of: wordings) else {
      return try await reading.vectors(of: wordings, in: space)
    }
    for (wording, seen) in zip(wordings, read.tokens) { tokens.keep(seen, of: wording) }
    return read.vectors
  }

  nonisolated(nonsending) func vectors(ofSentences sentences: [String]) async throws -> [Float] {
    try await self.sentences.vectors(of: sentences, reading)
  }
}

import Copies
import Text

/// Documents in memory.
struct DocumentReader: PassageReader {
  let reading: MeaningReading
  private let sentences = SentenceCache()
  private let text: (UInt32) -> String

  /// - Parameter text: gives a document's text by its number.
  init(reading: MeaningReading, text: @escaping (UInt32) -> String) {
    self.reading = reading
    self.text = text
  }

  func texts(of documents: [UInt32]) throws -> [String] { documents.map(text) }

  nonisolated(nonsending) func tokens(of passages: [String]) async throws -> [TokenVectors]? {
    try await reading.tokens(of: passages)
  }

  nonisolated(nonsending) func vectors(
    of passages: [String], in space: MeaningSpace
  ) async throws -> [Float] {
    try await reading.vectors(of: passages.map { Wording($0).text }, in: space)
  }

  nonisolated(nonsending) func vectors(ofSentences sentences: [String]) async throws -> [Float] {
    try await self.sentences.vectors(of: sentences, reading)
  }
}

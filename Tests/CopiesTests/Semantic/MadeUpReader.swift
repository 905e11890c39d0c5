import Copies

/// Gives made-up texts and what models would see in them.
struct MadeUpReader: PassageReader {
  var text: (UInt32) -> String
  var tokens: (String) -> TokenVectors? = { _ in nil }
  var vector: (String) -> [Float] = { _ in [Float](repeating: 0, count: 384) }

  func texts(of documents: [UInt32]) throws -> [String] { documents.map(text) }

  func tokens(of passages: [String]) async throws -> [TokenVectors]? {
    let seen = passages.compactMap(tokens)
    return seen.count == passages.count ? seen : nil
  }

  func vectors(of passages: [String], in space: MeaningSpace) async throws -> [Float] {
    passages.flatMap(vector)
  }

  func vectors(ofSentences sentences: [String]) async throws -> [Float] {
    sentences.flatMap(vector)
  }
}

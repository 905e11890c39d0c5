import CMatrix

/// multilingual-e5-small (Wang et al., 2024, “Multilingual E5 Text Embeddings”): a BERT encoder of
/// 12 layers, 384 wide, for a hundred languages, from one file of 4-bit weights.
///
/// The weights become bytes when it is made (21 MB); the table of words stays in the file. Products
/// are of bytes, exact in 32 bits, with a scale for each token and each row of weights.
///
/// Tokens of several texts lie one after another without padding, and nothing but attention crosses
/// tokens: a text's vector is the same, bit by bit, in whatever company it comes.
package final class MultilingualE5: Embedder {
  package let model = EmbeddingModel.multilingualE5

  /// What the model was trained to see before a text. “query: ” on both sides is what its authors
  /// advise where likeness is symmetric, as between two posts.
  package static let prefix = "query: "

  /// Tokens that go through the encoder together, unless a single text has more: the inner
  /// activations of as many stay in the processor's cache.
  static let batch = 256

  let path: cmatrix_path
  let file: String
  let shape: E5Shape
  let tokenizer: UnigramTokenizer
  let tables: EmbeddingTables
  let layers: [EncoderLayer]

  /// Reads the model. Linear in its size, but for the table of words.
  ///
  /// - Parameters:
  ///   - file: the path of `e5-small-q4.bin`.
  ///   - path: the instructions to use, where the processor has them.
  /// - Throws: ``EmbedError`` when the file is missing, unreadable, or not what it should be.
  package init(file: String, path: MatrixPath = .best) throws(EmbedError) {
    let content = try E5File(path: file)
    self.file = file
    self.path = path.value
    shape = content.shape
    tokenizer = UnigramTokenizer(vocabulary: content.vocabulary, map: content.map)
    tables = try EmbeddingTables(content)
    var layers: [EncoderLayer] = []
    for index in 0..<content.shape.layers {
      layers.append(try EncoderLayer(index, of: content, path: path.value))
    }
    self.layers = layers
  }

  /// The tokens that the encoder sees for a text: prefix, beginning and end included, at most 512.
  package func tokens(of text: String) -> [Int32] {
    let vocabulary = tokenizer.vocabulary
    let pieces = tokenizer.pieces(of: Self.prefix + text, most: shape.positions - 2)
    return [vocabulary.beginning] + pieces + [vocabulary.end]
  }

  /// - Throws: ``EmbedError/damaged(file:reason:)`` when the table of words holds what is not a
  ///   number.
  package func vectors(of texts: [String]) throws -> [Float] {
    var vectors: [Float] = []
    try forEachBatch(of: texts) { batch, state in
      enter(batch, state)
      apply(layers[...], to: batch, state)
      try pool(batch, state, into: &vectors)
    }
    return vectors
  }

  // MARK: The way through the encoder

  /// Gives texts as tokens, as many at a time as go through the encoder together.
  func forEachBatch(
    of texts: [String], _ body: (_ batch: [[Int32]], _ state: borrowing Activations) throws -> Void
  ) rethrows {
    let state = Activations(
      capacity: max(Self.batch, shape.positions), shape: shape,
      scores: cmatrix_attend_scratch(shape.positions))
    var waiting: [[Int32]] = []
    var count = 0
    for text in texts {
      let tokens = tokens(of: text)
      if count + tokens.count > Self.batch, !waiting.isEmpty {
        try body(waiting, state)
        waiting.removeAll(keepingCapacity: true)
        count = 0
      }
      waiting.append(tokens)
      count += tokens.count
    }
    if !waiting.isEmpty { try body(waiting, state) }
  }

  func enter(_ batch: [[Int32]], _ state: borrowing Activations) {
    tables.look(up: batch, into: state.hidden, path: path)
  }

  func apply(
    _ layers: ArraySlice<EncoderLayer>, to batch: [[Int32]], _ state: borrowing Activations
  ) {
    let lengths = batch.map(\.count)
    for layer in layers { layer.apply(to: state, lengths: lengths) }
  }

  /// Appends the vectors of a batch that went through all layers.
  func pool(
    _ batch: [[Int32]], _ state: borrowing Activations, into vectors: inout [Float]
  ) throws(EmbedError) {
    var row = state.hidden
    for tokens in batch {
      let start = vectors.count
      vectors.append(contentsOf: repeatElement(0, count: shape.width))
      let isFinite = vectors.withUnsafeMutableBufferPointer { vectors in
        vectors.baseAddress.map {
          Self.pool(row, count: tokens.count, width: shape.width, into: $0 + start)
        } ?? true
      }
      guard isFinite else {
        throw .damaged(file: file, reason: "its words hold what is not a number")
      }
      row += tokens.count * shape.width
    }
  }

  /// The mean of the tokens of a text, made a vector of length 1.
  ///
  /// - Returns: whether it is finite.
  private static func pool(
    _ tokens: UnsafePointer<Float>, count: Int, width: Int, into vector: UnsafeMutablePointer<Float>
  ) -> Bool {
    for token in 0..<count {
      let row = tokens + token * width
      for column in 0..<width { vector[column] += row[column] }
    }
    var squares: Float = 0
    for column in 0..<width {
      vector[column] /= Float(count)
      squares += vector[column] * vector[column]
    }
    let length = max(squares, 1e-12).squareRoot()
    for column in 0..<width { vector[column] /= length }
    return squares.isFinite
  }
}

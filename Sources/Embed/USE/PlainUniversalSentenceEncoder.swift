/// The Universal Sentence Encoder as it is defined, in plain floats: slow, and what the fast one must agree with.
package struct PlainUniversalSentenceEncoder: Embedder {
  package let model = EmbeddingModel.universalSentenceEncoder
  private let tokenizer: SentencePieceTokenizer
  private let embeddings: USEEmbeddings
  private let weights: USEWeights

  /// - Parameter folder: holds `sp.model` and `weights/*.npy`.
  /// - Throws: ``EmbedError`` for what is missing or damaged.
  package init(folder: String) throws {
    tokenizer = try SentencePieceTokenizer(path: "\(folder)/sp.model", size: USEShape.pieces)
    embeddings = try USEEmbeddings(folder: "\(folder)/weights")
    weights = try USEWeights(folder: "\(folder)/weights")
  }

  package func vectors(of texts: [String]) throws -> [Float] {
    try texts.flatMap { text in sentence(try tokenizer.pieces(of: text)) }
  }

  private func sentence(_ pieces: [Int32]) -> [Float] {
    let embedded = pieces.map(embedding)
    let projected = embedded.map { row in
      let joined = weights.branches.flatMap { branch in
        sum(product(row, branch.projection), branch.projectionBias)
      }
      return normalised(joined, weights.projectedGain, weights.projectedBias)
    }
    var features = embedded
    for (index, branch) in weights.branches.enumerated() {
      let columns = index * USEShape.width..<(index + 1) * USEShape.width
      let rows = projected.map { Array($0[columns]) }
      let once = convolution(rows, branch.shape, branch.first, branch.firstBias)
      let twice = convolution(once, branch.shape, branch.second, branch.secondBias)
      for token in features.indices { features[token] += twice[token] }
    }
    var total = [Float](repeating: 0, count: USEShape.features)
    for row in features {
      total = sum(total, normalised(row, weights.featureGain, weights.featureBias))
    }
    let count = Float(pieces.count)
    let mean = zip(product(total, weights.output), weights.outputBias).map { value, bias in
      (value + count * bias) / count.squareRoot()
    }
    return head(mean)
  }

  private func embedding(of piece: Int32) -> [Float] {
    let levels = UnsafeBufferPointer(
      start: embeddings.levels(of: piece), count: USEShape.embedding)
    let scale = embeddings.scale(of: piece)
    let offset = embeddings.offset(of: piece)
    return levels.map { Float($0) * scale + offset }
  }

  /// max(0, the neighbours of a token · matrix + bias) + the token; beyond the ends are zeros.
  private func convolution(
    _ rows: [[Float]], _ shape: USEShape.Branch, _ matrix: USEMatrix, _ bias: [Float]
  ) -> [[Float]] {
    let none = [Float](repeating: 0, count: USEShape.width)
    return rows.indices.map { token in
      let window = (0..<shape.slots).flatMap { slot in
        let neighbour = token + slot - shape.left
        return rows.indices.contains(neighbour) ? rows[neighbour] : none
      }
      return sum(rectified(sum(product(window, matrix), bias)), rows[token])
    }
  }

  /// The residual network of a sentence, tanh, and the length 1.
  private func head(_ mean: [Float]) -> [Float] {
    let first = rectified(product(mean, weights.d0))
    let second = rectified(sum(product(mean, weights.p1), product(first, weights.d1)))
    let third = rectified(product(second, weights.d2))
    return USESentence.unit(sum(product(second, weights.p3), product(third, weights.d3)))
  }

  private func normalised(_ row: [Float], _ gain: [Float], _ bias: [Float]) -> [Float] {
    let mean = row.reduce(0, +) / Float(row.count)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(row.count)
    let inverse = 1 / (variance + weights.epsilon).squareRoot()
    return row.indices.map { (row[$0] - mean) * inverse * gain[$0] + bias[$0] }
  }

  private func product(_ row: [Float], _ matrix: USEMatrix) -> [Float] {
    var result = [Float](repeating: 0, count: matrix.outputs)
    matrix.floats.withUnsafeBufferPointer { floats in
      for (input, value) in row.enumerated() where value != 0 {
        let start = input * matrix.outputs
        for output in result.indices { result[output] += value * floats[start + output] }
      }
    }
    return result
  }

  private func sum(_ a: [Float], _ b: [Float]) -> [Float] { zip(a, b).map(+) }

  private func rectified(_ row: [Float]) -> [Float] { row.map { max(0, $0) } }
}

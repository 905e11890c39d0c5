import CMatrix

/// One layer of the encoder: attention, then a feed-forward block, each added to the hidden state
/// and normalised (Vaswani et al., 2017, section 3.1; GELU instead of ReLU).
struct EncoderLayer: Sendable {
  private let shape: E5Shape
  private let path: cmatrix_path
  private let attention, output, expand, contract: Affine
  private let attentionNorm, outputNorm: Norm

  /// A matrix of weights and what is added to its product.
  private struct Affine {
    let weights: EncoderMatrix
    let bias: [Float]
  }

  private struct Norm {
    let gain, bias: [Float]
  }

  /// Layer `index` of a file; its queries, keys and values become one matrix.
  init(_ index: Int, of file: E5File, path: cmatrix_path) throws(EmbedError) {
    let width = file.shape.width
    let inner = file.shape.inner
    let name = "l\(index)."
    func affine(_ names: [String], rows: Int, columns: Int) throws(EmbedError) -> Affine {
      var weights = FourBitBlocks()
      var bias: [Float] = []
      for part in names {
        weights.append(try file.blocks("\(name)\(part).w", rows: rows, columns: columns))
        bias += try file.floats("\(name)\(part).b", count: rows)
      }
      guard
        let packed = EncoderMatrix(
          weights, rows: rows * names.count, columns: columns)
      else { throw .damaged(file: file.path, reason: "a matrix of layer \(index) is too small") }
      return Affine(weights: packed, bias: bias)
    }
    func norm(_ part: String) throws(EmbedError) -> Norm {
      Norm(
        gain: try file.floats("\(name)\(part).w", count: width),
        bias: try file.floats("\(name)\(part).b", count: width))
    }
    shape = file.shape
    self.path = path
    attention = try affine(["q", "k", "v"], rows: width, columns: width)
    output = try affine(["ao"], rows: width, columns: width)
    expand = try affine(["fi"], rows: inner, columns: width)
    contract = try affine(["fo"], rows: width, columns: inner)
    attentionNorm = try norm("aln")
    outputNorm = try norm("oln")
  }

  /// Carries the hidden state of texts that lie one after another through the layer.
  ///
  /// - Parameter lengths: tokens of each text; they sum to at most the capacity of `state`.
  func apply(to state: borrowing Activations, lengths: [Int]) {
    let width = shape.width
    let count = lengths.reduce(0, +)
    multiply(state.hidden, by: attention, count: count, into: state.attention, using: state)
    var start = 0
    for length in lengths {
      let queries = state.attention + start * 3 * width
      cmatrix_attend(
        path, queries, queries + width, queries + 2 * width, 3 * width, length, shape.heads,
        state.update + start * width, width, state.scores)
      start += length
    }
    // The queries are used up: their memory takes the product.
    multiply(state.update, by: output, count: count, into: state.attention, using: state)
    add(state.attention, count: count, norm: attentionNorm, to: state)

    multiply(
      state.hidden, by: expand, count: count, activation: CMATRIX_GELU, into: state.inner,
      using: state)
    multiply(state.inner, by: contract, count: count, into: state.update, using: state)
    add(state.update, count: count, norm: outputNorm, to: state)
  }

  private func multiply(
    _ rows: UnsafePointer<Float>, by affine: Affine, count: Int,
    activation: cmatrix_activation = CMATRIX_IDENTITY, into result: UnsafeMutablePointer<Float>,
    using state: borrowing Activations
  ) {
    affine.weights.multiply(
      rows, count: count, bias: affine.bias, activation: activation, into: result,
      bytes: state.quantised, scales: state.scales, path: path)
  }

  private func add(
    _ update: UnsafePointer<Float>, count: Int, norm: Norm, to state: borrowing Activations
  ) {
    cmatrix_normalise(
      path, state.hidden, update, count, shape.width, norm.gain, norm.bias, shape.epsilon)
  }
}

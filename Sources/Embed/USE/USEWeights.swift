/// The numbers of the Universal Sentence Encoder as its files hold them, embeddings aside.
struct USEWeights {
  /// A convolutional branch: project, then twice convolve.
  struct Branch {
    let shape: USEShape.Branch
    /// 512 → 256.
    let projection: USEMatrix
    let projectionBias: [Float]
    /// slots · 256 → 256, each with its bias.
    let first: USEMatrix
    let firstBias: [Float]
    let second: USEMatrix
    let secondBias: [Float]
  }

  let branches: [Branch]
  /// Of the normalisation after the projection, all branches side by side.
  let projectedGain: [Float]
  let projectedBias: [Float]
  /// Of the normalisation of a token's features.
  let featureGain: [Float]
  let featureBias: [Float]
  let epsilon: Float
  /// 1280 → 512.
  let output: USEMatrix
  let outputBias: [Float]
  /// The residual network of a sentence: `d0` and `p1` read the mean, and so on.
  let d0, d1, d2, d3, p1, p3: USEMatrix

  /// - Parameter folder: where the `.npy` files are.
  /// - Throws: ``EmbedError`` for what is missing or damaged.
  init(folder: String) throws(EmbedError) {
    func vector(_ name: String, _ count: Int) throws(EmbedError) -> [Float] {
      try NPYArray(path: "\(folder)/\(name).npy", shape: [count], of: .float32).floats()
    }
    func matrix(_ name: String, _ inputs: Int, _ outputs: Int) throws(EmbedError) -> USEMatrix {
      try USEMatrix(path: "\(folder)/\(name).npy", inputs: inputs, outputs: outputs)
    }
    let width = USEShape.width
    var branches: [Branch] = []
    var gain: [Float] = []
    var bias: [Float] = []
    for shape in USEShape.branches {
      let name = shape.name
      branches.append(
        Branch(
          shape: shape,
          projection: try matrix("proj\(name)", USEShape.embedding, width),
          projectionBias: try vector("proj_b\(name)", width),
          first: try matrix("w1_\(name)", shape.slots * width, width),
          firstBias: try vector("b1_\(name)", width),
          second: try matrix("w2_\(name)", shape.slots * width, width),
          secondBias: try vector("b2_\(name)", width)))
      gain += try vector("ln_g\(name)", width)
      bias += try vector("ln_b\(name)", width)
    }
    self.branches = branches
    projectedGain = gain
    projectedBias = bias
    featureGain = try vector("ln_g", USEShape.features)
    featureBias = try vector("ln_b", USEShape.features)
    let eps = "\(folder)/eps.npy"
    epsilon = Float(try NPYArray(path: eps, shape: [], of: .float64).double())
    guard epsilon > 0, epsilon < 1 else { throw .damaged(file: eps, reason: "it holds \(epsilon)") }
    output = try matrix("cnn_W", USEShape.features, USEShape.sentence)
    outputBias = try vector("cnn_b", USEShape.sentence)
    d0 = try matrix("d0", USEShape.sentence, USEShape.hidden)
    p1 = try matrix("p1", USEShape.sentence, USEShape.hidden)
    d1 = try matrix("d1", USEShape.hidden, USEShape.hidden)
    d2 = try matrix("d2", USEShape.hidden, USEShape.sentence)
    p3 = try matrix("p3", USEShape.hidden, USEShape.sentence)
    d3 = try matrix("d3", USEShape.sentence, USEShape.sentence)
  }
}

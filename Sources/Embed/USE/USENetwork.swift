import CMatrix

/// The Universal Sentence Encoder's matrices, packed for the integer product.
struct USENetwork: Sendable {
  struct Branch: Sendable {
    let shape: USEShape.Branch
    let first: PackedMatrix
    let firstBias: [Float]
    let second: PackedMatrix
    let secondBias: [Float]
  }

  let path: cmatrix_path
  let embeddings: USEEmbeddings
  let projection: PackedMatrix
  /// Of a column of the projection: its scale, the sum of its numbers, its bias.
  let projectionScales: [Float]
  let projectionSums: [Float]
  let projectionBias: [Float]
  let projectedGain: [Float]
  let projectedBias: [Float]
  let branches: [Branch]
  let featureGain: [Float]
  let featureBias: [Float]
  let epsilon: Float
  let output: PackedMatrix
  let outputBias: [Float]
  /// `d0` and `p1` side by side, which read the same; so do `d2` and `p3`.
  let mean: PackedMatrix
  let hidden: PackedMatrix
  let d1: PackedMatrix
  let d3: PackedMatrix

  /// - Parameter folder: where the `.npy` files are.
  init(folder: String, path: cmatrix_path) throws(EmbedError) {
    let weights = try USEWeights(folder: folder)
    self.path = path
    embeddings = try USEEmbeddings(folder: folder)
    let projections = weights.branches.map(\.projection)
    projection = try PackedMatrix(joining: projections)
    projectionScales = projections.flatMap { Array(repeating: $0.scale, count: $0.outputs) }
    projectionSums = projections.flatMap(Self.sums)
    projectionBias = weights.branches.flatMap(\.projectionBias)
    projectedGain = weights.projectedGain
    projectedBias = weights.projectedBias
    var branches: [Branch] = []
    for branch in weights.branches {
      branches.append(
        Branch(
          shape: branch.shape,
          first: try PackedMatrix(slots: branch.shape.slots, of: branch.first),
          firstBias: branch.firstBias,
          second: try PackedMatrix(slots: branch.shape.slots, of: branch.second),
          secondBias: branch.secondBias))
    }
    self.branches = branches
    featureGain = weights.featureGain
    featureBias = weights.featureBias
    epsilon = weights.epsilon
    output = try PackedMatrix(joining: [weights.output])
    outputBias = weights.outputBias
    mean = try PackedMatrix(joining: [weights.d0, weights.p1])
    hidden = try PackedMatrix(joining: [weights.d2, weights.p3])
    d1 = try PackedMatrix(joining: [weights.d1])
    d3 = try PackedMatrix(joining: [weights.d3])
  }

  /// What each column of a matrix adds up to.
  private static func sums(_ matrix: USEMatrix) -> [Float] {
    var sums = [Int](repeating: 0, count: matrix.outputs)
    for (index, level) in matrix.levels.enumerated() { sums[index % matrix.outputs] += Int(level) }
    return sums.map { Float($0) * matrix.scale }
  }
}

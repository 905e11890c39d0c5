import CMatrix

/// Computes what the encoder knows of a piece alone; see ``USEPieceEntry``.
final class USEPieceComputation {
  private let network: USENetwork
  private var levels: [Int8] = []
  private var products: [Int32] = []
  private var projected: [Float] = []
  private var rounded: [Int8] = []
  private var scales: [Float] = []
  private var entries = Scratch<Float>(0)
  private var capacity = 0

  init(_ network: USENetwork) {
    self.network = network
  }

  /// The entries of pieces, one after another; valid until the next call.
  ///
  /// - Throws: ``EmbedError/damaged(file:reason:)`` for an embedding of more than 6 bits.
  func entries(of pieces: [Int32]) throws(EmbedError) -> UnsafePointer<Float> {
    reserve(pieces.count)
    try gather(pieces)
    network.projection.multiply(
      levels, stride: USEShape.embedding, count: pieces.count, into: &products, path: network.path)
    project(pieces)
    for branch in network.branches.indices { give(branch, pieces.count) }
    return UnsafePointer(entries.numbers)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    capacity = count
    levels = Array(repeating: 0, count: count * USEShape.embedding)
    products = Array(repeating: 0, count: count * USEShape.projected)
    projected = Array(repeating: 0, count: count * USEShape.projected)
    rounded = Array(repeating: 0, count: count * USEShape.width)
    scales = Array(repeating: 0, count: count)
    entries = Scratch(count * USEPieceEntry.count)
  }

  private func gather(_ pieces: [Int32]) throws(EmbedError) {
    for (row, piece) in pieces.enumerated() {
      let source = UnsafeBufferPointer(
        start: network.embeddings.levels(of: piece), count: USEShape.embedding)
      let start = row * USEShape.embedding
      var all: UInt8 = 0
      for (column, level) in source.enumerated() {
        all |= level
        levels[start + column] = Int8(truncatingIfNeeded: level)
      }
      guard all <= USEShape.mostLevel else {
        throw .damaged(file: network.embeddings.path(of: piece), reason: "it holds more than 6 bits")
      }
    }
  }

  /// The products of levels, scaled back to those of embeddings, then normalised.
  private func project(_ pieces: [Int32]) {
    for (row, piece) in pieces.enumerated() {
      let scale = network.embeddings.scale(of: piece)
      let offset = network.embeddings.offset(of: piece)
      let start = row * USEShape.projected
      for column in 0..<USEShape.projected {
        projected[start + column] =
          Float(products[start + column]) * (scale * network.projectionScales[column])
          + (offset * network.projectionSums[column] + network.projectionBias[column])
      }
    }
    cmatrix_normalise(
      network.path, &projected, nil, pieces.count, USEShape.projected, network.projectedGain,
      network.projectedBias, network.epsilon)
    projected.withUnsafeBufferPointer { projected in
      guard let source = projected.baseAddress else { return }
      for row in pieces.indices {
        (entries.numbers + row * USEPieceEntry.count).update(
          from: source + row * USEShape.projected, count: USEShape.projected)
      }
    }
  }

  /// What each piece gives to the slots of a branch.
  private func give(_ number: Int, _ count: Int) {
    let branch = network.branches[number]
    cmatrix_quantise(
      network.path, entries.numbers + USEPieceEntry.projection(number), USEPieceEntry.count, count,
      USEShape.width, nil, &rounded, &scales)
    branch.first.multiply(
      rounded, scales: scales, stride: USEShape.width, count: count,
      into: entries.numbers + USEPieceEntry.parts(number), stride: USEPieceEntry.count,
      path: network.path)
  }
}

import CMatrix

/// Computes what the encoder knows of a piece alone; see ``USEPieceEntry``.
final class USEPieceComputation {
  private let network: USENetwork
  private var levels: [UInt8] = []
  private var products: [Int32] = []
  private var projected: [Float] = []
  private var memory = AlignedMemory(of: UInt8.self, count: 0)

  init(_ network: USENetwork) {
    self.network = network
  }

  /// The entries of pieces, valid until the next call. Rounds only the results of exact sums and, in
  /// ``PackedMatrix/multiplyWide(_:stride:count:path:)``, to 16 bits.
  ///
  /// - Throws: ``EmbedError/damaged(file:reason:)`` for an embedding of more than 6 bits.
  func entries(of pieces: [Int32]) throws(EmbedError) -> [USEPieceEntry] {
    guard !pieces.isEmpty else { return [] }
    reserve(pieces.count)
    try gather(pieces)
    network.projection.multiply(
      levels, stride: USEShape.embedding, count: pieces.count, into: &products, path: network.path)
    project(pieces)
    let given = network.branches.indices.map { give($0, pieces.count) }
    return pieces.indices.map { write($0, given) }
  }

  private func reserve(_ count: Int) {
    guard projected.count < count * USEShape.projected else { return }
    levels = Array(repeating: 0, count: count * USEShape.embedding)
    products = Array(repeating: 0, count: count * USEShape.projected)
    projected = Array(repeating: 0, count: count * USEShape.projected)
    memory = AlignedMemory(of: UInt8.self, count: count * USEPieceEntry.size)
  }

  private func gather(_ pieces: [Int32]) throws(EmbedError) {
    for (row, piece) in pieces.enumerated() {
      let source = network.embeddings.levels(of: piece)
      var all: UInt8 = 0
      levels.withUnsafeMutableBufferPointer { levels in
        let start = row * USEShape.embedding
        for column in 0..<USEShape.embedding {
          all |= source[column]
          // With 128 added, as products take them; wraps for what is refused below.
          levels[start + column] = source[column] &+ 128
        }
      }
      guard all <= USEShape.mostLevel else {
        throw .damaged(
          file: network.embeddings.path(of: piece), reason: "it holds more than 6 bits a number")
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
  }

  /// What each piece gives to the slots of a branch.
  private func give(_ number: Int, _ count: Int) -> [Float] {
    projected.withUnsafeBufferPointer { projected in
      guard let start = projected.baseAddress else { return [] }
      return network.branches[number].first.multiplyWide(
        start + number * USEShape.width, stride: USEShape.projected, count: count,
        path: network.path)
    }
  }

  /// Rounds the entry of a row to words.
  private func write(_ row: Int, _ given: [[Float]]) -> USEPieceEntry {
    let address = UnsafeMutableRawPointer(memory.numbers + row * USEPieceEntry.size)
    let start = row * USEShape.projected
    USEPieceEntry.write(
      projection: projected[start..<start + USEShape.projected],
      given: zip(USEShape.branches, given).map { branch, parts in
        let count = branch.slots * USEShape.width
        return parts[row * count..<(row + 1) * count]
      }, to: address, path: network.path)
    return USEPieceEntry(address: address)
  }
}

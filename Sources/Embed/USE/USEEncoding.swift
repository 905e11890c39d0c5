import CMatrix

/// One caller's way through the token layers: pieces in, sums of features out. Holds the scratch that it needs.
final class USEEncoding {
  private let network: USENetwork
  private let cache: USEPieceCache
  private let pieces: USEPieceComputation
  private var joined: [Float] = []
  private var rounded: [Int8] = []
  private var scales: [Float] = []
  private var parts: [Float] = []
  private var features: [Float] = []

  init(_ network: USENetwork, _ cache: USEPieceCache) {
    self.network = network
    self.cache = cache
    pieces = USEPieceComputation(network)
  }

  /// Adds the sentences of a batch, in its order.
  func add(_ batch: USEBatch, to sentences: inout USESentences) throws(EmbedError) {
    guard !batch.isEmpty else { return }
    let entries = try entries(of: batch.pieces)
    reserve(batch.pieces.count)
    for branch in network.branches.indices { convolve(batch, branch, entries) }
    sum(batch, into: &sentences)
  }

  /// The entry of each piece, from the cache or computed now; valid until the next batch.
  private func entries(of pieces: [Int32]) throws(EmbedError) -> [USEPieceEntry] {
    var absent: [Int32: Int] = [:]
    var order: [Int32] = []
    var found = pieces.map { cache.entry(of: $0) }
    for (token, piece) in pieces.enumerated() where found[token] == nil {
      if absent[piece] == nil {
        absent[piece] = order.count
        order.append(piece)
      }
    }
    let computed = try self.pieces.entries(of: order)
    for (token, piece) in pieces.enumerated() where found[token] == nil {
      found[token] = absent[piece].map { computed[$0] }
    }
    for (piece, entry) in zip(order, computed) { cache.keep(entry, of: piece) }
    return found.compactMap(\.self)
  }

  private func reserve(_ tokens: Int) {
    guard scales.count < tokens else { return }
    let slots = network.branches.map(\.shape.slots).max() ?? 0
    joined = Array(repeating: 0, count: tokens * USEShape.width)
    rounded = Array(repeating: 0, count: tokens * USEShape.width)
    scales = Array(repeating: 0, count: tokens)
    parts = Array(repeating: 0, count: tokens * slots * USEShape.width)
    features = Array(repeating: 0, count: tokens * USEShape.projected)
  }

  /// Both convolutions of a branch, into its columns of the features.
  private func convolve(_ batch: USEBatch, _ number: Int, _ entries: [USEPieceEntry]) {
    let branch = network.branches[number]
    let width = USEShape.width
    let partWidth = branch.shape.slots * width
    let count = entries.count
    joined.withUnsafeMutableBufferPointer { joined in
      parts.withUnsafeMutableBufferPointer { parts in
        features.withUnsafeMutableBufferPointer { features in
          guard
            let joined = joined.baseAddress, let parts = parts.baseAddress,
            let features = features.baseAddress
          else { return }
          joinGiven(batch, number, entries, into: joined)
          cmatrix_quantise(network.path, joined, width, count, width, nil, &rounded, &scales)
          branch.second.multiply(
            rounded, scales: scales, count: count, into: parts, stride: partWidth,
            path: network.path)
          let partRows = (0..<count).map { UnsafePointer(parts) + $0 * partWidth }
          let residuals = (0..<count).map { UnsafePointer(joined) + $0 * width }
          for text in batch.texts {
            let first = text.lowerBound
            cmatrix_join_windows(
              network.path, Array(partRows[text]), Array(residuals[text]), text.count,
              branch.shape.slots, branch.shape.left, width, branch.secondBias,
              features + first * USEShape.projected + number * width, USEShape.projected)
          }
        }
      }
    }
  }

  /// The first convolution of a branch: what the pieces give, joined.
  private func joinGiven(
    _ batch: USEBatch, _ number: Int, _ entries: [USEPieceEntry],
    into joined: UnsafeMutablePointer<Float>
  ) {
    let branch = network.branches[number]
    for text in batch.texts {
      let entries = entries[text]
      cmatrix_join_word_windows(
        network.path, entries.map { $0.parts(number) }, entries.map { $0.partScale(number) },
        entries.map { $0.projection(number) }, entries.map { $0.projectionScale(number) },
        text.count, branch.shape.slots, branch.shape.left, USEShape.width, branch.firstBias,
        joined + text.lowerBound * USEShape.width, USEShape.width)
    }
  }

  /// Sums the normalised features of each text.
  private func sum(_ batch: USEBatch, into sentences: inout USESentences) {
    let levels = batch.pieces.map { network.embeddings.levels(of: $0) }
    let scales = batch.pieces.map { network.embeddings.scale(of: $0) }
    let offsets = batch.pieces.map { network.embeddings.offset(of: $0) }
    for text in batch.texts {
      var sums = [Float](repeating: 0, count: USEShape.features)
      levels.withUnsafeBufferPointer { levels in
        features.withUnsafeBufferPointer { features in
          scales.withUnsafeBufferPointer { scales in
            offsets.withUnsafeBufferPointer { offsets in
              guard
                let levels = levels.baseAddress, let features = features.baseAddress,
                let scales = scales.baseAddress, let offsets = offsets.baseAddress
              else { return }
              let first = text.lowerBound
              cmatrix_add_normalised(
                network.path, levels + first, scales + first, offsets + first, USEShape.embedding,
                features + first * USEShape.projected, USEShape.projected, USEShape.projected,
                text.count, network.epsilon, &sums)
            }
          }
        }
      }
      sentences.append(sums, tokens: text.count)
    }
  }
}

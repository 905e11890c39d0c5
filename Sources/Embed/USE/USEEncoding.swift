import CMatrix

/// One caller's way through the token layers: pieces in, sums of features out. Holds the scratch that it needs.
final class USEEncoding {
  private let network: USENetwork
  private let cache: USEPieceCache
  private let pieces: USEPieceComputation
  private var capacity = 0
  private var joined = AlignedMemory(of: Float.self, count: 0)
  private var rounded = AlignedMemory(of: UInt8.self, count: 0)
  private var scales = AlignedMemory(of: Float.self, count: 0)
  private var parts = AlignedMemory(of: Float.self, count: 0)
  private var features = AlignedMemory(of: Float.self, count: 0)

  /// Tokens whose parts are in memory at once: with them, what fits the processor's second-level cache.
  private static let chunk = 128

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
    guard tokens > capacity else { return }
    capacity = tokens
    let slots = network.branches.map(\.shape.slots).max() ?? 0
    joined = AlignedMemory(of: Float.self, count: tokens * USEShape.width)
    rounded = AlignedMemory(of: UInt8.self, count: tokens * USEShape.width)
    scales = AlignedMemory(of: Float.self, count: tokens)
    let rows = min(tokens, Self.chunk + slots)
    parts = AlignedMemory(of: Float.self, count: rows * slots * USEShape.width)
    features = AlignedMemory(of: Float.self, count: tokens * USEShape.projected)
  }

  /// Both convolutions of a branch, into its columns of the features.
  private func convolve(_ batch: USEBatch, _ number: Int, _ entries: [USEPieceEntry]) {
    joinGiven(batch, number, entries)
    cmatrix_quantise(
      network.path, joined.numbers, USEShape.width, entries.count, USEShape.width, nil,
      rounded.numbers, scales.numbers)
    for start in stride(from: 0, to: entries.count, by: Self.chunk) {
      convolveAgain(batch, number, start..<min(start + Self.chunk, entries.count))
    }
  }

  /// The second convolution, for some tokens of the batch: what they and their neighbours give is
  /// multiplied, then joined.
  private func convolveAgain(_ batch: USEBatch, _ number: Int, _ tokens: Range<Int>) {
    let branch = network.branches[number]
    let shape = branch.shape
    let width = USEShape.width
    let partWidth = shape.slots * width
    let first = max(tokens.lowerBound - shape.left, 0)
    let last = min(tokens.upperBound + shape.slots - 1 - shape.left, batch.pieces.count)
    branch.second.multiply(
      rounded.numbers + first * width, scales: scales.numbers + first, count: last - first,
      into: parts.numbers, stride: partWidth, path: network.path)
    // Parts of tokens beyond what was multiplied are not read: any address will do for them.
    func row(_ token: Int) -> Int { min(max(token - first, 0), last - first - 1) }
    for text in batch.texts where text.overlaps(tokens) {
      let inner = text.clamped(to: tokens)
      cmatrix_join_windows(
        network.path,
        text.map { UnsafePointer(parts.numbers + row($0) * partWidth) },
        text.map { UnsafePointer(joined.numbers + $0 * width) }, text.count,
        inner.lowerBound - text.lowerBound, inner.upperBound - text.lowerBound, shape.slots,
        shape.left, width, branch.secondBias,
        features.numbers + text.lowerBound * USEShape.projected + number * width,
        USEShape.projected)
    }
  }

  /// The first convolution of a branch: what the pieces give, joined.
  private func joinGiven(_ batch: USEBatch, _ number: Int, _ entries: [USEPieceEntry]) {
    let branch = network.branches[number]
    for text in batch.texts {
      let entries = entries[text]
      cmatrix_join_word_windows(
        network.path, entries.map { $0.parts(number) }, entries.map { $0.partScale(number) },
        entries.map { $0.projection(number) }, entries.map { $0.projectionScale(number) },
        text.count, branch.shape.slots, branch.shape.left, USEShape.width, branch.firstBias,
        joined.numbers + text.lowerBound * USEShape.width, USEShape.width)
    }
  }

  /// Sums the normalised features of each text.
  private func sum(_ batch: USEBatch, into sentences: inout USESentences) {
    let embeddings = network.embeddings
    for text in batch.texts {
      let pieces = batch.pieces[text]
      var sums = [Float](repeating: 0, count: USEShape.features)
      cmatrix_add_normalised(
        network.path, pieces.map(embeddings.levels), pieces.map(embeddings.scale),
        pieces.map(embeddings.offset), USEShape.embedding,
        features.numbers + text.lowerBound * USEShape.projected, USEShape.projected,
        USEShape.projected, text.count, network.epsilon, &sums)
      sentences.append(sums, tokens: text.count)
    }
  }
}

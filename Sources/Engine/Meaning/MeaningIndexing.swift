import Copies
import Store

/// Makes the index of what texts mean, block by block, and computes no vector that is stored.
struct MeaningIndexing {
  let reading: MeaningReading
  /// Keeps vectors between scans; `nil` when nothing is kept.
  var store: Store?
  /// Is given the tokens that are seen on the way to a vector; `nil` where nobody will ask for them.
  var tokens: TokenCache?
  /// Is told how many texts are read, and may throw to stop.
  var progress: (Int) throws -> Void = { _ in }

  /// Texts that are read together.
  private static let block = 4096
  /// Vectors that are stored together: about as much work as a kill may cost.
  private static let kept = 512

  /// - Parameter inputs: gives the texts of the numbers it is asked for, a few thousand at a time.
  nonisolated(nonsending) func index(
    _ numbers: [UInt32], _ inputs: ([UInt32]) throws -> [MeaningReading.Input]
  ) async throws -> MeaningIndex {
    var index = MeaningIndex(spaces: reading.models.spaces)
    try await append(numbers, to: &index, inputs)
    return index
  }

  /// Appends the passages of more documents.
  nonisolated(nonsending) func append(
    _ numbers: [UInt32], to index: inout MeaningIndex,
    _ inputs: ([UInt32]) throws -> [MeaningReading.Input]
  ) async throws {
    let spaces = reading.models.spaces
    for start in stride(from: 0, to: numbers.count, by: Self.block) {
      try Task.checkCancellation()
      let end = min(start + Self.block, numbers.count)
      let read = try await reading.passages(of: inputs(Array(numbers[start..<end]))[...])
      var vectors: [MeaningSpace: [Float]] = [:]
      for space in spaces.sorted(by: { $0.rawValue < $1.rawValue }) {
        vectors[space] = try await self.vectors(of: read, in: space)
      }
      index.append(read.passages, vectors: vectors)
      try progress(end)
    }
  }

  /// One row a passage: zeros where the model does not know its language.
  nonisolated(nonsending) private func vectors(
    of read: MeaningReading.Passages, in space: MeaningSpace
  ) async throws -> [Float] {
    let known = read.passages.indices.filter { reading.isKnown(read.passages[$0], in: space) }
    var rows = QuantisedVectors(dimension: space.dimension, count: read.passages.count)
    let wordings = known.map { read.wordings[$0] }
    rows.fill(known, with: try await stored(wordings, in: space))
    return rows.floats
  }

  /// The vectors of wordings as they are stored, those that are missing computed and stored.
  nonisolated(nonsending) private func stored(
    _ wordings: [String], in space: MeaningSpace
  ) async throws -> QuantisedVectors {
    let kept = VectorSpace(
      model: space.rawValue, version: Self.version, dimension: space.dimension)
    let keys = store == nil ? [] : wordings.map { VectorKey($0) }
    guard let store else { return try await computed(wordings, in: space) }
    var (vectors, missing) = try store.vectors(of: keys, in: kept)
    for start in stride(from: 0, to: missing.count, by: Self.kept) {
      try Task.checkCancellation()
      let part = Array(missing[start..<min(start + Self.kept, missing.count)])
      let fresh = try await computed(part.map { wordings[$0] }, in: space)
      try store.store(fresh, of: part.map { keys[$0] }, in: kept)
      vectors.fill(part, with: fresh)
    }
    return vectors
  }

  nonisolated(nonsending) private func computed(
    _ wordings: [String], in space: MeaningSpace
  ) async throws -> QuantisedVectors {
    let vectors: [Float]
    if space == .e5, let tokens, let read = try await reading.vectorsAndTokens(of: wordings) {
      for (wording, seen) in zip(wordings, read.tokens) { tokens.keep(seen, of: wording) }
      vectors = read.vectors
    } else {
      vectors = try await reading.vectors(of: wordings, in: space)
    }
    return QuantisedVectors(vectors, dimension: space.dimension)
  }

  /// Of what turns a text into a vector; stored vectors of another one are not used. Since 2, the
  /// weights of e5 are taken as they are in its file instead of being rounded once more.
  static let version = "2"
}

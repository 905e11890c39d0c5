/// Texts of one language that say different things: how near a text comes to them by chance alone is the
/// background that a likeness is measured against (the margin of Artetxe and Schwenk, ACL 2019, but against texts outside of
/// any cluster: a crowd of copies is one text here, so that it does not hide itself).
struct BackgroundPanel: Sendable {
  private let index: VectorIndex

  /// How many texts are considered for a panel.
  private static let considered = 3072
  /// Ranks that are left out, since the text itself or a copy of it may be on the panel.
  private static let skipped = 2
  /// Ranks whose mean is the background.
  private static let ranks = 8
  /// How many ranks the usual background weighs.
  private static let priorWeight: Float = 2

  /// - Parameters:
  ///   - vectors: the index that `rows` are of.
  ///   - rows: the passages in the panel's language; of many, evenly spread ones are considered.
  nonisolated(nonsending) init(
    of rows: [Int], in vectors: VectorIndex, space: MeaningSpace
  ) async throws {
    let step = max(1, (rows.count + Self.considered - 1) / Self.considered)
    var sample = VectorIndex(dimension: vectors.dimension)
    for position in stride(from: 0, to: rows.count, by: step) {
      sample.append(vectors.vector(rows[position]))
    }
    let alike = try await sample.pairs(for: 0..<sample.count, floor: space.unlike)
    var dropped = [Bool](repeating: false, count: sample.count)
    for pair in alike where !dropped[Int(pair.a)] { dropped[Int(pair.b)] = true }
    var index = VectorIndex(dimension: vectors.dimension)
    for row in 0..<sample.count where !dropped[row] { index.append(sample.vector(row)) }
    self.index = index
  }

  /// The background of each of `rows` of an index. Linear in rows × the panel.
  nonisolated(nonsending) func backgrounds(
    of rows: Range<Int>, in vectors: VectorIndex, space: MeaningSpace
  ) async throws -> [Float] {
    let lists = try await vectors.neighbours(
      of: rows, in: index, floor: -1, limit: Self.skipped + Self.ranks)
    return rows.map { row in
      let near = lists[row].dropFirst(Self.skipped)
      let sum = near.reduce(Self.priorWeight * space.usualBackground) { $0 + $1.cosine }
      return sum / (Float(near.count) + Self.priorWeight)
    }
  }
}

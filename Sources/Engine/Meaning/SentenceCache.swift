import Copies
import Store

/// The vectors of sentences in which the passages of others were sought, while a process lasts: what is near to one new text is often
/// near to the next.
final class SentenceCache {
  private var known = RecentValues<String, QuantisedVectors>(weighing: SentenceCache.limit)

  /// Bytes of a generation: the sentences of some three thousand articles.
  private static let limit = 32 << 20

  /// One row a wording, those that are not kept read on all cores.
  nonisolated(nonsending) func vectors(
    of wordings: [String], _ reading: MeaningReading
  ) async throws -> [Float] {
    let dimension = MeaningSpace.e5.dimension
    var found: [String: QuantisedVectors] = [:]
    var missing: [String] = []
    for wording in Set(wordings).sorted() {
      found[wording] = known[wording]
      if found[wording] == nil { missing.append(wording) }
    }
    let fresh = try await reading.vectors(of: missing, in: .e5)
    for (position, wording) in missing.enumerated() {
      let row = fresh[position * dimension..<(position + 1) * dimension]
      let vector = QuantisedVectors(Array(row), dimension: dimension)
      found[wording] = vector
      known.insert(vector, for: wording, weight: vector.dimension + wording.utf8.count)
    }
    return wordings.flatMap { found[$0]?.floats ?? [] }
  }

  func removeAll() { known.removeAll() }
}

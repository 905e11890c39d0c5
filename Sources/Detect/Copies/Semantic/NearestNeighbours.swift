internal import Algorithms

/// Collects the nearest neighbours of some queries, each list full at `limit`.
///
/// Of equal candidates the first to come stays, and that is the one with the lower number.
struct NearestNeighbours: HitCollector, Sendable {
  let queries: Range<Int>
  private let limit: Int
  /// Whether the queries are candidates, too, which are not their own neighbours.
  private let butThemselves: Bool
  /// What is asked for, or where a list is full, more than the last there.
  private(set) var least: [Float]
  private var counts: [Int]
  private var entries: [Neighbour]

  /// - Parameter least: the least cosine of a neighbour, one a query.
  init(of queries: Range<Int>, least: [Float], limit: Int, butThemselves: Bool) {
    self.queries = queries
    self.limit = limit
    self.butThemselves = butThemselves
    self.least = least
    counts = [Int](repeating: 0, count: queries.count)
    let none = Neighbour(number: 0, cosine: 0)
    entries = [Neighbour](repeating: none, count: queries.count * limit)
  }

  /// Complexity: for a candidate that enters, logarithmic comparisons and one move of what is less near.
  mutating func take(_ query: Int, _ candidate: Int, _ cosine: Float) {
    if butThemselves, candidate == queries.lowerBound + query { return }
    let (limit, start, count) = (limit, query * limit, counts[query])
    if count == limit, cosine <= entries[start + limit - 1].cosine { return }
    let last = entries.withUnsafeMutableBufferPointer { all in
      let list = UnsafeMutableBufferPointer(rebasing: all[start..<start + limit])
      // Behind those that are as near, which came before.
      let place = list[..<count].partitioningIndex { $0.cosine < cosine }
      if let base = list.baseAddress {
        let moved = min(count, limit - 1) - place
        (base + place + 1).update(from: base + place, count: moved)
      }
      list[place] = Neighbour(number: UInt32(candidate), cosine: cosine)
      return list[limit - 1].cosine
    }
    if count < limit { counts[query] = count + 1 }
    if counts[query] == limit { least[query] = last.nextUp }
  }

  /// The neighbours of one query from what parts of the candidates gave.
  static func of(_ query: Int, in parts: some Collection<NearestNeighbours>) -> [Neighbour] {
    let all = parts.flatMap { part in
      let start = query * part.limit
      return part.entries[start..<start + part.counts[query]]
    }
    guard parts.count > 1, let limit = parts.first?.limit else { return all }
    let sorted = all.sorted { ($1.cosine, $0.number) < ($0.cosine, $1.number) }
    return Array(sorted.prefix(limit))
  }
}

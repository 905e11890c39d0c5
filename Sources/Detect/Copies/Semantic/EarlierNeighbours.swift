/// Collects all neighbours of some queries that come before them.
struct EarlierNeighbours: HitCollector, Sendable {
  let queries: Range<Int>
  let least: [Float]
  private(set) var pairs: [NeighbourPair] = []

  init(of queries: Range<Int>, floor: Float) {
    self.queries = queries
    least = [Float](repeating: floor, count: queries.count)
  }

  mutating func take(_ query: Int, _ candidate: Int, _ cosine: Float) {
    let row = queries.lowerBound + query
    guard candidate < row else { return }
    pairs.append(NeighbourPair(a: UInt32(candidate), b: UInt32(row), cosine: cosine))
  }
}

import Copies

/// Random vectors, some of which are versions of others, and what a search should find among them.
struct MadeUpVectors {
  let dimension: Int
  var rows: [[Float]]

  init(rows count: Int, dimension: Int, seed: UInt64) {
    self.dimension = dimension
    var state = seed
    func next() -> Float {
      var sum: Float = 0
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Float(state >> 40) / Float(1 << 24) - 0.5
      }
      return sum
    }
    rows = []
    for row in 0..<count {
      let own = (0..<dimension).map { _ in next() }
      let share = row % 3 == 0 || rows.isEmpty ? 0 : abs(next())
      let other = rows.isEmpty ? own : rows[Int(abs(next()) * 1000) % rows.count]
      rows.append(zip(own, other).map { $0 * (1 - share) + $1 * share })
    }
  }

  func index(kernel: NeighbourKernel = .best) -> VectorIndex {
    var index = VectorIndex(dimension: dimension)
    index.kernel = kernel
    index.append(rows.flatMap(\.self))
    return index
  }

  /// In double precision, of the vectors as given.
  func cosine(_ a: Int, _ b: Int) -> Double {
    func product(_ x: [Float], _ y: [Float]) -> Double {
      zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let norms = product(rows[a], rows[a]) * product(rows[b], rows[b])
    return product(rows[a], rows[b]) / norms.squareRoot()
  }
}

extension NeighbourKernel {
  static var available: [NeighbourKernel] { allCases.filter(\.isAvailable) }
}

extension VectorIndex {
  /// The neighbours of a vector by comparing it with one after the other.
  func plainNeighbours(of row: Int, floor: Float, limit: Int) -> [Neighbour] {
    let all = (0..<count).filter { $0 != row }
      .map { Neighbour(number: UInt32($0), cosine: cosine(row, $0)) }
    let near = all.filter { $0.cosine >= floor }
    return Array(
      near.sorted { ($1.cosine, $0.number) < ($0.cosine, $1.number) }.prefix(limit))
  }

  /// All pairs by comparing one vector after the other.
  func plainPairs(for rows: Range<Int>, floor: Float) -> [NeighbourPair] {
    rows.flatMap { b in
      (0..<b).compactMap { a in
        let cosine = cosine(a, b)
        guard cosine >= floor else { return nil }
        return NeighbourPair(a: UInt32(a), b: UInt32(b), cosine: cosine)
      }
    }
  }
}

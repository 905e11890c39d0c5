extension VectorIndex {
  /// For each vector of `rows` its nearest others, earlier and later ones, nearest first.
  ///
  /// However many are equally near, `limit` bounds time and memory: of equal cosines the lower
  /// numbers are kept. Runs on all cores; complexity: `rows.count` × ``count`` products.
  ///
  /// - Parameters:
  ///   - floor: the least cosine of a neighbour.
  ///   - limit: the most neighbours of a vector, meant to be some dozens.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  nonisolated(nonsending) package func neighbours(
    of rows: Range<Int>, floor: Float, limit: Int
  ) async throws -> NeighbourLists {
    let least = [Float](repeating: floor, count: rows.count)
    return try await nearest(of: rows, in: self, least: least, limit: limit, butThemselves: true)
  }

  /// For each vector of `rows` the nearest ones of another index, nearest first; none when its
  /// dimension is another.
  ///
  /// Otherwise like ``neighbours(of:floor:limit:)``.
  nonisolated(nonsending) package func neighbours(
    of rows: Range<Int>, in other: VectorIndex, floor: Float, limit: Int
  ) async throws -> NeighbourLists {
    let least = [Float](repeating: floor, count: rows.count)
    return try await neighbours(of: rows, in: other, from: 0, least: least, limit: limit)
  }

  /// The nearest ones of another index from about a number on.
  ///
  /// - Parameters:
  ///   - first: the first that is asked for; some that come before it may be found as well.
  ///   - least: the least cosine of a neighbour, one a row.
  nonisolated(nonsending) func neighbours(
    of rows: Range<Int>, in other: VectorIndex, from first: Int, least: [Float], limit: Int
  ) async throws -> NeighbourLists {
    let limit = other.dimension == dimension ? limit : 0
    return try await nearest(
      of: rows, in: other, from: first, least: least, limit: limit, butThemselves: false)
  }

  private nonisolated(nonsending) func nearest(
    of all: Range<Int>, in other: VectorIndex, from first: Int = 0, least: [Float], limit: Int,
    butThemselves: Bool
  ) async throws -> NeighbourLists {
    let rows = all.clamped(to: 0..<count)
    let limit = max(0, min(limit, other.count))
    let parts = parts(of: rows, chunks: max(1, other.chunks.count), from: first)
    var found = try await inParallel(parts) { part in
      let start = part.queries.lowerBound - all.lowerBound
      var nearest = NearestNeighbours(
        of: part.queries, least: Array(least[start..<start + part.queries.count]), limit: limit,
        butThemselves: butThemselves)
      if limit > 0 { try scan(part, in: other, into: &nearest) }
      return nearest
    }[...]
    var lists = NeighbourLists(from: rows.lowerBound)
    while let queries = found.first?.queries {
      let same = found.prefix { $0.queries == queries }
      found = found.dropFirst(same.count)
      for query in 0..<queries.count { lists.append(NearestNeighbours.of(query, in: same)) }
    }
    return lists
  }

  /// All pairs of a vector of `rows` with an earlier one whose cosine is at least `floor`, by b,
  /// then a.
  ///
  /// So each pair of the index is found in exactly one range. In a crowd pairs are as many as its
  /// size squared: where one is to be feared, use ``neighbours(of:floor:limit:)``. Runs on all
  /// cores; complexity: `rows.count` × ``count`` products.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  nonisolated(nonsending) package func pairs(
    for rows: Range<Int>, floor: Float
  ) async throws -> [NeighbourPair] {
    let rows = rows.clamped(to: 0..<count)
    var found = try await inParallel(
      parts(of: rows, chunks: chunks.count, earlierOnly: true)
    ) { part in
      var pairs = EarlierNeighbours(of: part.queries, floor: floor)
      try scan(part, in: self, into: &pairs)
      return pairs
    }[...]
    var pairs: [NeighbourPair] = []
    while let queries = found.first?.queries {
      let same = found.prefix { $0.queries == queries }
      found = found.dropFirst(same.count)
      pairs += same.flatMap(\.pairs).sorted { ($0.b, $0.a) < ($1.b, $1.a) }
    }
    return pairs
  }
}

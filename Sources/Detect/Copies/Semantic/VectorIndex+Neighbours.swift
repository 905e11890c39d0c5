extension VectorIndex {
  /// For each vector of `rows` its nearest others, earlier and later ones, nearest first.
  ///
  /// However many are equally near, `limit` bounds time and memory: of equal cosines the lower numbers are kept.
  /// Runs on all cores; complexity: `rows.count` × ``count`` products.
  ///
  /// - Parameters:
  ///   - floor: the least cosine of a neighbour.
  ///   - limit: the most neighbours of a vector, meant to be some dozens.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  nonisolated(nonsending) package func neighbours(
    of rows: Range<Int>, floor: Float, limit: Int
  ) async throws -> NeighbourLists {
    let rows = rows.clamped(to: 0..<count)
    let limit = max(0, min(limit, count - 1))
    var found = try await inParallel(parts(of: rows)) { part in
      var nearest = NearestNeighbours(of: part.queries, floor: floor, limit: limit)
      if limit > 0 { try scan(part, into: &nearest) }
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

  /// All pairs of a vector of `rows` with an earlier one whose cosine is at least `floor`, by b, then a.
  ///
  /// So each pair of the index is found in exactly one range. In a crowd pairs are as many as its size squared:
  /// where one is to be feared, use ``neighbours(of:floor:limit:)``.
  /// Runs on all cores; complexity: `rows.count` × ``count`` products.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  nonisolated(nonsending) package func pairs(
    for rows: Range<Int>, floor: Float
  ) async throws -> [NeighbourPair] {
    let rows = rows.clamped(to: 0..<count)
    var found = try await inParallel(parts(of: rows, earlierOnly: true)) { part in
      var pairs = EarlierNeighbours(of: part.queries, floor: floor)
      try scan(part, into: &pairs)
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

import CNeighbours

extension VectorIndex {
  /// A row as it is kept: whole numbers from −127 to 127; zeros when it has no direction.
  func vector(_ row: Int) -> [Float] {
    chunks[row / VectorChunk.capacity].vector(row % VectorChunk.capacity, dimension: dimension)
  }

  /// For each vector of `rows` the cosines with its nearest `count` of a small index, a panel, largest first,
  /// row after row; −1 where there are fewer.
  ///
  /// Runs on all cores; complexity: `rows.count` × `panel.count` products.
  nonisolated(nonsending) func largestCosines(
    of rows: Range<Int>, in panel: VectorIndex, count limit: Int
  ) async throws -> [Float] {
    let rows = rows.clamped(to: 0..<count)
    var found = [Float](repeating: -1, count: rows.count * limit)
    guard !rows.isEmpty, limit > 0 else { return found }
    try await withThrowingTaskGroup(of: (Range<Int>, [Float]).self) { group in
      let size = Self.panelQueries
      for block in rows.lowerBound / size...(rows.upperBound - 1) / size {
        let queries = (block * size..<(block + 1) * size).clamped(to: rows)
        group.addTask {
          try Task.checkCancellation()
          return (queries, largestCosines(ofBlock: queries, in: panel, count: limit))
        }
      }
      for try await (queries, cosines) in group {
        let start = (queries.lowerBound - rows.lowerBound) * limit
        found.replaceSubrange(start..<start + cosines.count, with: cosines)
      }
    }
    return found
  }

  /// Queries of one call: a part of one chunk.
  private static let panelQueries = 256

  private func largestCosines(
    ofBlock queries: Range<Int>, in panel: VectorIndex, count limit: Int
  ) -> [Float] {
    var largest = [Float](repeating: -1, count: queries.count * limit)
    let least = [Float](repeating: -1, count: queries.count)
    let room = UnsafeMutableBufferPointer<cneighbours_hit>.allocate(
      capacity: queries.count * VectorChunk.capacity)
    defer { room.deallocate() }
    for (number, chunk) in panel.chunks.enumerated() {
      let filled = min(VectorChunk.capacity, panel.count - number * VectorChunk.capacity)
      let blocks = (filled + VectorChunk.blockSize - 1) / VectorChunk.blockSize
      let first = queries.lowerBound % VectorChunk.capacity
      let found = chunks[queries.lowerBound / VectorChunk.capacity].withRows(fromBlock: 0) { rows in
        chunk.withRows(fromBlock: 0) { candidates in
          least.withUnsafeBufferPointer { least in
            guard let least = least.baseAddress, let room = room.baseAddress else { return 0 }
            return cneighbours_scan(
              kernel.path, groups, rows, first, queries.count, least, candidates, blocks, room)
          }
        }
      }
      for hit in room[..<found] {
        let start = Int(hit.query) * limit
        guard hit.cosine > largest[start + limit - 1] else { continue }
        var place = start + limit - 1
        while place > start, largest[place - 1] < hit.cosine {
          largest[place] = largest[place - 1]
          place -= 1
        }
        largest[place] = min(1, hit.cosine)
      }
    }
    return largest
  }
}

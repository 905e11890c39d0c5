/// The nearest others of a vector, as they were when its index was smaller.
package struct KnownNeighbours: Sendable, Equatable {
  /// So many vectors the index had.
  package private(set) var count: Int
  /// Nearest first, of equal ones the lower number first.
  package private(set) var nearest: [Neighbour]

  package init(count: Int, nearest: some Sequence<Neighbour>) {
    self.count = count
    self.nearest = Array(nearest)
  }

  static let none = KnownNeighbours(count: 0, nearest: [])

  /// With those that were found since, nearest first. Linear.
  func merged(
    with new: some Sequence<Neighbour>, count: Int, limit: Int
  ) -> KnownNeighbours {
    var merged: [Neighbour] = []
    var older = nearest[...]
    for neighbour in new where merged.count < limit {
      // Of equal ones the older has the lower number.
      let nearer = older.prefix { $0.cosine >= neighbour.cosine }.prefix(limit - merged.count)
      merged += nearer
      older = older.dropFirst(nearer.count)
      if merged.count < limit { merged.append(neighbour) }
    }
    merged += older.prefix(limit - merged.count)
    return KnownNeighbours(count: count, nearest: merged)
  }
}

extension KnownNeighbours {
  /// As it is kept in files, little-endian: the count, and of each neighbour its number and cosine, 32 bits each.
  package var bytes: [UInt8] {
    var words = [UInt32(clamping: count)]
    for neighbour in nearest { words += [neighbour.number, neighbour.cosine.bitPattern] }
    return words.littleEndianBytes
  }

  /// What ``bytes`` were; `nil` where they are those of no list.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count % 8 == 4 else { return nil }
    count = Int(bytes.word(0))
    nearest = stride(from: 1, to: bytes.count / 4, by: 2).map {
      Neighbour(number: bytes.word($0), cosine: Float(bitPattern: bytes.word($0 + 1)))
    }
    guard nearest.allSatisfy({ $0.number < count && !$0.cosine.isNaN }),
      zip(nearest, nearest.dropFirst()).allSatisfy({ $0.cosine >= $1.cosine })
    else { return nil }
  }
}

extension VectorIndex {
  /// Lists are brought up to date together when as many vectors have come as a chunk has: until then what is new costs less than
  /// the writing.
  private static let age = VectorChunk.capacity
  /// Lists that are made together, which bounds memory.
  private static let portion = 16_384

  /// The nearest others of some vectors, like ``neighbours(of:floor:limit:)``: those of which a list is known are held against what
  /// came since only. The lists are numbered by the positions in `rows`.
  ///
  /// - Parameters:
  ///   - rows: ascending.
  ///   - known: gives the list of a row, made with the same floor and limit when the index was smaller.
  ///   - keep: is given lists that were not known, or are old.
  nonisolated(nonsending) package func neighbours(
    of rows: [Int], floor: Float, limit: Int, known: (Int) -> KnownNeighbours?,
    keep: (Int, KnownNeighbours) -> Void
  ) async throws -> NeighbourLists {
    var lists = NeighbourLists(from: 0)
    for start in stride(from: 0, to: rows.count, by: Self.portion) {
      let part = Array(rows[start..<min(start + Self.portion, rows.count)])
      let before = part.map { row in
        known(row).flatMap { $0.count <= count && row < $0.count ? $0 : nil } ?? .none
      }
      var now = before
      // Those that are about as old are held against the same ones.
      let ages = Dictionary(grouping: part.indices) {
        before[$0].count == 0 ? 0 : 1 + before[$0].count / Self.age
      }
      for (_, positions) in ages.sorted(by: { $0.key < $1.key }) {
        let found = try await since(
          positions.map { before[$0] }, of: positions.map { part[$0] }, floor: floor, limit: limit)
        for (position, list) in zip(positions, found) { now[position] = list }
      }
      for (position, list) in now.enumerated() {
        if before[position].count == 0 || count - before[position].count >= Self.age {
          keep(part[position], list)
        }
        lists.append(list.nearest)
      }
    }
    return lists
  }

  /// Known lists of rows with what came since.
  private nonisolated(nonsending) func since(
    _ known: [KnownNeighbours], of rows: [Int], floor: Float, limit: Int
  ) async throws -> [KnownNeighbours] {
    let first = known.map(\.count).min() ?? count
    guard first < count, let lowest = rows.first, let highest = rows.last else { return known }
    let least = known.map { list in
      list.nearest.count < limit ? floor : list.nearest.last?.cosine.nextUp ?? floor
    }
    // In a row they need not be copied.
    let isRange = highest - lowest == rows.count - 1
    let queries = isRange ? self : picked(rows)
    let places = isRange ? lowest..<highest + 1 : 0..<rows.count
    // Each may find itself.
    let found = try await queries.neighbours(
      of: places, in: self, from: first, least: least, limit: limit + 1)
    return rows.indices.map { position in
      let new = found[places.lowerBound + position].lazy.filter {
        $0.number >= known[position].count && $0.number != rows[position]
      }
      return known[position].merged(with: new, count: count, limit: limit)
    }
  }
}

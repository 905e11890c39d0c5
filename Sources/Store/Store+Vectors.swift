import GRDB

/// Vectors that texts were given, so that none is computed twice. They follow from the texts alone: other
/// rules and thresholds leave them.
extension Store {
  /// The stored vectors of these texts, and the positions of those that have none, in ascending order:
  /// their rows are zeros. A row of another size than the space's counts as none.
  ///
  /// O(keys · log stored).
  package func vectors(
    of keys: [VectorKey], in space: VectorSpace
  ) throws(StoreError) -> (vectors: QuantisedVectors, missing: [Int]) {
    try read { db in
      var vectors = QuantisedVectors(dimension: space.dimension, count: keys.count)
      guard let number = try Self.number(of: space, db) else {
        return (vectors, Array(keys.indices))
      }
      let reader = try RowReader(db, sql: "SELECT data FROM vector WHERE text = ? AND space = ?")
      var missing: [Int] = []
      for (index, key) in keys.enumerated() {
        var isFound = false
        try reader.read(key.bytes, number) { bytes in
          isFound = bytes.count == vectors.dimension
          if isFound { vectors.set(index, to: bytes) }
        }
        if !isFound { missing.append(index) }
      }
      return (vectors, missing)
    }
  }

  /// Stores a vector for each text, in one transaction; one that is there is replaced.
  package func store(
    _ vectors: QuantisedVectors, of keys: [VectorKey], in space: VectorSpace
  ) throws(StoreError) {
    try write { db in
      let number = try Self.number(of: space, db) ?? Self.add(space, db)
      var rows = try RowWriter(
        db,
        sql: """
          INSERT INTO vector (text, space, data) VALUES (?, ?, ?)
          ON CONFLICT (text, space) DO UPDATE SET data = excluded.data
          """)
      for (key, row) in zip(keys, 0..<vectors.count) {
        rows.blob(key.bytes)
        rows.integer(number)
        rows.blob(vectors[row].map { UInt8(bitPattern: $0) })
        try rows.write()
      }
    }
  }

  /// Forgets the vectors of every space but these. Returns how many there were.
  @discardableResult
  package func dropVectors(except spaces: [VectorSpace]) throws(StoreError) -> Int {
    try write { db in
      let kept = try spaces.compactMap { try Self.number(of: $0, db) }
      let list = kept.map(String.init).joined(separator: ",")
      try db.execute(sql: "DELETE FROM vector WHERE space NOT IN (\(list))")
      let dropped = db.changesCount
      try db.execute(sql: "DELETE FROM vector_space WHERE number NOT IN (\(list))")
      return dropped
    }
  }

  /// How many vectors are stored. Linear.
  package func vectorCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM vector") ?? 0 }
  }

  private static func number(of space: VectorSpace, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT number FROM vector_space WHERE model = ? AND version = ? AND dimension = ?"),
      arguments: [space.model, space.version, space.dimension])
  }

  private static func add(_ space: VectorSpace, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO vector_space (model, version, dimension) VALUES (?, ?, ?)",
      arguments: [space.model, space.version, space.dimension])
    return db.lastInsertedRowID
  }
}

extension VectorKey {
  var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }
}

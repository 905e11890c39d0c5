import GRDB
package import TocsinModel

extension Store {
  /// How many documents are put into the text index at once: FTS5 writes few large segments
  /// three times as fast as many small ones.
  package static let indexBlock = 50_000

  /// Puts the next documents into the text index, at most ``indexBlock`` of them, in one transaction.
  /// Returns whether some are left.
  ///
  /// - Parameter whole: waits for a full block when false, and does nothing before.
  @discardableResult
  package func indexText(whole: Bool = true) throws(StoreError) -> Bool {
    try write { db in
      let indexed = try Self.meta(.indexedCount, db).flatMap { Int($0) } ?? 0
      let count = try Self.documentCount(db)
      let end = min(count, indexed + Self.indexBlock)
      guard end > indexed, whole || end - indexed == Self.indexBlock else { return false }
      try db.cachedStatement(
        sql: """
          INSERT INTO search (rowid, title, text)
          SELECT number, title, text FROM document WHERE number >= ? AND number < ?
          """
      ).execute(arguments: [indexed, end])
      try Self.setMeta(.indexedCount, "\(end)", db)
      return end < count
    }
  }

  /// Words that more texts have say little about which of them is the best, and each that is weighed takes five microseconds.
  package static let mostRanked = 5_000

  private static func isCommon(_ pattern: String, _ ranked: Int, _ db: Database) throws -> Bool {
    let count = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"),
      arguments: [pattern, ranked + 1])
    return (count ?? 0) > ranked
  }

  /// The numbers of documents that hold what is looked for, best first by BM25; where no word is, or more than `ranked` texts
  /// hold all of it, the latest first. Case and diacritics do not count.
  ///
  /// - Throws: ``StoreError/query(reason:)`` for a query that asks for nothing.
  package func search(
    _ query: String, limit: Int = 50, ranked: Int = mostRanked
  ) throws(StoreError) -> [UInt32] {
    try search(TextQuery(query), limit: limit, ranked: ranked).numbers
  }

  private func search(
    _ query: TextQuery, limit: Int, ranked: Int
  ) throws(StoreError) -> (numbers: [UInt32], isCommon: Bool) {
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if let pattern = query.pattern {
      conditions.append("search MATCH ?")
      arguments += [pattern]
    }
    if !query.sources.isEmpty {
      var numbers: Set<Int> = []
      for name in query.sources {
        for kind in [Entity.Kind.account, .domain, .named] {
          numbers.formUnion(try sources(of: Entity(kind, name)).map(\.number))
        }
      }
      // Numbers of this database, and nothing that somebody wrote.
      conditions.append(
        "d.source IN (\(numbers.sorted().map(String.init).joined(separator: ",")))")
    }
    if let since = query.since {
      conditions.append("d.published >= ?")
      arguments += [since]
    }
    if let until = query.until {
      conditions.append("d.published < ?")
      arguments += [until]
    }
    let isCommon =
      try query.pattern.map { pattern throws(StoreError) in
        try read { db in try Self.isCommon(pattern, ranked, db) }
      } ?? false
    let order = isCommon ? "search.rowid DESC" : "search.rank, search.rowid"
    let isOfDocuments = !query.sources.isEmpty || query.since != nil || query.until != nil
    let sql =
      query.pattern == nil
      ? """
      SELECT d.number FROM document d WHERE d.is_retired = 0 AND \(conditions.joined(separator: " AND "))
      ORDER BY d.published DESC, d.number LIMIT ?
      """
      : """
      SELECT search.rowid FROM search \(isOfDocuments ? "JOIN document d ON d.number = search.rowid" : "")
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?
      """
    return try read { db in
      (try UInt32.fetchAll(db, sql: sql, arguments: arguments + [limit]), isCommon)
    }
  }
}

/// A document that holds what was searched.
package struct SearchMatch: Hashable, Sendable {
  /// Without its text where words were looked for.
  package let document: Document
  /// The place of the words in the text, cut.
  package let snippet: String
  /// Whether it is what is published now, as far as was read.
  package let isCurrent: Bool
}

/// What a search of the texts gives.
package struct SearchMatches: Sendable {
  package let matches: [SearchMatch]
  /// Whether so many texts hold what is looked for that these are the latest, and not the best.
  package let isCommon: Bool
}

extension Store {
  /// The documents that hold what is looked for (``TextQuery``), best first, with the place of the words.
  ///
  /// - Parameter ranked: where more texts hold it, the latest are given.
  /// - Throws: ``StoreError/query(reason:)`` for a query that asks for nothing.
  package func matches(
    of query: String, limit: Int = 20, ranked: Int = mostRanked
  ) throws(StoreError) -> SearchMatches {
    let query = try TextQuery(query)
    let (numbers, isCommon) = try search(query, limit: limit, ranked: ranked)
    // Of texts the place is wanted alone, which the index cuts out.
    let found = try documents(numbers) { _ in query.pattern == nil }
    let matches = try read { db in
      let places = try query.pattern.map { try Self.places($0, in: numbers, db) }
      let isCurrent = try db.cachedStatement(
        sql: "SELECT is_retired = 0 FROM document WHERE number = ?")
      return try numbers.compactMap { number -> SearchMatch? in
        guard let document = found[number] else { return nil }
        // Without a word nothing stands out: the text begins.
        let place = places.map { $0[number] ?? "" } ?? String(document.text.prefix(160))
        return SearchMatch(
          document: document,
          snippet: place.split(whereSeparator: \.isWhitespace).joined(separator: " "),
          isCurrent: try Bool.fetchOne(isCurrent, arguments: [number]) ?? false)
      }
    }
    return SearchMatches(matches: matches, isCommon: isCommon)
  }

  /// Where documents hold a pattern. One statement goes through what holds it between the first and the last of them, since to
  /// open the index for each takes longer than to pass over thousands.
  private static func places(
    _ pattern: String, in numbers: [UInt32], _ db: Database
  ) throws -> [UInt32: String] {
    guard let first = numbers.min(), let last = numbers.max() else { return [:] }
    var places: [UInt32: String] = [:]
    // The sign keeps FTS5 from looking each of them up. They are numbers of this database, and nothing that somebody wrote.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT rowid, snippet(search, -1, '', '', '…', 24) FROM search
        WHERE search MATCH ? AND rowid BETWEEN ? AND ?
          AND +rowid IN (\(numbers.map(String.init).joined(separator: ",")))
        """, arguments: [pattern, first, last])
    while let row = try rows.next() { places[row[0]] = row[1] }
    return places
  }
}

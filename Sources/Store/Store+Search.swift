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

  /// A word that more texts have says little about which of them is the best, and to weigh them all takes a second in a
  /// million.
  package static let mostRanked = 20_000

  /// Whether so many texts hold what is looked for that the latest are given, and not the best.
  ///
  /// - Complexity: linear in `ranked`.
  package func isCommon(_ query: String, ranked: Int = mostRanked) throws(StoreError) -> Bool {
    guard let pattern = try TextQuery(query).pattern else { return false }
    return try isCommon(pattern: pattern, ranked)
  }

  private func isCommon(pattern: String, _ ranked: Int) throws(StoreError) -> Bool {
    try read { db in
      let count = try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"),
        arguments: [pattern, ranked + 1])
      return (count ?? 0) > ranked
    }
  }

  /// The numbers of documents that hold what is looked for, best first by BM25; where no word is, or more than `ranked` texts
  /// hold all of it, the latest first. Case and diacritics do not count.
  ///
  /// - Throws: ``StoreError/query(reason:)`` for a query that asks for nothing.
  package func search(
    _ query: String, limit: Int = 50, ranked: Int = mostRanked
  ) throws(StoreError) -> [UInt32] {
    try search(TextQuery(query), limit: limit, ranked: ranked)
  }

  private func search(
    _ query: TextQuery, limit: Int, ranked: Int = mostRanked
  ) throws(StoreError) -> [UInt32] {
    let isCommon = try query.pattern.map { pattern throws(StoreError) in
      try self.isCommon(pattern: pattern, ranked)
    }
    let order = isCommon == true ? "search.rowid DESC" : "search.rank, search.rowid"
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
      try UInt32.fetchAll(db, sql: sql, arguments: arguments + [limit])
    }
  }
}

/// A document that holds what was searched.
package struct SearchMatch: Hashable, Sendable {
  package let document: Document
  /// The place of the words in the text, cut.
  package let snippet: String
  /// Whether it is what is published now, as far as was read.
  package let isCurrent: Bool
}

extension Store {
  /// The documents that hold what is looked for (``TextQuery``), best first, with the place of the words.
  ///
  /// - Throws: ``StoreError/query(reason:)`` for a query that asks for nothing.
  package func matches(of query: String, limit: Int = 20) throws(StoreError) -> [SearchMatch] {
    let query = try TextQuery(query)
    let numbers = try search(query, limit: limit)
    let found = try documents(numbers)
    let snippets = try read { db -> [String] in
      // Without a word nothing stands out: the text begins.
      guard let pattern = query.pattern else {
        return numbers.map { String((found[$0]?.text ?? "").prefix(160)) }
      }
      let statement = try db.cachedStatement(
        sql: """
          SELECT snippet(search, -1, '', '', '…', 24) FROM search WHERE search MATCH ? AND rowid = ?
          """)
      return try numbers.map { try String.fetchOne(statement, arguments: [pattern, $0]) ?? "" }
    }
    var matches: [SearchMatch] = []
    for (number, snippet) in zip(numbers, snippets) {
      guard let document = found[number] else { continue }
      matches.append(
        SearchMatch(
          document: document,
          snippet: snippet.split(whereSeparator: \.isWhitespace).joined(separator: " "),
          isCurrent: try isCurrent(document.id)))
    }
    return matches
  }
}

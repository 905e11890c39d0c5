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

  /// The numbers of documents whose title or text holds every word of the query (as a prefix where
  /// it ends in `*`), best first by BM25. Case and diacritics do not count.
  ///
  /// - Throws: ``StoreError/query(reason:)`` for a query without words.
  package func search(_ query: String, limit: Int = 50) throws(StoreError) -> [UInt32] {
    guard let pattern = Self.pattern(query) else {
      throw .query(reason: "“\(query)” has no word")
    }
    return try read { db in
      try UInt32.fetchAll(
        db.cachedStatement(
          sql: "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?"),
        arguments: [pattern, limit])
    }
  }

  /// Every word becomes a quoted string of the FTS5 query syntax, so that nothing in it is an operator.
  private static func pattern(_ query: String) -> String? {
    let words = query.split(whereSeparator: \.isWhitespace).compactMap { word -> String? in
      guard
        word.unicodeScalars.contains(where: {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      else { return nil }
      let isPrefix = word.hasSuffix("*")
      // A NUL would end the query in the middle of a string.
      let scalars = word.unicodeScalars.filter { $0 != "\"" && $0 != "*" && $0 != "\0" }
      let quoted = "\"" + String(String.UnicodeScalarView(scalars)) + "\""
      return isPrefix ? quoted + "*" : quoted
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
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
  /// The documents that hold every word, best first, with the place of the words.
  ///
  /// - Throws: ``StoreError/query(reason:)`` for a query without words.
  package func matches(of query: String, limit: Int = 20) throws(StoreError) -> [SearchMatch] {
    let numbers = try search(query, limit: limit)
    guard let pattern = Self.pattern(query) else { return [] }
    let found = try documents(numbers)
    let snippets = try read { db in
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

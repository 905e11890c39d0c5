import GRDB
import GRDBSQLite
import TocsinModel

/// A post as it lies in the database. Its bytes are valid only while it is looked at.
package struct PostRow {
  package let number: UInt32
  /// The id of the account, UTF-8.
  package let account: UnsafeRawBufferPointer
  /// Seconds since 1970-01-01T00:00:00Z.
  package let time: Int64
  /// UTF-8.
  package let text: UnsafeRawBufferPointer
  /// The ids of what it repeats, quotes and answers, as the platform gives them; empty where it does not.
  package let parents:
    (repost: UnsafeRawBufferPointer, quote: UnsafeRawBufferPointer, reply: UnsafeRawBufferPointer)
  /// Those that the input lists; at most ``Store/mostPostLinks``.
  package let links: [String]
}

extension Store {
  /// Links of one post that are read.
  package static let mostPostLinks = 32

  /// Calls the body for each post of these numbers, ascending, retired ones included, that has an account and a time
  /// of at least a minute's precision which is that of the post, and not of who collected it.
  ///
  /// In one pass without copying texts: about a microsecond a post.
  package func eachPost(
    _ numbers: Range<UInt32>, _ body: (PostRow) throws -> Void
  ) throws(StoreError) {
    // Links of a part at a time, so that memory does not grow with the range.
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 8192) {
      let part = start..<min(numbers.upperBound, start &+ 8192)
      try read { db in
        let links = try Self.links(ofPosts: part, db)
        let statement = try db.cachedStatement(sql: Self.posts)
        try statement.setArguments([part.lowerBound, part.upperBound])
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
          // The order matters: SQLite converts when it is asked for the bytes.
          let start = sqlite3_column_blob(handle, column)
          return UnsafeRawBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(handle, column)))
        }
        while true {
          let code = sqlite3_step(handle)
          if code == SQLITE_DONE { break }
          guard code == SQLITE_ROW else {
            throw DatabaseError(
              resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
          }
          let number = UInt32(truncatingIfNeeded: sqlite3_column_int64(handle, 0))
          try body(
            PostRow(
              number: number, account: bytes(1), time: sqlite3_column_int64(handle, 2),
              text: bytes(3), parents: (bytes(4), bytes(5), bytes(6)), links: links[number] ?? []))
        }
      }
    }
  }

  private static let posts = """
    SELECT d.number, s.id, d.published, CAST(d.text AS BLOB),
      d.post ->> '$.repostOf.id', d.post ->> '$.quoteOf.id', d.post ->> '$.inReplyTo.id'
    FROM document d
    JOIN source s ON s.number = d.source
    WHERE d.number >= ? AND d.number < ? AND d.form = \(form) AND s.kind = 'account'
      AND d.published IS NOT NULL AND d.published_how & 7 IN (\(precisions))
      AND d.published_how >> 3 <> \(seen)
    ORDER BY d.number
    """

  private static let form = Document.Form.allCases.firstIndex(of: .post) ?? -1
  private static let seen = Timestamp.Origin.allCases.firstIndex(of: .seen) ?? -1
  private static let precisions = Timestamp.Precision.allCases.indices
    .filter { Timestamp.Precision.allCases[$0] >= .minute }.map(String.init)
    .joined(separator: ", ")

  private static func links(
    ofPosts numbers: Range<UInt32>, _ db: Database
  ) throws -> [UInt32: [String]] {
    var links: [UInt32: [String]] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT l.document, l.url FROM link l JOIN document d ON d.number = l.document
          WHERE l.document >= ? AND l.document < ? AND l.ordinal < ? AND d.form = \(form)
          ORDER BY l.document, l.ordinal
          """), arguments: [numbers.lowerBound, numbers.upperBound, mostPostLinks])
    while let row = try rows.next() { links[row[0], default: []].append(row[1]) }
    return links
  }
}

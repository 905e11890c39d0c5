import Foundation
import GRDB
package import TocsinModel

/// Statements of the log, with what they need and what they are about.
extension Store {
  private static let statementColumns =
    "number, leaf, commitment, kind, about, sha256, blobs, content"

  /// Keeps a statement that is to be logged.
  ///
  /// - Parameter documents: of which it says something: erasing one of them erases it.
  /// - Returns: its number, which is not that in the log.
  @discardableResult
  package func addStatement(
    kind: String, about: String, sha256: String, commitment: [UInt8], content: [UInt8],
    blobs: [String] = [], documents: [DocumentID] = []
  ) throws(StoreError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO statement (commitment, kind, about, sha256, blobs, content)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Data(commitment), kind, about, sha256, blobs.joined(separator: " "), Data(content),
        ])
      let number = Int(db.lastInsertedRowID)
      for document in Set(documents) {
        // Erased since somebody read it: what is said of it now, nothing would erase.
        let isThere = try Bool.fetchOne(
          db, sql: "SELECT 1 FROM document WHERE id = ?", arguments: [document.data])
        guard isThere == true else { throw StoreError.erasedMeanwhile }
        try db.execute(
          sql: "INSERT OR IGNORE INTO statement_document (document, statement) VALUES (?, ?)",
          arguments: [document.data, number])
      }
      return number
    }
  }

  /// The last statement of a kind about something; `nil` when there is none, or it was erased.
  ///
  /// - Parameter sha256: of what it must be about; `nil` for whatever it was.
  package func statement(
    kind: String, about: String, sha256: String? = nil
  ) throws(StoreError) -> StoredStatement? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT \(Self.statementColumns) FROM statement
          WHERE kind = ? AND about = ? AND sha256 = coalesce(?, sha256) AND content IS NOT NULL ORDER BY number DESC
          """, arguments: [kind, about, sha256]
      ).map(Self.statement)
    }
  }

  /// Statements about a document, the first first; erased ones are not among them.
  package func statements(
    about document: DocumentID, kind: String
  ) throws(StoreError) -> [StoredStatement] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.statementColumns) FROM statement WHERE kind = ? AND content IS NOT NULL
            AND number IN (SELECT statement FROM statement_document WHERE document = ?)
          ORDER BY number
          """, arguments: [kind, document.data]
      ).map(Self.statement)
    }
  }

  package func statements(numbered numbers: [Int]) throws(StoreError) -> [StoredStatement] {
    try read { db in
      try numbers.compactMap { number in
        try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT \(Self.statementColumns) FROM statement WHERE number = ?"),
          arguments: [number]
        ).map(Self.statement)
      }
    }
  }

  /// Those that are not in the log yet, in order.
  package func statementsToLog() throws(StoreError) -> [StoredStatement] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.statementColumns) FROM statement WHERE leaf IS NULL ORDER BY number"
      ).map(Self.statement)
    }
  }

  /// The number of the last one; 0 where there is none.
  package func lastStatement() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT max(number) FROM statement") ?? 0 }
  }

  /// How many are in the log.
  package func loggedCount() throws(StoreError) -> UInt64 {
    try read { db in
      try Int64.fetchOne(db, sql: "SELECT max(leaf) + 1 FROM statement").map { UInt64($0) } ?? 0
    }
  }

  /// Keeps where in the log statements are.
  package func setLeaves(_ leaves: [(number: Int, leaf: UInt64)]) throws(StoreError) {
    try write { db in
      let statement = try db.cachedStatement(sql: "UPDATE statement SET leaf = ? WHERE number = ?")
      for (number, leaf) in leaves {
        try statement.execute(arguments: [Int64(leaf), number])
      }
    }
  }

  /// The files that statements need which were not erased.
  package func neededBlobs() throws(StoreError) -> Set<String> {
    try read { db in
      let rows = try String.fetchCursor(
        db, sql: "SELECT blobs FROM statement WHERE content IS NOT NULL AND blobs <> ''")
      var blobs: Set<String> = []
      while let row = try rows.next() {
        blobs.formUnion(row.split(separator: " ").map(String.init))
      }
      return blobs
    }
  }

  private static func statement(_ row: Row) -> StoredStatement {
    let leaf: Int64? = row[1]
    let blobs: String = row[6]
    return StoredStatement(
      number: row[0], leaf: leaf.map { UInt64($0) }, commitment: Array(row[2] as Data),
      kind: row[3], about: row[4], sha256: row[5],
      blobs: blobs.split(separator: " ").map(String.init),
      content: (row[7] as Data?).map(Array.init))
  }

  /// Where the bytes of documents are, of the input that was read last.
  package func origins(of ids: [DocumentID]) throws(StoreError) -> [DocumentID: DocumentOrigin] {
    try read { db in
      var origins: [DocumentID: DocumentOrigin] = [:]
      for id in ids {
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT i.path, coalesce(d.path, i.shown), i.format, i.sha256, c.line, c.offset
              FROM document d JOIN capture c ON c.document = d.number JOIN input i ON i.number = c.input
              WHERE d.id = ? AND c.generation = i.generation ORDER BY c.input DESC
              """), arguments: [id.data])
        guard let row else { continue }
        origins[id] = DocumentOrigin(
          document: Array(id.data), path: Self.text(row[0]), shown: row[1], format: row[2],
          sha256: (row[3] as Data?).map(\.hexadecimal), line: row[4], offset: row[5])
      }
      return origins
    }
  }
}

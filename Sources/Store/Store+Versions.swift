import Foundation
import GRDB
package import TocsinModel

/// Documents that are not current any more stay, so that what cites them can be read.
extension Store {
  static func tellSteps(ofRetired document: Int, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO retired (step, document) SELECT number, ?1 FROM step WHERE mark > ?1
        """
    ).execute(arguments: [document])
  }

  /// Gives a retired document a number behind all others, and makes it current. Its old number is not given again.
  static func renumber(_ document: Int, as number: Int, _ db: Database) throws {
    let indexed = try meta(.indexedCount, db).flatMap { Int($0) } ?? 0
    if document < indexed {
      try db.cachedStatement(
        sql: """
          INSERT INTO search (search, rowid, title, text)
          SELECT 'delete', number, title, text FROM document WHERE number = ?
          """
      ).execute(arguments: [document])
    }
    try db.cachedStatement(sql: "UPDATE document SET number = ?, is_retired = 0 WHERE number = ?")
      .execute(arguments: [number, document])
    for table in ["capture", "link"] {
      try db.cachedStatement(sql: "UPDATE \(table) SET document = ? WHERE document = ?")
        .execute(arguments: [number, document])
    }
  }

  /// The versions of what is published where a document is, the current ones last.
  package func versions(of id: DocumentID) throws(StoreError) -> [DocumentID] {
    try read { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT id FROM document WHERE location = (SELECT location FROM document WHERE id = ?)
            AND location <> id
          ORDER BY is_retired DESC, number
          """, arguments: [id.data]
      ).compactMap { data in data.withUnsafeBytes { DocumentID(bytes: $0) } }
    }
  }

  /// Whether a document is current.
  package func isCurrent(_ id: DocumentID) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT is_retired = 0 FROM document WHERE id = ?", arguments: [id.data]) ?? false
    }
  }
}

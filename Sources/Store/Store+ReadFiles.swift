import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// The file from which each document was read, as it was given, with the SHA-256 of the bytes that it had then, in
  /// hexadecimal digits. What was read from a stream that was not hashed, and what is not there, is left out.
  package func readFiles(
    of ids: some Sequence<DocumentID>
  ) throws(StoreError) -> [DocumentID: (path: String, sha256: String)] {
    try read { db in
      var files: [DocumentID: (path: String, sha256: String)] = [:]
      for id in ids { files[id] = try Self.readFile(of: id, db) }
      return files
    }
  }

  static func readFile(
    of id: DocumentID, _ db: Database
  ) throws -> (path: String, sha256: String)? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT i.shown, CASE WHEN c.generation = i.generation THEN i.sha256 ELSE f.sha256 END
          FROM document d
          JOIN capture c ON c.document = d.number AND c.input = d.input
          JOIN input i ON i.number = c.input
          LEFT JOIN former_input f ON f.input = c.input AND f.generation = c.generation
          WHERE d.id = ?
          """), arguments: [Data(id.bytes)])
    guard let row, let hash: Data = row[1] else { return nil }
    return (row[0], hash.hexadecimal)
  }
}

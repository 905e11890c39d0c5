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
      let statement = try db.cachedStatement(
        sql: """
          SELECT i.shown, CASE WHEN c.generation = i.generation THEN i.sha256 ELSE f.sha256 END
          FROM document d
          JOIN capture c ON c.document = d.number AND c.input = d.input
          JOIN input i ON i.number = c.input
          LEFT JOIN former_input f ON f.input = c.input AND f.generation = c.generation
          WHERE d.id = ?
          """)
      var files: [DocumentID: (path: String, sha256: String)] = [:]
      for id in ids {
        guard let row = try Row.fetchOne(statement, arguments: [Data(id.bytes)]),
          let hash: Data = row[1]
        else { continue }
        files[id] = (row[0], hash.hexadecimal)
      }
      return files
    }
  }
}

import Foundation
import GRDB
package import TocsinModel

extension Store {
  private static let inputColumns =
    "number, path, size, modified, sha256, format, records, state, shown"

  /// Everything that was read or begun, by the bytes of its path: two spellings of one letter are two files. Linear.
  package func inputs() throws(StoreError) -> [[UInt8]: StoredInput] {
    try read { db in
      var inputs: [[UInt8]: StoredInput] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT \(Self.inputColumns) FROM input")
      while let row = try rows.next() { inputs[[UInt8](row[1] as Data)] = Self.input(row) }
      return inputs
    }
  }

  /// Of these paths, those that were read or begun. Linear in them: after months there are many others.
  package func inputs(at paths: [String]) throws(StoreError) -> [[UInt8]: StoredInput] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Self.inputColumns) FROM input WHERE path = ?")
      var inputs: [[UInt8]: StoredInput] = [:]
      for path in paths {
        guard let row = try Row.fetchOne(statement, arguments: [Data(path.utf8)]) else { continue }
        inputs[Array(path.utf8)] = Self.input(row)
      }
      return inputs
    }
  }

  private static func input(_ row: Row) -> StoredInput {
    let sha256: Data? = row[4]
    return StoredInput(
      number: row[0], path: text(row[1]), shown: row[8], size: row[2], modified: row[3],
      sha256: sha256.map(\.hexadecimal), format: row[5], records: row[6],
      state: StoredInput.State(rawValue: row[7]) ?? .reading)
  }

  /// What was noticed while reading, in the order of the inputs.
  package func diagnostics(limit: Int = .max) throws(StoreError) -> [Diagnostic] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT code, severity, message, path, line, offset FROM diagnostic
          ORDER BY input, ordinal LIMIT ?
          """, arguments: [limit]
      ).map(Self.diagnostic)
    }
  }

  static func diagnostics(ofInput number: Int, _ db: Database) throws -> [Diagnostic] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT code, severity, message, path, line, offset FROM diagnostic
        WHERE input = ? ORDER BY ordinal
        """, arguments: [number]
    ).map(diagnostic)
  }

  static func diagnostic(_ row: Row) -> Diagnostic {
    Diagnostic(
      code: row[0], severity: Diagnostic.Severity(rawValue: row[1]) ?? .error,
      message: row[2], place: Place(path: row[3], line: row[4], offset: row[5]))
  }

  /// How many diagnostics there are of each severity.
  package func diagnosticCounts() throws(StoreError) -> [Diagnostic.Severity: Int] {
    try read { db in
      var counts: [Diagnostic.Severity: Int] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT severity, count(*) FROM diagnostic GROUP BY severity")
      while let row = try rows.next() {
        if let severity = Diagnostic.Severity(rawValue: row[0]) { counts[severity] = row[1] }
      }
      return counts
    }
  }

  package func inputCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM input") ?? 0 }
  }

  /// How many documents and diagnostics came out of each input, by its number.
  package func inputCounts() throws(StoreError) -> [Int: (documents: Int, diagnostics: Int)] {
    let counts = try read { db in
      var counts: [Int: [Int]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT i.number, i.documents, (SELECT count(*) FROM diagnostic d WHERE d.input = i.number)
          FROM input i
          """)
      while let row = try rows.next() { counts[row[0]] = [row[1], row[2]] }
      return counts
    }
    return counts.mapValues { (documents: $0[0], diagnostics: $0[1]) }
  }

  /// How many documents there are of each form.
  package func documentCounts() throws(StoreError) -> [Document.Form: Int] {
    try read { db in
      var counts: [Document.Form: Int] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT form, current FROM document_tally WHERE current > 0")
      while let row = try rows.next() {
        let form: Int = row[0]
        guard Document.Form.allCases.indices.contains(form) else { continue }
        counts[Document.Form.allCases[form]] = row[1]
      }
      return counts
    }
  }
}

import Foundation
import GRDB
import TocsinModel

/// Who had what, what was handed on, and what was erased.
extension Store {
  package func addCustody(_ event: CustodyEvent) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO custody (at, by, act, about, copy, purpose) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          event.at, event.by, event.act.rawValue, event.about, event.copy.rawValue, event.purpose,
        ])
    }
  }

  /// What was done with something, or with all, the first first.
  package func custody(of about: [String]? = nil) throws(StoreError) -> [CustodyEvent] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT at, by, act, about, copy, purpose FROM custody ORDER BY number")
      let wanted = about.map(Set.init)
      return rows.compactMap { row -> CustodyEvent? in
        guard let act = CustodyEvent.Act(rawValue: row[2]),
          let copy = CustodyEvent.Copy(rawValue: row[4]), wanted?.contains(row[3]) != false
        else { return nil }
        return CustodyEvent(
          at: row[0], by: row[1], act: act, about: row[3], copy: copy, purpose: row[5])
      }
    }
  }

  /// Keeps that a folder was handed on.
  package func addExport(
    name: String, at: Int64, by: String, purpose: String, statements: [Int]
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO evidence_export (name, at, by, purpose) VALUES (?, ?, ?, ?)",
        arguments: [name, at, by, purpose])
      let export = db.lastInsertedRowID
      for statement in Set(statements) {
        try db.execute(
          sql: "INSERT OR IGNORE INTO exported_statement (statement, export) VALUES (?, ?)",
          arguments: [statement, export])
      }
    }
  }

  /// The folders that have one of these statements: who got them must be told when it is erased.
  package func exports(having statements: [Int]) throws(StoreError) -> [(name: String, at: Int64)] {
    let rows = try read { db in
      var found: [Int: [String]] = [:]
      for statement in statements {
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT number, name, at FROM evidence_export
            WHERE number IN (SELECT export FROM exported_statement WHERE statement = ?)
            """, arguments: [statement])
        for row in rows { found[row[0]] = [row[1], "\(row[2] as Int64)"] }
      }
      return found
    }
    return rows.sorted { $0.key < $1.key }.map { ($0.value[0], Int64($0.value[1]) ?? 0) }
  }

  /// Who asked for the erasure that is under way, and why.
  private static let erasureNote = "local erasure"

  package func noteErasure(by: String, reason: String, at: Int64) throws(StoreError) {
    try setNote(Self.erasureNote, "\(at)\n\(by)\n\(reason)")
  }

  /// Takes the statements about documents that are erased, with their salts: their hashes stay in the log and say
  /// nothing any more.
  static func eraseStatements(about documents: [Data], _ db: Database) throws {
    var numbers: Set<Int> = []
    for document in documents {
      numbers.formUnion(
        try Int.fetchAll(
          db,
          sql: """
            SELECT number FROM statement WHERE content IS NOT NULL
              AND number IN (SELECT statement FROM statement_document WHERE document = ?)
            """, arguments: [document]))
    }
    let note = try String.fetchOne(
      db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [erasureNote])
    try db.execute(sql: "DELETE FROM meta WHERE key = ?", arguments: [erasureNote])
    let parts = (note ?? "").split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    try eraseStatements(
      numbered: numbers, by: parts.count > 1 ? String(parts[1]) : "",
      reason: parts.count > 2 ? String(parts[2]) : "",
      at: parts.first.flatMap { Int64($0) } ?? Int64(Date().timeIntervalSince1970), db)
  }

  /// Takes what was said in the log of a case: all of it, or of one of its changes.
  static func eraseStatements(
    ofCase number: Int, version: Int? = nil, by: String, reason: String, at: Int64, _ db: Database
  ) throws {
    let numbers =
      try version.map { version in
        try Int.fetchAll(
          db, sql: "SELECT number FROM statement WHERE about = ? AND content IS NOT NULL",
          arguments: ["C\(number) change \(version)"])
      }
      ?? Int.fetchAll(
        db,
        sql: """
          SELECT number FROM statement WHERE content IS NOT NULL AND (about GLOB ? OR about = ?)
          """, arguments: ["C\(number) change *", "mail of C\(number)"])
    try eraseStatements(numbered: Set(numbers), by: by, reason: reason, at: at, db)
  }

  private static func eraseStatements(
    numbered numbers: Set<Int>, by: String, reason: String, at: Int64, _ db: Database
  ) throws {
    guard !numbers.isEmpty else { return }
    var findings: Set<String> = []
    for number in numbers {
      let about = try String.fetchOne(
        db, sql: "SELECT about FROM statement WHERE number = ? AND kind = 'finding'",
        arguments: [number])
      if let label = about?.split(separator: " ").first { findings.insert(String(label)) }
      // What it was about may name a person.
      try db.execute(
        sql:
          "UPDATE statement SET content = NULL, about = '', sha256 = '', blobs = '' WHERE number = ?",
        arguments: [number])
      try db.execute(sql: "DELETE FROM statement_document WHERE statement = ?", arguments: [number])
    }
    try db.execute(
      sql: "INSERT INTO erasure (at, by, reason, statements, findings) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        at, by, reason, numbers.sorted().map(String.init).joined(separator: " "),
        findings.sorted().joined(separator: " "),
      ])
  }

  package func erasures() throws(StoreError) -> [RecordedErasure] {
    try read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT number, at, by, reason, statements, findings, is_logged FROM erasure ORDER BY number"
      ).map { row in
        let statements: String = row[4]
        let findings: String = row[5]
        return RecordedErasure(
          number: row[0], at: row[1], by: row[2], reason: row[3],
          statements: statements.split(separator: " ").compactMap { Int($0) },
          findings: findings.split(separator: " ").map(String.init), isLogged: row[6])
      }
    }
  }

  package func setLogged(erasure number: Int) throws(StoreError) {
    try write { db in
      try db.execute(sql: "UPDATE erasure SET is_logged = 1 WHERE number = ?", arguments: [number])
    }
  }
}

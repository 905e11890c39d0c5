import Foundation
import GRDB

/// Cases lie in tables of their own, which no step of the engine reads: they are written beside a running scan.
extension Store {
  /// Opens a case with its first change. Returns its number.
  package func openCase(_ head: CaseHead, _ first: CaseRow) throws(StoreError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO case_file (title, state, version, changed, expires) VALUES (?, ?, 1, ?, ?)
          """, arguments: [head.title, head.state, head.changed, head.expires])
      let number = Int(db.lastInsertedRowID)
      try Self.insert(first, 1, into: number, db)
      return number
    }
  }

  /// Adds a change, unless another came after the version that it was made for.
  ///
  /// - Parameters:
  ///   - head: the case in a line, as it is with the change.
  ///   - before: the version that the change was checked against.
  ///   - findings: those that the case holds now; `nil` when they are the same.
  /// - Returns: whether it was stored.
  package func appendToCase(
    _ head: CaseHead, _ change: CaseRow, after before: Int, findings: [Int]?
  ) throws(StoreError) -> Bool {
    try write { db in
      let version = try Int.fetchOne(
        db, sql: "SELECT version FROM case_file WHERE number = ?", arguments: [head.number])
      guard version == before else { return false }
      try Self.insert(change, before + 1, into: head.number, db)
      try db.execute(
        sql: """
          UPDATE case_file SET title = ?, state = ?, version = ?, changed = ?, expires = ?
          WHERE number = ?
          """,
        arguments: [
          head.title, head.state, before + 1, head.changed, head.expires, head.number,
        ])
      if let findings {
        try db.execute(
          sql: "DELETE FROM case_finding WHERE case_file = ?", arguments: [head.number])
        let insertion = try db.cachedStatement(
          sql: "INSERT OR IGNORE INTO case_finding (finding, case_file) VALUES (?, ?)")
        for finding in findings { try insertion.execute(arguments: [finding, head.number]) }
      }
      return true
    }
  }

  private static func insert(
    _ change: CaseRow, _ version: Int, into number: Int, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO case_change (case_file, version, slot, action, by, at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [number, version, change.slot, change.action, change.by, change.at])
    try trail(change.by, .change, "C\(number)", at: change.at, db)
  }

  /// The changes of a case, the first first; empty when there is none of that number.
  package func caseRows(_ number: Int) throws(StoreError) -> [CaseRow] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT version, slot, action, by, at FROM case_change WHERE case_file = ? ORDER BY version
          """, arguments: [number]
      ).map { CaseRow(version: $0[0], slot: $0[1], action: $0[2], by: $0[3], at: $0[4]) }
    }
  }

  /// The last change of a slot behind a version, if there is one.
  package func lastCaseChange(
    _ number: Int, slot: String, after version: Int
  ) throws(StoreError) -> CaseRow? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT version, slot, action, by, at FROM case_change
          WHERE case_file = ? AND slot = ? AND version > ? ORDER BY version DESC LIMIT 1
          """, arguments: [number, slot, version]
      ).map { CaseRow(version: $0[0], slot: $0[1], action: $0[2], by: $0[3], at: $0[4]) }
    }
  }

  /// All cases in a line each, the last changed first.
  package func cases() throws(StoreError) -> [CaseHead] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, title, state, version, changed, expires FROM case_file
          ORDER BY changed DESC, number DESC
          """
      ).map(Self.head)
    }
  }

  /// The cases that hold a finding.
  package func cases(holding finding: Int) throws(StoreError) -> [CaseHead] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, title, state, version, changed, expires FROM case_file
          WHERE number IN (SELECT case_file FROM case_finding WHERE finding = ?) ORDER BY number
          """, arguments: [finding]
      ).map(Self.head)
    }
  }

  private static func head(_ row: Row) -> CaseHead {
    CaseHead(
      number: row[0], title: row[1], state: row[2], version: row[3], changed: row[4],
      expires: row[5])
  }
}

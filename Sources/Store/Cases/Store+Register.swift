import Crypto
import Foundation
import GRDB
package import TocsinModel

extension Store {
  private static let registerColumns = """
    number, source, status, asserted_by, act, from_day, to_day, payload, added_by, added_at, expires, withdrawn_by
    """

  /// Keeps assertions in one transaction. One that is there already gains names at most.
  ///
  /// - Returns: how many are new.
  package func register(_ rows: [RegisterRow]) throws(StoreError) -> Int {
    try write { db in
      var new = 0
      let insertion = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO register (key, source, status, asserted_by, act, from_day, to_day, payload, added_by,
            added_at, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let naming = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO register_name (name, register) VALUES (?, ?)")
      for row in rows {
        let key = Data(SHA256.hash(data: Array(row.key.utf8)).prefix(16))
        try insertion.execute(arguments: [
          key, row.source, row.status, row.assertedBy, row.act, row.from, row.to, row.payload,
          row.addedBy, row.addedAt, row.expires,
        ])
        new += db.changesCount
        let number = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT number FROM register WHERE key = ?"), arguments: [key])
        for name in row.names { try naming.execute(arguments: [name, number]) }
      }
      if let first = rows.first {
        try Self.trail(first.addedBy, .change, "register", at: first.addedAt, db)
      }
      return new
    }
  }

  /// Takes an assertion back; it stays, with who took it back. Returns whether it was in force.
  package func withdraw(register number: Int, by: String, now: Int64) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: """
          UPDATE register SET withdrawn_by = ?, withdrawn_at = ? WHERE number = ? AND withdrawn_at IS NULL
          """, arguments: [by, now, number])
      guard db.changesCount > 0 else { return false }
      try Self.trail(by, .change, "register \(number)", at: now, db)
      return true
    }
  }

  /// What is asserted under any of these lower-case names, in the order in which it was added.
  package func registered(_ names: some Sequence<String>) throws(StoreError) -> [RegisterRow] {
    try read { db in
      var numbers: Set<Int> = []
      let statement = try db.cachedStatement(
        sql: "SELECT register FROM register_name WHERE name = ?")
      for name in names { numbers.formUnion(try Int.fetchAll(statement, arguments: [name])) }
      return try numbers.sorted().compactMap { number in
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT \(Self.registerColumns) FROM register WHERE number = ?"),
          arguments: [number]
        ).map { try Self.register($0, db) }
      }
    }
  }

  /// A page of the register by name, optionally of sources whose name holds a text.
  package func register(
    search: String = "", offset: Int = 0, limit: Int
  ) throws(StoreError) -> [RegisterRow] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.registerColumns) FROM register
          WHERE ?1 = '' OR instr(lower(source), ?1) OR number IN (
            SELECT register FROM register_name WHERE instr(name, ?1))
          ORDER BY source COLLATE NOCASE, number LIMIT ?2 OFFSET ?3
          """, arguments: [search.lowercased(), limit, offset]
      ).map { try Self.register($0, db) }
    }
  }

  package func registerCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM register") ?? 0 }
  }

  /// Another text whenever entries of these statuses, or the names that they are met by, are others.
  package func registerMark(of statuses: [String]) throws(StoreError) -> String {
    try read { db in
      let marks = statuses.map { _ in "?" }.joined(separator: ", ")
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), coalesce(max(number), 0), count(withdrawn_at), coalesce(sum(number), 0),
            (SELECT count(*) FROM register_name) FROM register WHERE status IN (\(marks))
          """, arguments: StatementArguments(statuses))
      guard let row, row[0] as Int > 0 else { return "" }
      return (0..<5).map { "\(row[$0] as Int)" }.joined(separator: " ")
    }
  }

  /// The names that sources have in findings of a kind, each once. Linear in what findings are about.
  package func sourceNames(inFindings kind: FindingKind) throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT e.name FROM finding_entity e JOIN finding f ON f.number = e.finding
          WHERE f.kind = ? AND e.kind IN ('site', 'account', 'named')
          """, arguments: [kind.rawValue])
    }
  }

  /// Lets a step make those groups again whose findings are about one of these names, or have this chip.
  package func outdate(
    _ step: StepRecord, about names: [String], chip: String
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE grouping SET is_outdated = 1 WHERE step = ?1 AND finding IN (
            SELECT id FROM finding WHERE instr(chips, ?2) OR number IN (
              SELECT finding FROM finding_entity WHERE name IN (SELECT value FROM json_each(?3))))
          """,
        arguments: [
          step.number, chip, String(decoding: JSONEncoder().encode(names), as: UTF8.self),
        ])
    }
  }

  private static func register(_ row: Row, _ db: Database) throws -> RegisterRow {
    let number: Int = row[0]
    let names = try String.fetchAll(
      db.cachedStatement(sql: "SELECT name FROM register_name WHERE register = ? ORDER BY name"),
      arguments: [number])
    return RegisterRow(
      number: number, source: row[1], status: row[2], assertedBy: row[3], act: row[4],
      from: row[5], to: row[6], names: names, payload: row[7], addedBy: row[8], addedAt: row[9],
      expires: row[10], withdrawnBy: row[11])
  }
}

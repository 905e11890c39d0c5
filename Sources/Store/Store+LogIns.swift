import Foundation
import GRDB

/// Who is signed in, and what was done.
extension Store {
  private static let loginColumns = """
    u.user, u.name, u.role, u.password IS NOT NULL, u.made_at, l.login, l.made_at, l.seen_at, l.rotated_at, l.agent
    """

  /// Somebody who was not seen for a week signs in again, and everybody after a month.
  private static let idle: Int64 = 7 * 86_400
  private static let longest: Int64 = 30 * 86_400
  /// How long an id is taken after another took its place.
  private static let grace: Int64 = 60

  /// - Parameter hash: the SHA-256 of the log-in's id.
  package func addLogIn(
    of user: Int, hash: [UInt8], agent: String, now: Int64
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM login WHERE seen_at < ? OR made_at < ?",
        arguments: [now - Self.idle, now - Self.longest])
      try db.execute(
        sql: """
          INSERT INTO login (user, hash, rotated_at, made_at, seen_at, agent) VALUES (?, ?, ?, ?, ?, ?)
          """, arguments: [user, Data(hash), now, now, now, String(agent.prefix(300))])
    }
  }

  /// The log-in of an id, if it is in force. Two look-ups.
  package func login(hash: [UInt8], now: Int64) throws(StoreError) -> LogIn? {
    try read { db in
      let data = Data(hash)
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT \(Self.loginColumns), l.hash <> ? FROM login l JOIN user u ON u.user = l.user
            WHERE (l.hash = ? OR (l.former_hash = ? AND l.rotated_at > ?)) AND l.seen_at >= ? AND l.made_at >= ?
              AND u.removed_at IS NULL
            """),
        arguments: [
          data, data, data, now - Self.grace, now - Self.idle, now - Self.longest,
        ])
      return row.flatMap { Self.login($0, isFormer: $0[10]) }
    }
  }

  /// All of a user, the last seen first.
  package func logins(of user: Int) throws(StoreError) -> [LogIn] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.loginColumns) FROM login l JOIN user u ON u.user = l.user
          WHERE l.user = ? ORDER BY l.seen_at DESC, l.login
          """, arguments: [user]
      ).compactMap { Self.login($0, isFormer: false) }
    }
  }

  /// Gives a log-in another id; where it has one meanwhile, nothing happens.
  ///
  /// - Returns: whether it did.
  package func rotate(
    _ login: LogIn, from former: [UInt8], to hash: [UInt8], now: Int64
  ) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: """
          UPDATE login SET hash = ?, former_hash = ?, rotated_at = ?, seen_at = ? WHERE login = ? AND hash = ?
          """,
        arguments: [Data(hash), Data(former), now, now, login.number, Data(former)])
      return db.changesCount > 0
    }
  }

  package func saw(_ login: LogIn, now: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE login SET seen_at = ? WHERE login = ?", arguments: [now, login.number])
    }
  }

  /// - Returns: whether it was one of the user's.
  package func endLogIn(_ login: Int, of user: Int) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: "DELETE FROM login WHERE login = ? AND user = ?", arguments: [login, user])
      return db.changesCount > 0
    }
  }

  private static func login(_ row: Row, isFormer: Bool) -> LogIn? {
    user(row).map { user in
      LogIn(
        number: row[5], user: user, madeAt: row[6], seenAt: row[7], rotatedAt: row[8],
        agent: row[9], isFormer: isFormer)
    }
  }

  // MARK: Audit

  package func audit(
    by: String, _ action: String, outcome: String, now: Int64
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO audit (at, by, action, outcome) VALUES (?, ?, ?, ?)",
        arguments: [now, String(by.prefix(200)), String(action.prefix(500)), outcome])
    }
  }

  /// The last first.
  ///
  /// - Parameter before: a number; `nil` for the last ones.
  package func auditEntries(
    before: Int? = nil, limit: Int
  ) throws(StoreError) -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, at, by, action, outcome FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?
          """, arguments: [before ?? .max, limit]
      ).map { AuditEntry(number: $0[0], at: $0[1], by: $0[2], action: $0[3], outcome: $0[4]) }
    }
  }
}

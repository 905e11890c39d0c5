import Foundation
import GRDB

/// Users, and the links by which they are invited.
extension Store {
  private static let userColumns = "user, name, role, password IS NOT NULL, made_at"

  static func user(_ row: Row) -> User? {
    User.Role(rawValue: row[2]).map { role in
      User(number: row[0], name: row[1], role: role, hasPassword: row[3], madeAt: row[4])
    }
  }

  /// Whether anybody has to sign in.
  package func hasUsers() throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM user WHERE removed_at IS NULL)"))
        ?? false
    }
  }

  /// By name.
  package func users() throws(StoreError) -> [User] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT \(Self.userColumns) FROM user WHERE removed_at IS NULL ORDER BY name"
      ).compactMap(Self.user)
    }
  }

  /// The user of a name, whatever its case, and the hash of the password.
  package func user(
    named name: String
  ) throws(StoreError) -> (user: User, password: String?)? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: "SELECT \(Self.userColumns), password FROM user WHERE name = ? AND removed_at IS NULL",
        arguments: [name]
      ).flatMap { row in Self.user(row).map { ($0, row[5]) } }
    }
  }

  /// - Parameter password: its hash; `nil` for somebody whom a proxy signs in.
  /// - Returns: `nil` where the name was given once, be it to somebody who is gone.
  package func addUser(
    _ name: String, _ role: User.Role, password: String?, now: Int64
  ) throws(StoreError) -> User? {
    try write { db in try Self.addUser(name, role, password, now, db) }
  }

  private static func addUser(
    _ name: String, _ role: User.Role, _ password: String?, _ now: Int64, _ db: Database
  ) throws -> User? {
    try db.execute(
      sql: "INSERT OR IGNORE INTO user (name, role, password, made_at) VALUES (?, ?, ?, ?)",
      arguments: [name, role.rawValue, password, now])
    guard db.changesCount == 1 else { return nil }
    return User(
      number: Int(db.lastInsertedRowID), name: name, role: role, hasPassword: password != nil,
      madeAt: now)
  }

  /// What became of a change of users.
  package enum UserChange: Sendable {
    case done
    case noSuchUser
    /// Somebody must be able to invite.
    case lastAdministrator
  }

  package func setRole(_ role: User.Role, of user: Int) throws(StoreError) -> UserChange {
    try write { db in
      if role < .administrator, try Self.isLastAdministrator(user, db) {
        return .lastAdministrator
      }
      try db.execute(
        sql: "UPDATE user SET role = ? WHERE user = ? AND removed_at IS NULL",
        arguments: [role.rawValue, user])
      return db.changesCount > 0 ? .done : .noSuchUser
    }
  }

  /// Takes somebody's password and log-ins away. What they said stays, in their name.
  package func removeUser(_ user: Int, now: Int64) throws(StoreError) -> UserChange {
    try write { db in
      if try Self.isLastAdministrator(user, db) { return .lastAdministrator }
      try db.execute(
        sql:
          "UPDATE user SET removed_at = ?, password = NULL WHERE user = ? AND removed_at IS NULL",
        arguments: [now, user])
      guard db.changesCount > 0 else { return .noSuchUser }
      try db.execute(sql: "DELETE FROM login WHERE user = ?", arguments: [user])
      return .done
    }
  }

  private static func isLastAdministrator(_ user: Int, _ db: Database) throws -> Bool {
    let administrators = try Int.fetchAll(
      db, sql: "SELECT user FROM user WHERE role = ? AND removed_at IS NULL",
      arguments: [User.Role.administrator.rawValue])
    return administrators == [user]
  }

  /// Sets a password, and ends all log-ins but one.
  package func setPassword(
    _ hash: String, of user: Int, except login: Int?
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE user SET password = ? WHERE user = ? AND removed_at IS NULL",
        arguments: [hash, user])
      try db.execute(
        sql: "DELETE FROM login WHERE user = ? AND login IS NOT ?", arguments: [user, login])
    }
  }

  /// Keeps a link by which one person becomes a user.
  ///
  /// - Parameter hash: the SHA-256 of its secret.
  package func invite(
    hash: [UInt8], role: User.Role, by: String, until: Int64, now: Int64
  ) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM invitation WHERE ends_at <= ?", arguments: [now])
      try db.execute(
        sql: "INSERT INTO invitation (hash, role, made_by, ends_at) VALUES (?, ?, ?, ?)",
        arguments: [Data(hash), role.rawValue, by, until])
    }
  }

  /// The role that an invitation in force gives.
  package func invitation(hash: [UInt8], now: Int64) throws(StoreError) -> User.Role? {
    try read { db in try Self.invitation(hash, now, db) }
  }

  private static func invitation(
    _ hash: [UInt8], _ now: Int64, _ db: Database
  ) throws -> User.Role? {
    try String.fetchOne(
      db, sql: "SELECT role FROM invitation WHERE hash = ? AND ends_at > ?",
      arguments: [Data(hash), now]
    ).flatMap(User.Role.init(rawValue:))
  }

  /// What became of an invitation.
  package enum Acceptance: Sendable {
    case user(User)
    case noInvitation
    case nameTaken
  }

  /// Makes a user of an invitation, which is used up.
  package func accept(
    invitation hash: [UInt8], name: String, password: String, now: Int64
  ) throws(StoreError) -> Acceptance {
    try write { db in
      guard let role = try Self.invitation(hash, now, db) else { return .noInvitation }
      guard let user = try Self.addUser(name, role, password, now, db) else { return .nameTaken }
      try db.execute(sql: "DELETE FROM invitation WHERE hash = ?", arguments: [Data(hash)])
      return .user(user)
    }
  }
}

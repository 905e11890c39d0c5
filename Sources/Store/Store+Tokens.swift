import Foundation
import GRDB

/// What lets a program in. Only a hash of it is stored.
package struct AccessToken: Hashable, Sendable {
  package let number: Int
  package let name: String
  /// Sorted.
  package let scopes: [String]
  /// Seconds since 1970.
  package let madeAt: Int64
}

extension Store {
  /// Keeps a token that was made.
  ///
  /// - Parameter hash: its SHA-256.
  package func addToken(
    hash: [UInt8], name: String, scopes: [String], now: Int64
  ) throws(StoreError) -> AccessToken {
    try write { db in
      let scopes = scopes.sorted()
      try db.execute(
        sql: "INSERT INTO token (hash, name, scopes, made_at) VALUES (?, ?, ?, ?)",
        arguments: [Data(hash), name, scopes.joined(separator: " "), now])
      return AccessToken(
        number: Int(db.lastInsertedRowID), name: name, scopes: scopes, madeAt: now)
    }
  }

  /// The token of a hash, if it is in force.
  package func token(hash: [UInt8]) throws(StoreError) -> AccessToken? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT token, name, scopes, made_at FROM token WHERE hash = ? AND revoked_at IS NULL
            """), arguments: [Data(hash)]
      ).map(Self.token)
    }
  }

  /// Those in force, the first first.
  package func tokens() throws(StoreError) -> [AccessToken] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT token, name, scopes, made_at FROM token WHERE revoked_at IS NULL ORDER BY token
          """
      ).map(Self.token)
    }
  }

  /// - Returns: whether it was in force.
  package func revokeToken(_ number: Int, now: Int64) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: "UPDATE token SET revoked_at = ? WHERE token = ? AND revoked_at IS NULL",
        arguments: [now, number])
      return db.changesCount > 0
    }
  }

  private static func token(_ row: Row) -> AccessToken {
    AccessToken(
      number: row[0], name: row[1],
      scopes: (row[2] as String).split(separator: " ").map(String.init), madeAt: row[3])
  }
}

import GRDB

/// What a follower remembers, by a key of its own; without a value it is forgotten.
package struct WatchedValue: Hashable, Sendable, Codable {
  package var key: String
  package var value: String?

  package init(key: String, value: String?) {
    self.key = key
    self.value = value
  }
}

extension Store {
  package func watched(_ key: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM watched WHERE key = ?", arguments: [key])
    }
  }

  /// All that is remembered under keys with this beginning, sorted by key.
  package func watched(beginning prefix: String) throws(StoreError) -> [(
    key: String, value: String
  )] {
    // The first text that no longer begins so: U+FFFF is in no key.
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT key, value FROM watched WHERE key >= ? AND key < ? ORDER BY key",
        arguments: [prefix, prefix + "\u{FFFF}"]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Remembers all of it in one transaction.
  package func remember(_ values: [WatchedValue]) throws(StoreError) {
    guard !values.isEmpty else { return }
    try write { db in
      for entry in values {
        if let value = entry.value {
          try db.cachedStatement(sql: "INSERT OR REPLACE INTO watched (key, value) VALUES (?, ?)")
            .execute(arguments: [entry.key, value])
        } else {
          try db.cachedStatement(sql: "DELETE FROM watched WHERE key = ?")
            .execute(arguments: [entry.key])
        }
      }
    }
  }
}

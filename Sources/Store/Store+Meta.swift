import GRDB
import TocsinModel

extension Store {
  enum MetaKey: String {
    /// How many documents, from number 0, the text index holds.
    case indexedCount = "indexed"
    /// Tells whose documents an index beside the database is of.
    case indexMark = "local index"
    /// Of the hashes of what was forgotten.
    case forgettingKey = "forgetting_key"
    /// How many look-alikes the findings are about; missing while some are not.
    case foundNames = "found_names"
    /// What names are judged by: the protected ones, the rule, the lists.
    case namesRule = "names_rule"
  }

  static func meta(_ key: MetaKey, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key.rawValue])
  }

  static func setMeta(_ key: MetaKey, _ value: String, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
      .execute(arguments: [key.rawValue, value])
  }

  static func documentCount(_ db: Database) throws -> Int {
    // Numbers of documents that were erased, or came back behind all others, are not given again: steps have seen them.
    let next = try Int.fetchOne(
      db,
      sql: """
        SELECT max(coalesce((SELECT max(number) + 1 FROM document), 0), coalesce((SELECT max(mark) FROM step), 0))
        """)
    return next ?? 0
  }

  /// Tells whose documents an index beside the database is of: a number by chance, another after something was erased.
  package func indexMark() throws(StoreError) -> UInt64 {
    try write { db in
      if let text = try Self.meta(.indexMark, db), let mark = UInt64(text) { return mark }
      let mark = UInt64.random(in: 1 ... .max)
      try Self.setMeta(.indexMark, "\(mark)", db)
      return mark
    }
  }

  /// A value that outlives a run, such as the digest of what the last report shows.
  package func note(_ key: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }
  }

  package func setNote(_ key: String, _ value: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }
}

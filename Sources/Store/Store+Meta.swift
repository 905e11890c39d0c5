import GRDB
import TocsinModel

extension Store {
  enum MetaKey: String {
    /// How many documents, from number 0, the text index holds.
    case indexedCount = "indexed"
    /// How many documents, from number 0, are matched against all before them.
    case matchedCount = "matched"
    /// How many documents, from number 0, are compared by meaning with all before them.
    case embeddedCount = "embedded"
    /// How many documents the findings are about.
    case foundCount = "found"
    /// How many look-alikes the findings are about; missing while some are not.
    case foundNames = "found_names"
    /// What names are judged by: the protected ones, the rule, the lists.
    case namesRule = "names_rule"
    /// The rule and the thresholds of the links and findings.
    case rule = "rule"
    /// The same for the links that were found by meaning, with the models that were there.
    case semanticRule = "semantic_rule"
  }

  static func meta(_ key: MetaKey, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key.rawValue])
  }

  static func setMeta(_ key: MetaKey, _ value: String, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
      .execute(arguments: [key.rawValue, value])
  }

  /// How far the steps have come; equal numbers mean that nothing is left to do.
  package struct Progress: Hashable, Sendable {
    package var documents: Int
    package var matched: Int
    package var embedded: Int
    package var found: Int
    /// What ``Store/adopt(rule:)`` was last called with.
    package var rule: String?
    /// What ``Store/adopt(semanticRule:)`` was last called with.
    package var semanticRule: String?
  }

  package func progress() throws(StoreError) -> Progress {
    try read { db in
      Progress(
        documents: try Self.documentCount(db),
        matched: try Self.meta(.matchedCount, db).flatMap { Int($0) } ?? 0,
        embedded: try Self.meta(.embeddedCount, db).flatMap { Int($0) } ?? 0,
        found: try Self.meta(.foundCount, db).flatMap { Int($0) } ?? -1,
        rule: try Self.meta(.rule, db), semanticRule: try Self.meta(.semanticRule, db))
    }
  }

  static func documentCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(number) + 1, 0) FROM document") ?? 0
  }

  /// Says which rule and thresholds hold from now on. When they differ from those before, links and
  /// findings are dropped, to be found anew. Returns whether they were.
  @discardableResult
  package func adopt(rule: String) throws(StoreError) -> Bool {
    try write { db in
      guard try Self.meta(.rule, db) != rule else { return false }
      let isFirst = try Self.meta(.rule, db) == nil
      try db.execute(
        sql: """
          DELETE FROM copy_link;
          DELETE FROM meaning_link;
          DELETE FROM finding WHERE kind = 0;
          DELETE FROM meta WHERE key IN ('matched', 'embedded', 'found');
          """)
      try Self.setMeta(.rule, rule, db)
      return !isFirst
    }
  }

  /// Says by which rule, thresholds and models documents are compared by meaning from now on. When they
  /// differ from those before, the links that were found so are dropped, and the findings as far as they may
  /// rest on them; vectors stay. Returns whether any were.
  @discardableResult
  package func adopt(semanticRule rule: String) throws(StoreError) -> Bool {
    try write { db in
      let old = try Self.meta(.semanticRule, db)
      guard old != rule else { return false }
      try db.execute(
        sql: """
          DELETE FROM meaning_link;
          DELETE FROM meta WHERE key IN ('embedded', 'found');
          """)
      try Self.setMeta(.semanticRule, rule, db)
      return old != nil
    }
  }
}

import GRDB

/// One line of who did what.
package struct TrailEntry: Hashable, Sendable {
  package enum What: String, Sendable, CaseIterable { case look, change, export, erase }

  package let number: Int
  /// Seconds since 1970.
  package let at: Int64
  package let by: String
  package let what: What
  /// `C3`, `F12`, a name.
  package let about: String
}

/// Looks are kept as well as changes: who may see much must be seen, too.
extension Store {
  /// The same look of the same person within this many seconds is one.
  private static let again: Int64 = 300

  /// Keeps that somebody looked, handed on or erased.
  package func trail(
    _ by: String, _ what: TrailEntry.What, _ about: String, at now: Int64
  ) throws(StoreError) {
    try write { db in try Self.trail(by, what, about, at: now, db) }
  }

  static func trail(
    _ by: String, _ what: TrailEntry.What, _ about: String, at now: Int64, _ db: Database
  ) throws {
    if what == .look, try hasLooked(by, about, now, db) { return }
    try db.execute(
      sql: "INSERT INTO trail (at, by, what, about) VALUES (?, ?, ?, ?)",
      arguments: [now, by, what.rawValue, about])
  }

  /// Whether the trail knows already that somebody looks at something, so that nobody waits for the writer to tell it again.
  package func hasLooked(
    _ by: String, at about: String, now: Int64
  ) throws(StoreError) -> Bool {
    try read { db in try Self.hasLooked(by, about, now, db) }
  }

  private static func hasLooked(
    _ by: String, _ about: String, _ now: Int64, _ db: Database
  ) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM trail WHERE about = ? AND by = ? AND what = ? AND at > ? LIMIT 1"),
      arguments: [about, by, TrailEntry.What.look.rawValue, now - again]) != nil
  }

  /// The last lines, about one thing or about all, the latest first.
  package func trail(about: String? = nil, limit: Int) throws(StoreError) -> [TrailEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, at, by, what, about FROM trail WHERE about = coalesce(?, about)
          ORDER BY number DESC LIMIT ?
          """, arguments: [about, limit]
      ).compactMap { row in
        TrailEntry.What(rawValue: row[3]).map {
          TrailEntry(number: row[0], at: row[1], by: row[2], what: $0, about: row[4])
        }
      }
    }
  }
}

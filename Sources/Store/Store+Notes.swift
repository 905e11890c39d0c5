import GRDB

/// What people keep for their work: notes, views under names, and when they looked last.
extension Store {
  private static let longestNote = 20_000
  private static let longestName = 100
  /// More views of one person are none that anybody finds again.
  private static let mostViews = 100

  /// Keeps a note.
  ///
  /// - Returns: `nil` when there is no such finding, or nothing in the note.
  package func addNote(
    to finding: Int, _ text: String, by: String, now: Int64
  ) throws(StoreError) -> Note? {
    let text = String(text.unicodeScalars.prefix(Self.longestNote))
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    return try write { db in
      let version = try Int.fetchOne(
        db, sql: "SELECT version FROM finding WHERE number = ?", arguments: [finding])
      guard let version else { return nil }
      try db.execute(
        sql: "INSERT INTO note (finding, finding_version, text, by, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [finding, version, text, by, now])
      return Note(
        number: Int(db.lastInsertedRowID), finding: finding, text: text, by: by, at: now)
    }
  }

  /// The notes of a finding, the first first.
  package func notes(ofFinding number: Int) throws(StoreError) -> [Note] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT note, finding, text, by, at FROM note WHERE finding = ? ORDER BY note",
        arguments: [number]
      ).map { Note(number: $0[0], finding: $0[1], text: $0[2], by: $0[3], at: $0[4]) }
    }
  }

  /// Takes a note away; only who wrote it can.
  ///
  /// - Returns: the finding's number; `nil` when there is no such note of theirs.
  package func removeNote(_ number: Int, by: String) throws(StoreError) -> Int? {
    try write { db in
      try Int.fetchOne(
        db, sql: "DELETE FROM note WHERE note = ? AND by = ? RETURNING finding",
        arguments: [number, by])
    }
  }

  /// The views of a person, by name.
  package func savedViews(of person: String) throws(StoreError) -> [SavedView] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT saved_view, name, query FROM saved_view WHERE owner = ? ORDER BY name",
        arguments: [person]
      ).map { SavedView(number: $0[0], name: $0[1], query: $0[2]) }
    }
  }

  /// Keeps a view under a name, in place of the one that had it.
  ///
  /// - Returns: `false` for an empty name, and when a person has very many.
  package func saveView(
    _ name: String, _ query: String, of person: String
  ) throws(StoreError) -> Bool {
    let name = String(name.unicodeScalars.prefix(Self.longestName))
    guard name.contains(where: { !$0.isWhitespace }) else { return false }
    return try write { db in
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM saved_view WHERE owner = ? AND name <> ?",
        arguments: [person, name])
      guard (count ?? 0) < Self.mostViews else { return false }
      try db.execute(
        sql: """
          INSERT INTO saved_view (owner, name, query) VALUES (?, ?, ?)
          ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query
          """, arguments: [person, name, query])
      return true
    }
  }

  package func removeView(_ number: Int, of person: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM saved_view WHERE saved_view = ? AND owner = ?",
        arguments: [number, person])
    }
  }

  /// When a person said last that they had seen everything, in seconds since 1970.
  package func lastLook(of person: String) throws(StoreError) -> Int64? {
    try read { db in
      try Int64.fetchOne(
        db, sql: "SELECT at FROM last_look WHERE person = ?", arguments: [person])
    }
  }

  package func setLastLook(of person: String, _ now: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO last_look (person, at) VALUES (?, ?)",
        arguments: [person, now])
    }
  }
}

import GRDB

extension Store {
  /// The whole content in a canonical order, one line a row, the history of findings and the numbers of groups left
  /// out. Two stores with the same lines have the same content, however they came to it.
  package func dump(_ line: (String) throws -> Void) throws(StoreError) {
    try read { db in
      for (table, columns, order) in [
        ("input", "*", "path"), ("source", "*", "number"), ("document", "*", "number"),
        ("link", "*", "document, ordinal"),
        ("diagnostic", "*", "input, ordinal"),
        ("former_input", "*", "input, generation"), ("capture", "*", "input, document"),
        ("relation", "step, b, a, data", "step, b, a"), ("fact", "*", "step, key"),
        ("retired", "*", "step, document"), ("vector_space", "*", "number"),
        ("vector", "text, space, data", "text, space"),
        ("finding", "id, kind, attention, size, digest, headline, chips, payload", "id"),
        ("lookalike", "*", "number"),
        ("step", "number, name, rule, mark", "number"),
        ("meta", "*", "key"),
      ] {
        let rows = try Row.fetchCursor(
          db, sql: "SELECT \(columns) FROM \(table) ORDER BY \(order)")
        while let row = try rows.next() {
          // What is of this workspace alone: its reports, and the number by which its index knows it.
          if table == "meta",
            ["report ", "local "].contains(where: { (row[0] as String).hasPrefix($0) })
          {
            continue
          }
          let values = try row.databaseValues.map { value in
            guard table == "finding", case .blob(let data) = value.storage else {
              return "\(value)"
            }
            return Self.text(try PackedText.unpack(data))
          }
          try line(table + "\t" + values.joined(separator: "\t"))
        }
      }
    }
  }

  /// Whether SQLite finds the file in order, and the indexes of words in step with the texts and the headlines.
  package func isIntact() throws(StoreError) -> Bool {
    try write { db in
      guard try String.fetchOne(db, sql: "PRAGMA quick_check") == "ok" else { return false }
      do {
        try db.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        guard try Self.hasHeadlineIndex(db) else { return true }
        try db.execute(sql: "INSERT INTO finding_said (finding_said) VALUES ('integrity-check')")
        return try Self.holdsEveryHeadline(db)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        return false
      }
    }
  }

  /// The version of SQLite and whether it has full-text search.
  package static func engine() -> (version: String, hasFullText: Bool) {
    let version = try? DatabaseQueue().read { db in
      (
        try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "",
        try Bool.fetchOne(db, sql: "SELECT sqlite_compileoption_used('ENABLE_FTS5')") ?? false
      )
    }
    return version.map { (version: $0.0, hasFullText: $0.1) } ?? ("", false)
  }
}

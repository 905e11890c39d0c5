import GRDB

/// What people wrote about somebody, and taking it out.
extension Store {
  /// How often somebody is named in what people wrote.
  package func wordsHeld(
    about name: String
  ) throws(StoreError) -> (judgements: Int, notes: Int, decisions: Int, trail: Int) {
    let name = name.lowercased()
    return try read { db in
      func count(_ table: String, _ column: String) throws -> Int {
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM \(table) WHERE instr(lower(\(column)), ?)",
          arguments: [name]) ?? 0
      }
      return (
        try count("judgement", "reason"), try count("note", "text"),
        try count("campaign_decision", "reason"), try count("trail", "about")
      )
    }
  }

  /// Takes somebody out of what people wrote: reasons and notes that name them, and entries of the register about them.
  /// Returns how many rows changed.
  package func eraseWords(about name: String, mark: String) throws(StoreError) -> Int {
    let name = name.lowercased()
    return try write { db in
      var changed = 0
      for statement in [
        "UPDATE judgement SET reason = ?2 WHERE instr(lower(reason), ?1)",
        "UPDATE note SET text = ?2 WHERE instr(lower(text), ?1)",
        "UPDATE campaign_decision SET reason = ?2 WHERE instr(lower(reason), ?1)",
        "UPDATE trail SET about = ?2 WHERE instr(lower(about), ?1)",
      ] {
        try db.execute(sql: statement, arguments: [name, mark])
        changed += db.changesCount
      }
      try db.execute(
        sql:
          "DELETE FROM register WHERE number IN (SELECT register FROM register_name WHERE name = ?)",
        arguments: [name])
      changed += db.changesCount
      try db.execute(
        sql: "DELETE FROM register_name WHERE register NOT IN (SELECT number FROM register)")
      return changed
    }
  }

  /// Puts another text in the place of a change: for erasing, and nothing else.
  package func replaceCaseRow(
    _ number: Int, _ version: Int, action: String, by: String, at now: Int64
  ) throws(StoreError) {
    try write { db in
      // The hash of what it said could confirm a guess of the name.
      try Self.eraseStatements(
        ofCase: number, version: version, by: by, reason: "a name was taken out", at: now, db)
      try db.execute(
        sql: "UPDATE case_change SET action = ? WHERE case_file = ? AND version = ?",
        arguments: [action, number, version])
    }
  }

  package func renameCase(_ number: Int, _ title: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE case_file SET title = ? WHERE number = ?", arguments: [title, number])
    }
  }

  /// Empties a case whose time is over: that it was there is kept, and nothing of what it said.
  package func eraseCase(
    _ number: Int, action: String, title: String, state: String, by: String, at now: Int64
  ) throws(StoreError) {
    try write { db in
      try Self.eraseStatements(
        ofCase: number, by: by, reason: "the time of the case is over", at: now, db)
      try db.execute(
        sql: "UPDATE case_change SET action = ?, slot = NULL WHERE case_file = ?",
        arguments: [action, number])
      try db.execute(
        sql: "UPDATE case_file SET title = ?, state = ?, expires = NULL WHERE number = ?",
        arguments: [title, state, number])
      try db.execute(sql: "DELETE FROM case_finding WHERE case_file = ?", arguments: [number])
    }
  }

  package func eraseExpiredRegister(now: Int64) throws(StoreError) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM register WHERE expires <= ?", arguments: [now])
      let count = db.changesCount
      try db.execute(
        sql: "DELETE FROM register_name WHERE register NOT IN (SELECT number FROM register)")
      return count
    }
  }
}

extension Store {
  /// Writes the file anew, so that nothing of what was taken out is left in it. Linear in the workspace.
  package func compact() throws(StoreError) {
    try Self.translating(path) {
      try queue.inDatabase { db in
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }
}

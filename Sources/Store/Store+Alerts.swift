import GRDB
package import TocsinModel

/// An alert that waits to be delivered.
package struct WaitingAlert: Hashable, Sendable {
  package let number: Int
  package let finding: Int
  package let attention: Finding.Attention
  /// Seconds since 1970.
  package let at: Int64
  package let tries: Int
}

extension Store {
  private enum State: Int {
    case waits, delivered, givenUp, known
  }

  /// Takes all findings for known that are there when alerts are turned on: nobody is told of years.
  package func knowFindingsForAlerts(at time: Int64) throws(StoreError) {
    try write { db in
      guard try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'alerts'") == nil
      else {
        return
      }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO alert (target, finding, attention, at, due, state)
          SELECT '', number, attention, ?, ?, ? FROM finding;
          """, arguments: [time, time, State.known.rawValue])
      try db.execute(
        sql: "INSERT INTO meta (key, value) VALUES ('alerts', ?)", arguments: ["\(time)"])
    }
  }

  /// Puts an alert by, unless its finding was told to the target with as much attention, or was known before.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  package func putBy(
    alertTo target: String, finding: Int, attention: Finding.Attention, at time: Int64
  ) throws(StoreError) -> Bool {
    try write { db in
      let isTold =
        try Bool.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT EXISTS (SELECT 1 FROM alert
                WHERE finding = ? AND target IN (?, '') AND attention >= ?)
              """), arguments: [finding, target, attention.rank]) ?? false
      guard !isTold else { return false }
      try db.execute(
        sql: """
          INSERT INTO alert (target, finding, attention, at, due, state) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [target, finding, attention.rank, time, time, State.waits.rawValue])
      return true
    }
  }

  /// What is due, the oldest first.
  package func waitingAlerts(to target: String, at time: Int64) throws(StoreError) -> [WaitingAlert]
  {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, finding, attention, at, tries FROM alert
          WHERE target = ? AND state = ? AND due <= ? ORDER BY number LIMIT 10000
          """, arguments: [target, State.waits.rawValue, time]
      ).map { row in
        WaitingAlert(
          number: row[0], finding: row[1], attention: Finding.Attention(rank: row[2]), at: row[3],
          tries: row[4])
      }
    }
  }

  /// The findings that a target was told of last, the newest first.
  package func deliveredAlerts(
    to target: String, limit: Int
  ) throws(StoreError) -> [WaitingAlert] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, finding, attention, at, tries FROM alert
          WHERE target = ? AND state = ? ORDER BY number DESC LIMIT ?
          """, arguments: [target, State.delivered.rawValue, limit]
      ).map { row in
        WaitingAlert(
          number: row[0], finding: row[1], attention: Finding.Attention(rank: row[2]), at: row[3],
          tries: row[4])
      }
    }
  }

  /// They were delivered; what is remembered with it is stored in the same transaction.
  package func delivered(
    _ alerts: [WaitingAlert], remembering value: WatchedValue
  ) throws(StoreError) {
    try write { db in
      for alert in alerts {
        try db.cachedStatement(sql: "UPDATE alert SET state = ?, trouble = NULL WHERE number = ?")
          .execute(arguments: [State.delivered.rawValue, alert.number])
      }
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO watched (key, value) VALUES (?, ?)")
        .execute(arguments: [value.key, value.value])
    }
  }

  /// They could not be delivered; `nil` gives them up.
  package func failed(
    _ alerts: [WaitingAlert], trouble: String, next: Int64?
  ) throws(StoreError) {
    try write { db in
      for alert in alerts {
        let state: State = next == nil ? .givenUp : .waits
        try db.cachedStatement(
          sql: """
            UPDATE alert SET state = ?, due = coalesce(?, due), tries = tries + 1, trouble = ?
            WHERE number = ?
            """
        ).execute(arguments: [state.rawValue, next, String(trouble.prefix(500)), alert.number])
      }
    }
  }

  /// Whether a finding of this number has an entity of this name.
  package func finding(_ number: Int, concerns name: String) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(
          sql: "SELECT EXISTS (SELECT 1 FROM finding_entity WHERE finding = ? AND name = ?)"),
        arguments: [number, name]) ?? false
    }
  }

  /// A finding in one line, by its number.
  package func listedFinding(_ number: Int) throws(StoreError) -> ListedFinding? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(Self.columns) FROM finding WHERE number = ?"),
        arguments: [number]
      ).map(Self.listed)
    }
  }
}

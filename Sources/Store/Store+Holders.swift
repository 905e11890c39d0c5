import GRDB

/// That somebody has a finding, or that nobody has it any more.
package struct Holding: Hashable, Sendable {
  package let finding: Int
  /// `nil`: it was given back.
  package let holder: String?
  /// Who took it, handed it on, or gave it back.
  package let by: String
  /// Seconds since 1970.
  package let at: Int64
}

/// Who has a finding. Nothing is overwritten: the last row of a finding is what holds.
extension Store {
  private static let longestHolder = 100

  /// Hands a finding to somebody, or to nobody.
  ///
  /// - Parameter holder: `nil` gives it back.
  /// - Returns: whether there is such a finding.
  @discardableResult
  package func hand(
    _ finding: Int, to holder: String?, by: String, now: Int64
  ) throws(StoreError) -> Bool {
    let holder = holder.map { String($0.unicodeScalars.prefix(Self.longestHolder)) }
    return try write { db in
      let exists = try Int.fetchOne(
        db, sql: "SELECT 1 FROM finding WHERE number = ?", arguments: [finding])
      guard exists != nil else { return false }
      try db.execute(
        sql: "UPDATE holding SET is_held = 0 WHERE held = ? AND is_held = 1", arguments: [finding])
      try db.execute(
        sql:
          "INSERT INTO holding (held, holder, handed_by, handed_at, is_held) VALUES (?, ?, ?, ?, 1)",
        arguments: [finding, holder, by, now])
      return true
    }
  }

  /// Who had a finding and who has it: the last one holds.
  package func holdings(ofFinding number: Int) throws(StoreError) -> [Holding] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT held, holder, handed_by, handed_at FROM holding WHERE held = ? ORDER BY holding
          """, arguments: [number]
      ).map { Holding(finding: $0[0], holder: $0[1], by: $0[2], at: $0[3]) }
    }
  }
}

import GRDB
package import TocsinModel

/// Judgements lie in a table of their own, which no step of the engine reads: they are written beside a running scan,
/// one transaction each, and SQLite's own lock orders the two.
extension Store {
  private static let judgementColumns = """
    judgement, judged, judged_version, disposition, reason, duplicate_of, judged_by, judged_at, undone_by, undone_at,
    is_current
    """

  /// Longer reasons are cut: they are sentences, not documents.
  private static let longestReason = 4000

  /// Stores a judgement, unless its author had not seen what is in force.
  ///
  /// - Parameter now: seconds since 1970.
  package func judge(_ draft: JudgementDraft, now: Int64) throws(StoreError) -> JudgementOutcome {
    try write { db in try Self.judge(draft, now: now, db) }
  }

  /// Stores judgements in one transaction: all of them are stored, or, after a kill, none. One that cannot be stored
  /// keeps none of the others from it.
  ///
  /// - Returns: what became of each, in their order.
  package func judge(
    _ drafts: [JudgementDraft], now: Int64
  ) throws(StoreError) -> [JudgementOutcome] {
    try write { db in try drafts.map { try Self.judge($0, now: now, db) } }
  }

  private static func judge(
    _ draft: JudgementDraft, now: Int64, _ db: Database
  ) throws -> JudgementOutcome {
    let reason = String(draft.reason.unicodeScalars.prefix(longestReason))
    let version = try Int.fetchOne(
      db, sql: "SELECT version FROM finding WHERE number = ?", arguments: [draft.finding])
    guard let version else { return .noSuchFinding }
    if draft.disposition == .dismissed, reason.allSatisfy(\.isWhitespace) { return .noReason }
    let current = try Self.current(draft.finding, db)
    guard current?.number == draft.seen else { return .overtaken(by: current) }
    guard version == draft.version else { return .changed(version: version) }
    var duplicateOf: Int?
    if draft.disposition == .duplicate {
      guard let other = draft.duplicateOf, other != draft.finding,
        try Int.fetchOne(db, sql: "SELECT 1 FROM finding WHERE number = ?", arguments: [other])
          != nil
      else { return .noSuchDuplicate }
      duplicateOf = other
    }
    try db.execute(
      sql: "UPDATE judgement SET is_current = 0 WHERE judged = ? AND is_current = 1",
      arguments: [draft.finding])
    try db.execute(
      sql: """
        INSERT INTO judgement (judged, judged_version, disposition, reason, duplicate_of, judged_by, judged_at,
          replaces, is_current)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
      arguments: [
        draft.finding, version, draft.disposition.rawValue, reason, duplicateOf, draft.by, now,
        current?.number,
      ])
    return try Self.current(draft.finding, db).map(JudgementOutcome.stored) ?? .noSuchFinding
  }

  /// Takes a judgement back and puts the one before it in force again.
  ///
  /// - Returns: the finding's number; `nil` when the judgement is not in force any more.
  package func undo(
    judgement number: Int, by: String, now: Int64
  ) throws(StoreError) -> Int? {
    try write { db in try Self.undo(number, by: by, now: now, db) }
  }

  /// Takes judgements of one person back that were stored together, in one transaction; those that are not in force any
  /// more are passed over.
  ///
  /// - Returns: the findings' numbers.
  package func undo(
    judgements numbers: ClosedRange<Int>, by: String, now: Int64
  ) throws(StoreError) -> [Int] {
    try write { db in
      let own = try Int.fetchAll(
        db,
        sql: """
          SELECT judgement FROM judgement
          WHERE judgement BETWEEN ? AND ? AND judged_by = ? AND is_current = 1
          """, arguments: [numbers.lowerBound, numbers.upperBound, by])
      return try own.compactMap { try Self.undo($0, by: by, now: now, db) }
    }
  }

  private static func undo(
    _ number: Int, by: String, now: Int64, _ db: Database
  ) throws -> Int? {
    let row = try Row.fetchOne(
      db, sql: "SELECT judged, replaces FROM judgement WHERE judgement = ? AND is_current = 1",
      arguments: [number])
    guard let row else { return nil }
    try db.execute(
      sql: "UPDATE judgement SET is_current = 0, undone_by = ?, undone_at = ? WHERE judgement = ?",
      arguments: [by, now, number])
    try db.execute(
      sql: "UPDATE judgement SET is_current = 1 WHERE judgement = ? AND undone_at IS NULL",
      arguments: [row[1] as Int?])
    return row[0]
  }

  /// All that was ever said of a finding, the first first.
  package func judgements(ofFinding number: Int) throws(StoreError) -> [Judgement] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.judgementColumns) FROM judgement WHERE judged = ? ORDER BY judgement
          """, arguments: [number]
      ).compactMap(Self.judgement)
    }
  }

  /// What holds of a finding now; `nil` where nobody judged it.
  static func currentJudgement(ofFinding number: Int, _ db: Database) throws -> Judgement? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(judgementColumns) FROM judgement WHERE judged = ? AND is_current = 1
          ORDER BY judgement DESC LIMIT 1
          """), arguments: [number]
    ).flatMap(judgement)
  }

  package func judgement(numbered number: Int) throws(StoreError) -> Judgement? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT \(Self.judgementColumns) FROM judgement WHERE judgement = ?",
        arguments: [number]
      ).flatMap(Self.judgement)
    }
  }

  /// A page of the queue. O(offset + limit) lookups in the order by attention; the other orders sort what matches.
  package func queue(
    _ view: QueueView, offset: Int = 0, limit: Int
  ) throws(StoreError) -> [QueuedFinding] {
    let (condition, arguments) = Self.condition(view)
    return try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.columns), \(Self.judgementColumns), holder FROM finding
          LEFT JOIN judgement ON judged = number AND is_current = 1
          LEFT JOIN holding ON held = number AND is_held = 1
          WHERE \(condition) ORDER BY \(view.order.terms) LIMIT ? OFFSET ?
          """, arguments: arguments + [limit, offset]
      ).map(Self.queued)
    }
  }

  /// A page of the queue behind a finding, which need not be in the view: as the queue changes nothing is left out or twice.
  package func queue(
    _ view: QueueView, behind finding: RecordedFinding?, limit: Int
  ) throws(StoreError) -> [QueuedFinding] {
    guard let finding else { return try queue(view, limit: limit) }
    return try queue(view, beyond: finding, isBackwards: false, limit: limit)
  }

  /// What lies on one side of a finding, the nearest first.
  private func queue(
    _ view: QueueView, beyond finding: RecordedFinding, isBackwards: Bool, limit: Int
  ) throws(StoreError) -> [QueuedFinding] {
    let (condition, arguments) = Self.condition(view)
    let terms = isBackwards ? view.order.reversedTerms : view.order.terms
    return try read { db in
      var found: [QueuedFinding] = []
      for (place, key) in view.order.beyond(finding, isBackwards: isBackwards)
      where found.count < limit {
        found += try Row.fetchAll(
          db,
          sql: """
            SELECT \(Self.columns), \(Self.judgementColumns), holder FROM finding
            LEFT JOIN judgement ON judged = number AND is_current = 1
            LEFT JOIN holding ON held = number AND is_held = 1
            WHERE \(condition) AND \(place) ORDER BY \(terms) LIMIT ?
            """, arguments: arguments + key + [limit - found.count]
        ).map(Self.queued)
      }
      return found
    }
  }

  package func queueCount(_ view: QueueView) throws(StoreError) -> Int {
    // What waits is all but what was judged, which is little: nothing is looked up for each finding.
    if view.state == .open {
      var closed = view
      closed.state = .all
      let (condition, arguments) = Self.condition(closed)
      return try findingCount(view.filter)
        - read { db in
          try Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM judgement CROSS JOIN finding ON number = judged
              WHERE is_current = 1 AND judged_version >= version AND \(condition)
              """, arguments: arguments) ?? 0
        }
    }
    let (condition, arguments) = Self.condition(view)
    return try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM finding LEFT JOIN judgement ON judged = number AND is_current = 1
          WHERE \(condition)
          """, arguments: arguments) ?? 0
    }
  }

  /// The finding that comes behind (or before) one in a view, whether that one is in it or not.
  package func neighbour(
    of finding: RecordedFinding, in view: QueueView, before: Bool = false
  ) throws(StoreError) -> QueuedFinding? {
    try queue(view, beyond: finding, isBackwards: before, limit: 1).first
  }

  private static func condition(_ view: QueueView) -> (String, StatementArguments) {
    var (condition, arguments) = condition(view.filter)
    switch view.state {
    case .all: break
    case .open: condition += " AND (judgement IS NULL OR judged_version < version)"
    case .confirmed, .dismissed, .unclear, .duplicate:
      condition += " AND disposition = ?"
      arguments += [view.state.rawValue]
    }
    return (condition, arguments)
  }

  private static func current(_ finding: Int, _ db: Database) throws -> Judgement? {
    try Row.fetchOne(
      db,
      sql: "SELECT \(judgementColumns) FROM judgement WHERE judged = ? AND is_current = 1",
      arguments: [finding]
    ).flatMap { judgement($0) }
  }

  private static func queued(_ row: Row) -> QueuedFinding {
    QueuedFinding(finding: listed(row), judgement: judgement(row, at: 10), holder: row[21])
  }

  private static func judgement(_ row: Row) -> Judgement? { judgement(row, at: 0) }

  private static func judgement(_ row: Row, at first: Int) -> Judgement? {
    guard let number: Int = row[first],
      let disposition = Judgement.Disposition(rawValue: row[first + 3])
    else { return nil }
    return Judgement(
      number: number, finding: row[first + 1], version: row[first + 2], disposition: disposition,
      reason: row[first + 4], duplicateOf: row[first + 5], by: row[first + 6], at: row[first + 7],
      undoneBy: row[first + 8], undoneAt: row[first + 9], isCurrent: row[first + 10])
  }
}

extension QueueView.Order {
  fileprivate var terms: String {
    switch self {
    case .attention: "attention DESC, size DESC, id"
    case .newest: "changed DESC, number DESC"
    case .largest: "size DESC, number DESC"
    }
  }

  fileprivate var reversedTerms: String {
    switch self {
    case .attention: "attention, size, id DESC"
    case .newest: "changed, number"
    case .largest: "size, number"
    }
  }

  /// What is behind a finding in this order, or before it: parts of which each is a stretch of an index, the nearest first. Asked
  /// for as one, SQLite would collect all that lies beyond, and sort it.
  fileprivate func beyond(
    _ recorded: RecordedFinding, isBackwards: Bool
  ) -> [(place: String, key: StatementArguments)] {
    let (less, more) = isBackwards ? (">", "<") : ("<", ">")
    switch self {
    case .attention:
      let (rank, size) = (recorded.attention.rank, recorded.finding.size)
      return [
        ("attention = ? AND size = ? AND id \(more) ?", [rank, size, recorded.id.rawValue]),
        ("attention = ? AND size \(less) ?", [rank, size]), ("attention \(less) ?", [rank]),
      ]
    case .newest:
      return [("(changed, number) \(less) (?, ?)", [recorded.changed.seconds, recorded.number])]
    case .largest:
      return [("(size, number) \(less) (?, ?)", [recorded.finding.size, recorded.number])]
    }
  }
}

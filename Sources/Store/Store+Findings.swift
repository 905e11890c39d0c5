import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// The order in which findings are shown.
  private static let order = "ORDER BY attention DESC, size DESC, id"

  static let columns = """
    id, number, kind, attention, size, headline, chips, version, appeared, changed
    """

  /// A page of findings, those that ask for most attention first, then the largest.
  ///
  /// O(offset + limit) with the filters that an index serves.
  package func list(
    _ filter: FindingFilter = FindingFilter(), offset: Int = 0, limit: Int = .max
  ) throws(StoreError) -> [ListedFinding] {
    let (condition, arguments) = Self.condition(filter)
    return try read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT \(Self.columns) FROM finding WHERE \(condition) \(Self.order) LIMIT ? OFFSET ?",
        arguments: arguments + [limit, offset]
      ).map(Self.listed)
    }
  }

  /// A finding of a number, without its evidence.
  package func listed(_ number: Int) throws(StoreError) -> ListedFinding? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(Self.columns) FROM finding WHERE number = ?"),
        arguments: [number]
      ).map(Self.listed)
    }
  }

  /// Whom and what a finding is about.
  package func entities(ofFinding number: Int) throws(StoreError) -> [Entity] {
    try read { db in try Self.entities(ofFinding: number, db) }
  }

  static func entities(ofFinding number: Int, _ db: Database) throws -> [Entity] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT kind, CAST(name AS BLOB) FROM finding_entity WHERE finding = ?"),
      arguments: [number]
    ).compactMap { row in
      // As text it would end at a NUL.
      Entity.Kind(rawValue: row[0]).map { Entity($0, text(row[1])) }
    }
  }

  package func findingCount(_ filter: FindingFilter = FindingFilter()) throws(StoreError) -> Int {
    let (condition, arguments) = Self.condition(filter)
    return try read { db in
      // Without a condition SQLite counts pages, and not rows.
      let all = condition == Self.everything ? "" : "WHERE \(condition)"
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM finding \(all)", arguments: arguments) ?? 0
    }
  }

  /// Findings with all they say, in the order in which they are shown, one after another.
  package func eachFinding(
    _ filter: FindingFilter = FindingFilter(), limit: Int = .max,
    _ body: (RecordedFinding) throws -> Void
  ) throws(StoreError) {
    let (condition, arguments) = Self.condition(filter)
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(Self.columns), payload FROM finding WHERE \(condition) \(Self.order) LIMIT ?
          """, arguments: arguments + [limit])
      while let row = try rows.next() {
        if let recorded = try recorded(row, db) { try body(recorded) }
      }
    }
  }

  package func findings(
    _ filter: FindingFilter = FindingFilter(), limit: Int = .max
  ) throws(StoreError) -> [RecordedFinding] {
    var findings: [RecordedFinding] = []
    try eachFinding(filter, limit: limit) { findings.append($0) }
    return findings
  }

  /// The first of the findings with these numbers, in the order in which findings are shown.
  package func findings(numbered numbers: [Int], limit: Int) throws(StoreError) -> [RecordedFinding]
  {
    try read { db in
      // Asked for one by one, since there may be more than a statement has parameters.
      let order = try numbers.compactMap {
        number -> (rank: Int, size: Int, id: String, number: Int)? in
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT attention, size, id FROM finding WHERE number = ?"),
          arguments: [number]
        ).map { ($0[0], $0[1], $0[2], number) }
      }
      .sorted { ($1.rank, $1.size, $0.id) < ($0.rank, $0.size, $1.id) }
      return try order.prefix(limit).compactMap { place in
        try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT \(Self.columns), payload FROM finding WHERE number = ?"),
          arguments: [place.number]
        ).flatMap { try recorded($0, db) }
      }
    }
  }

  /// The finding of a number or an id, as people write them: `F12`, `12`, `copies-…`; of one that is part of another
  /// now, that one.
  ///
  /// - Parameter withPartners: whether what partners said of it is among its reasons: for those who look, and for a
  ///   release, which knows what may be passed on. Cases and evidence keep what was found, and name no partner.
  /// - Returns: `nil` when there is none, nor was any.
  package func finding(
    named name: String, withPartners: Bool = false
  ) throws(StoreError) -> RecordedFinding? {
    guard let number = try number(ofFinding: name) else { return nil }
    return try read { db in
      var found = try Self.packed(number, db)
      if withPartners { found?.partners = try Self.partnerReasons(ofFinding: number, db) }
      return try found?.recorded(decoding)
    }
  }

  static func packed(_ number: Int, _ db: Database) throws -> PackedFinding? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns), payload FROM finding WHERE number = ?"),
      arguments: [number]
    ).map { try packed($0, db) }
  }

  private func number(ofFinding name: String) throws(StoreError) -> Int? {
    try read { db in try Self.number(ofFinding: name, db) }
  }

  static func number(ofFinding name: String, _ db: Database) throws -> Int? {
    let digits = name.hasPrefix("F") || name.hasPrefix("f") ? String(name.dropFirst()) : name
    if let number = Int(digits) {
      let leads = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT leads_to FROM former_finding WHERE number = ? AND leads_to <> number"),
        arguments: [number])
      return leads.flatMap { $0[0] } ?? number
    }
    if let number = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM finding WHERE id = ?"), arguments: [name])
    {
      return number
    }
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT leads_to FROM former_finding WHERE id = ?"),
      arguments: [name])
  }

  /// What became of a finding, the first first.
  package func history(ofFinding number: Int) throws(StoreError) -> [FindingEvent] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT version, at, what, attention, headline FROM finding_history WHERE finding = ? ORDER BY version
          """, arguments: [number]
      ).map { row in
        FindingEvent(
          version: row[0], at: row[1], what: FindingChange.What(rawValue: row[2]) ?? .changed,
          attention: Finding.Attention(rank: row[3]), headline: row[4])
      }
    }
  }

  /// The ids of all findings of a kind, with their digests.
  package func findingDigests(
    of kind: FindingKind
  ) throws(StoreError) -> [FindingID: UInt64] {
    try read { db in
      var digests: [FindingID: UInt64] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, digest FROM finding WHERE kind = ?", arguments: [kind.rawValue])
      while let row = try rows.next() {
        digests[FindingID(rawValue: row[0])] = UInt64(bitPattern: row[1])
      }
      return digests
    }
  }

  /// The ids of the findings of a kind that are about two entities of a kind at least, with their digests. Linear in the
  /// entities of that kind.
  package func findingDigests(
    of kind: FindingKind, aboutSeveral entities: Entity.Kind
  ) throws(StoreError) -> [FindingID: UInt64] {
    try read { db in
      var digests: [FindingID: UInt64] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.id, f.digest FROM finding_entity e CROSS JOIN finding f ON f.number = e.finding
          WHERE e.kind = ? AND f.kind = ? GROUP BY f.number HAVING count(*) > 1
          """, arguments: [entities.rawValue, kind.rawValue])
      while let row = try rows.next() {
        digests[FindingID(rawValue: row[0])] = UInt64(bitPattern: row[1])
      }
      return digests
    }
  }

  /// What the first findings of kinds are, in the order in which they are shown: equal texts, equal findings.
  package func shownDigests(_ kinds: [(kind: FindingKind, limit: Int)]) throws(StoreError) -> String
  {
    try read { db in
      try kinds.map { kind, limit in
        try Row.fetchAll(
          db, sql: "SELECT number, id, digest FROM finding WHERE kind = ? \(Self.order) LIMIT ?",
          arguments: [kind.rawValue, limit]
        ).map { "\($0[0] as Int) \($0[1] as String) \($0[2] as Int64)" }.joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
  }

  /// The kinds of which there are findings, sorted. A look-up in an index for each.
  package func findingKinds() throws(StoreError) -> [FindingKind] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          WITH RECURSIVE known (kind) AS (
            SELECT min(kind) FROM finding
            UNION ALL
            SELECT (SELECT min(f.kind) FROM finding f WHERE f.kind > known.kind) FROM known
            WHERE known.kind IS NOT NULL
          )
          SELECT kind FROM known WHERE kind IS NOT NULL
          """
      ).map(FindingKind.init(rawValue:))
    }
  }

  /// How many findings of a kind, or of all, there are of each attention.
  package func findingCounts(
    of kind: FindingKind? = nil
  ) throws(StoreError) -> [Finding.Attention: Int] {
    try read { db in
      var counts: [Finding.Attention: Int] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT attention, count(*) FROM finding INDEXED BY finding_kind
          WHERE kind = coalesce(?, kind) GROUP BY kind, attention
          """, arguments: [kind?.rawValue])
      while let row = try rows.next() {
        counts[Finding.Attention(rank: row[0]), default: 0] += row[1]
      }
      return counts
    }
  }

  /// The condition that every finding meets.
  private static let everything = "1"

  static func condition(_ filter: FindingFilter) -> (String, StatementArguments) {
    var parts = [everything]
    var arguments = StatementArguments()
    if let kind = filter.kind {
      parts.append("kind = ?")
      arguments += [kind.rawValue]
    }
    if let attention = filter.attention {
      parts.append("attention >= ?")
      arguments += [attention.rank]
    }
    if let since = filter.since {
      parts.append("changed >= ?")
      arguments += [since]
    }
    for entity in filter.entities {
      parts.append(
        "number IN (SELECT finding FROM finding_entity WHERE kind = ? AND name = ?)")
      arguments += [entity.kind.rawValue, entity.name]
    }
    for name in filter.names {
      let kinds = Entity.Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
      parts.append(
        "number IN (SELECT finding FROM finding_entity WHERE kind IN (\(kinds)) AND name = ?)")
      arguments += [name]
    }
    switch filter.holder {
    case nil: break
    case .nobody:
      parts.append(
        "number NOT IN (SELECT held FROM holding WHERE is_held = 1 AND holder IS NOT NULL)")
    case .person(let name):
      parts.append("number IN (SELECT held FROM holding WHERE is_held = 1 AND holder = ?)")
      arguments += [name]
    }
    return (parts.joined(separator: " AND "), arguments)
  }

  static func listed(_ row: Row) -> ListedFinding {
    ListedFinding(
      id: FindingID(rawValue: row[0]), number: row[1], kind: FindingKind(rawValue: row[2]),
      attention: Finding.Attention(rank: row[3]), size: row[4],
      summary: FindingSummary(headline: row[5], chips: JSONColumn.strings(row[6])),
      version: row[7], appeared: row[8], changed: row[9])
  }

  private func recorded(_ row: Row, _ db: Database) throws -> RecordedFinding? {
    try Self.packed(row, db).recorded(decoding)
  }

  static func packed(_ row: Row, _ db: Database) throws -> PackedFinding {
    let listed = listed(row)
    return PackedFinding(
      listed: listed, payload: row[10], entities: try entities(ofFinding: listed.number, db))
  }
}

/// A finding as it lies in the workspace: what takes longest, to decode what it says, needs no database.
struct PackedFinding: Sendable {
  let listed: ListedFinding
  let payload: Data
  let entities: [Entity]
  /// What partners said of it.
  var partners: [Reason] = []

  /// - Returns: `nil` for a kind that is not known here.
  func recorded(_ decoding: FindingDecoding) throws -> RecordedFinding? {
    guard var decoded = try decoding.decode(listed.kind, payload) else { return nil }
    decoded.observation.reasons += partners
    return RecordedFinding(
      finding: Finding(
        id: listed.id, subject: decoded.subject, attention: listed.attention,
        decisive: decoded.decisive, observation: decoded.observation, entities: entities),
      summary: listed.summary, number: listed.number, version: listed.version,
      appeared: Timestamp(seconds: listed.appeared, precision: .second, origin: .seen),
      changed: Timestamp(seconds: listed.changed, precision: .second, origin: .seen))
  }
}

import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// Stores what a step found out together with how its findings change, in one transaction, and says what became
  /// of each finding: those that are what they were are not mentioned. Sorted by number.
  ///
  /// A finding keeps its number for life. One whose id is another now, because something earlier was read, keeps it
  /// as well, and its old id leads to it; one that became a part of another leads there.
  ///
  /// - Parameter at: now, in seconds since 1970; it goes into the history only.
  package func settle(
    _ changes: StepChanges, _ delta: FindingDelta, at now: Int64
  ) throws(StoreError) -> [FindingChange] {
    try write { db in
      try Self.apply(changes, db)
      var settlement = try Settlement(db, delta, at: now)
      return try settlement.run()
    }
  }
}

/// Brings the findings of one kind to what a settling found.
private struct Settlement {
  private struct Known {
    var number: Int
    var id: FindingID
    var digest: UInt64
    var attention: Finding.Attention
    var size: Int
    var version: Int
    var summary: FindingSummary
    var entities: Set<Entity>
  }

  private let db: Database
  private let delta: FindingDelta
  private let now: Int64
  private var changes: [FindingChange] = []

  init(_ db: Database, _ delta: FindingDelta, at now: Int64) throws {
    self.db = db
    self.delta = delta
    self.now = now
  }

  mutating func run() throws -> [FindingChange] {
    let published = Dictionary(
      delta.published.map { ($0.finding.id, $0) }, uniquingKeysWith: { first, _ in first })
    var known: [FindingID: Known] = [:]
    for id in delta.outdated.union(published.keys) { known[id] = try self.known(id) }
    // Findings keep their numbers by their ids; what is left is matched by what it is about.
    var taken: [FindingID: Known] = [:]
    for (id, one) in known where published[id] != nil { taken[id] = one }
    let orphans = known.values.filter { published[$0.id] == nil }.sorted { $0.number < $1.number }
    var heirs: [(Known, FindingID?)] = []
    for orphan in orphans {
      let heir = Self.heir(of: orphan, among: delta.published)
      if let heir, taken[heir] == nil {
        taken[heir] = orphan
        try lead(orphan.id, to: orphan.number, number: orphan.number)
        try db.execute(
          sql: "UPDATE finding SET id = ? WHERE number = ?",
          arguments: [heir.rawValue, orphan.number])
      } else {
        heirs.append((orphan, heir))
      }
    }
    var numbers: [FindingID: Int] = [:]
    for finding in delta.published where published[finding.finding.id]?.digest == finding.digest {
      let id = finding.finding.id
      guard numbers[id] == nil else { continue }
      numbers[id] = try store(finding, as: taken[id])
    }
    for (orphan, heir) in heirs { try end(orphan, in: heir.flatMap { numbers[$0] }, heir) }
    return changes.sorted { ($0.number, $0.what.rawValue) < ($1.number, $1.what.rawValue) }
  }

  private func known(_ id: FindingID) throws -> Known? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number, digest, attention, size, version, headline, chips FROM finding WHERE id = ?
          """), arguments: [id.rawValue])
    guard let row else { return nil }
    let number: Int = row[0]
    return Known(
      number: number, id: id, digest: UInt64(bitPattern: row[1]),
      attention: Finding.Attention(rank: row[2]), size: row[3], version: row[4],
      summary: FindingSummary(headline: row[5], chips: JSONColumn.strings(row[6])),
      entities: Set(try Store.entities(ofFinding: number, db)))
  }

  /// The finding that is about most of what another was about: documents count, whoever published them.
  private static func heir(of orphan: Known, among published: [EncodedFinding]) -> FindingID? {
    let telling: Set<Entity.Kind> = [.document, .domain, .finding]
    let own = orphan.entities.filter { telling.contains($0.kind) }
    guard !own.isEmpty else { return nil }
    var best: (shared: Int, id: FindingID)?
    for candidate in published {
      let shared = candidate.finding.entities.count { own.contains($0) }
      guard shared > 0 else { continue }
      if let known = best,
        (known.shared, candidate.finding.id.rawValue) >= (shared, known.id.rawValue),
        !(shared == known.shared && candidate.finding.id < known.id)
      {
        continue
      }
      best = (shared, candidate.finding.id)
    }
    return best?.id
  }

  private mutating func store(_ encoded: EncodedFinding, as known: Known?) throws -> Int {
    let finding = encoded.finding
    if let known, known.digest == encoded.digest, known.id == finding.id { return known.number }
    let version = (known?.version ?? 0) + 1
    let number: Int
    if let known {
      number = known.number
      try db.cachedStatement(
        sql: """
          UPDATE finding SET attention = ?, size = ?, digest = ?, headline = ?, chips = ?, payload = ?,
            version = ?, changed = ? WHERE number = ?
          """
      ).execute(arguments: [
        finding.attention.rank, finding.size, Int64(bitPattern: encoded.digest),
        encoded.summary.headline, JSONColumn.encode(encoded.summary.chips), encoded.payload,
        version, now, number,
      ])
    } else {
      // Numbers are for life: that of one which was withdrawn is not given again.
      number =
        try Int.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT max(coalesce((SELECT max(number) FROM finding), 0),
                coalesce((SELECT max(number) FROM former_finding), 0)) + 1
              """)) ?? 1
      try db.cachedStatement(
        sql: """
          INSERT INTO finding (number, id, kind, attention, size, digest, headline, chips, payload, version,
            appeared, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        number, finding.id.rawValue, finding.kind.rawValue, finding.attention.rank, finding.size,
        Int64(bitPattern: encoded.digest), encoded.summary.headline,
        JSONColumn.encode(encoded.summary.chips), encoded.payload, version, now, now,
      ])
      // An id that leads elsewhere is one of its own again.
      try db.cachedStatement(sql: "DELETE FROM former_finding WHERE id = ?")
        .execute(arguments: [finding.id.rawValue])
    }
    // A crowd is about thousands, and one more comes.
    let former = known?.entities ?? []
    var gone = try RowWriter(
      db, sql: "DELETE FROM finding_entity WHERE kind = ? AND name = ? AND finding = ?")
    for entity in former.subtracting(finding.entities) {
      gone.text(entity.kind.rawValue)
      gone.text(entity.name)
      gone.integer(number)
      try gone.write()
    }
    var rows = try RowWriter(
      db, sql: "INSERT OR IGNORE INTO finding_entity (kind, name, finding) VALUES (?, ?, ?)")
    for entity in finding.entities where !former.contains(entity) {
      rows.text(entity.kind.rawValue)
      rows.text(entity.name)
      rows.integer(number)
      try rows.write()
    }
    let what: FindingChange.What =
      known.map { finding.size > $0.size ? .grew : .changed } ?? .appeared
    try record(
      number, version, what, finding.attention, encoded.summary.headline)
    changes.append(
      FindingChange(
        what: what, id: finding.id, former: known.flatMap { $0.id == finding.id ? nil : $0.id },
        number: number, kind: finding.kind, attention: finding.attention,
        formerAttention: known?.attention, summary: encoded.summary))
    return number
  }

  private mutating func end(_ known: Known, in number: Int?, _ heir: FindingID?) throws {
    try db.cachedStatement(sql: "DELETE FROM finding WHERE number = ?")
      .execute(arguments: [known.number])
    try db.cachedStatement(sql: "DELETE FROM finding_entity WHERE finding = ?")
      .execute(arguments: [known.number])
    // What led to it leads on.
    try db.cachedStatement(sql: "UPDATE former_finding SET leads_to = ? WHERE leads_to = ?")
      .execute(arguments: [number, known.number])
    try lead(known.id, to: number, number: known.number)
    let what: FindingChange.What = number == nil ? .withdrawn : .merged
    try record(known.number, known.version + 1, what, known.attention, known.summary.headline)
    changes.append(
      FindingChange(
        what: what, id: heir ?? known.id, former: heir == nil ? nil : known.id,
        number: known.number, kind: delta.kind, attention: known.attention,
        formerAttention: known.attention, summary: known.summary))
  }

  private func lead(_ id: FindingID, to target: Int?, number: Int) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO former_finding (id, number, leads_to) VALUES (?, ?, ?)"
    ).execute(arguments: [id.rawValue, number, target])
  }

  private func record(
    _ number: Int, _ version: Int, _ what: FindingChange.What, _ attention: Finding.Attention,
    _ headline: String
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO finding_history (finding, version, at, what, attention, headline)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [number, version, now, what.rawValue, attention.rank, headline])
  }
}

extension Finding.Attention {
  /// The attention of a rank; unknown ones ask for none.
  init(rank: Int) {
    self = Self.allCases.first { $0.rank == rank } ?? .routine
  }
}

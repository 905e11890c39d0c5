import Crypto
import Foundation
import GRDB
import TocsinModel

/// What partners said. It is kept beside what was read here, and makes no finding.
extension Store {
  /// Begins a report; nothing of it counts until ``finish(report:sha256:)``. What a process that was killed left is
  /// removed first.
  package func begin(report: PartnerReport) throws(StoreError) -> Int {
    try write { db in
      for number in try Int.fetchAll(
        db, sql: "SELECT number FROM partner_report WHERE is_whole = 0 AND at < ?",
        arguments: [report.at - 86_400])
      {
        try Self.drop(report: number, db)
      }
      try db.execute(
        sql: """
          INSERT INTO partner_report (partner, tlp, until, at, by, source, format, sha256, objects, is_whole)
          VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, 0)
          """,
        arguments: [
          report.partner, report.tlp, report.until, report.at, report.by, report.source,
          report.format,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Adds objects to a report, in one transaction.
  ///
  /// - Returns: ids of which the report held this version already; the first stays.
  package func add(
    _ objects: [PartnerObject], from first: Int, to report: Int
  ) throws(StoreError) -> [String] {
    try write { db in
      var repeated: [String] = []
      let insertion = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO partner_object (report, ordinal, id, version, content) VALUES (?, ?, ?, ?, ?)
          """)
      let valued = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO partner_value (kind, name, report) VALUES (?, ?, ?)")
      for (index, object) in objects.enumerated() {
        try insertion.execute(arguments: [
          report, first + index, object.id, object.version, Data(object.content),
        ])
        guard db.changesCount > 0 else {
          repeated.append(object.id)
          continue
        }
        for value in object.values {
          try valued.execute(arguments: [value.kind.rawValue, value.name, report])
        }
        try Self.add(object.denials, to: report, db)
      }
      return repeated
    }
  }

  /// Adds what a report takes back of objects that are not in it.
  package func add(_ denials: [PartnerDenial], to report: Int) throws(StoreError) {
    try write { db in try Self.add(denials, to: report, db) }
  }

  private static func add(_ denials: [PartnerDenial], to report: Int, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO partner_denial (kind, name, report, is_denied) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET is_denied = max(is_denied, excluded.is_denied)
        """)
    for denial in denials {
      try statement.execute(arguments: [
        denial.value.kind.rawValue, denial.value.name, report, denial.isDenied,
      ])
    }
  }

  /// The last version of an object that a partner gave, as it came.
  package func partnerObject(_ id: String, of partner: String) throws(StoreError) -> [UInt8]? {
    try read { db in
      try Data.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT o.content FROM partner_report r JOIN partner_object o ON o.report = r.number AND o.id = ?
            WHERE r.partner = ? AND r.withdrawn_at IS NULL ORDER BY o.version DESC, r.number DESC LIMIT 1
            """), arguments: [id, partner]
      ).map { [UInt8]($0) }
    }
  }

  /// Lets a report count.
  ///
  /// - Parameter sha256: of all bytes that were read.
  /// - Returns: the number of the report of the same partner with the same bytes and conditions, when there is one: then
  ///   this one is dropped.
  package func finish(report number: Int, sha256: String) throws(StoreError) -> Int? {
    try write { db in
      let former = try Int.fetchOne(
        db,
        sql: """
          SELECT f.number FROM partner_report f JOIN partner_report n ON n.number = ?
          WHERE f.partner = n.partner AND f.sha256 = ? AND f.is_whole = 1 AND f.withdrawn_at IS NULL
          AND f.tlp = n.tlp AND f.until IS n.until
          """, arguments: [number, sha256])
      if let former {
        try Self.drop(report: number, db)
        return former
      }
      try db.execute(
        sql: """
          UPDATE partner_report SET sha256 = ?, is_whole = 1,
          objects = (SELECT count(*) FROM partner_object WHERE report = number) WHERE number = ?
          """, arguments: [sha256, number])
      return nil
    }
  }

  /// Removes a report that came to nothing.
  package func drop(report number: Int) throws(StoreError) {
    try write { db in try Self.drop(report: number, db) }
  }

  private static func drop(report number: Int, _ db: Database) throws {
    for table in ["partner_object", "partner_value", "partner_denial"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE report = ?", arguments: [number])
    }
    try db.execute(sql: "DELETE FROM partner_report WHERE number = ?", arguments: [number])
  }

  /// Takes a report out of force; it stays.
  ///
  /// - Returns: whether it was in force.
  package func withdraw(report number: Int, now: Int64) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: "UPDATE partner_report SET withdrawn_at = ? WHERE number = ? AND withdrawn_at IS NULL",
        arguments: [now, number])
      return db.changesCount > 0
    }
  }

  /// The last first.
  package func partnerReports() throws(StoreError) -> [PartnerReport] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM partner_report WHERE is_whole = 1 ORDER BY number DESC"
      ).map { row in
        var report = PartnerReport(
          partner: row["partner"], tlp: row["tlp"], until: row["until"], at: row["at"],
          by: row["by"], source: row["source"], format: row["format"])
        report.number = row["number"]
        report.sha256 = row["sha256"]
        report.objects = row["objects"]
        report.withdrawnAt = row["withdrawn_at"]
        return report
      }
    }
  }

  /// Whether a partner gave an object in this version, in a report that is in force.
  package func holds(
    partner: String, object id: String, version: String
  ) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM partner_report r
            JOIN partner_object o ON o.report = r.number AND o.id = ? AND o.version = ?
            WHERE r.partner = ? AND r.is_whole = 1 AND r.withdrawn_at IS NULL)
          """, arguments: [id, version, partner]) ?? false
    }
  }

  /// The objects of a report as they came, in their order, one after another.
  package func eachObject(
    ofReport number: Int, _ body: ([UInt8]) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT content FROM partner_object WHERE report = ? ORDER BY ordinal",
        arguments: [number])
      while let row = try rows.next() { try body([UInt8](row[0] as Data)) }
    }
  }

  /// Who said before that they saw what a finding is about: as reasons, which ask for attention and attribute nothing.
  ///
  /// What was withdrawn, or is past its day, is not said. At most 20: one partner's list may name all of a finding.
  static func partnerReasons(ofFinding number: Int, _ db: Database) throws -> [Reason] {
    // A workspace that only looks may be of an earlier version, without these tables.
    guard try db.tableExists("partner_value") else { return [] }
    let hasDenials = try db.tableExists("partner_denial")
    func met(in table: String, _ condition: String) throws -> [SeenBefore] {
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT r.number, r.partner, r.tlp, v.kind, v.name FROM finding_entity e
            JOIN \(table) v
              ON v.kind = CASE e.kind WHEN 'site' THEN 'domain' ELSE e.kind END AND v.name = e.name
            JOIN partner_report r ON r.number = v.report
            WHERE e.finding = ? AND \(inForce) AND \(condition)
            ORDER BY r.number, v.kind, v.name LIMIT \(mostReasons)
            """), arguments: [number]
      ).map(SeenBefore.init)
    }
    var said = try met(in: "partner_value", hasDenials ? stands : "1")
    let denied = hasDenials ? try met(in: "partner_denial", "v.is_denied = 1") : []
    said += try seenTexts(ofFinding: number, db)
    return said.sorted().prefix(mostReasons).map { seen in
      Reason(
        feature: "partner.seen-before.\(seen.tlp)", text: "Seen before by \(seen.words)")
    }
      + denied.map { seen in
        Reason(
          feature: "partner.denied.\(seen.tlp)", direction: .weakens,
          text: "Held to be wrong or harmless by \(seen.words)")
      }
  }

  private static let mostReasons = 20
  /// Texts of a finding whose addresses, and whose hashes, are looked for: a finding may have tens of thousands, and a hash
  /// is computed when somebody looks.
  private static let mostTexts = (addresses: 2000, hashes: 200)

  private static let inForce = """
    r.is_whole = 1 AND r.withdrawn_at IS NULL
    AND (r.until IS NULL OR r.until > CAST(strftime('%s', 'now') AS INTEGER))
    """

  /// That the same partner did not take it back, in that report or a later one.
  private static let stands = """
    NOT EXISTS (SELECT 1 FROM partner_denial d JOIN partner_report t ON t.number = d.report
      WHERE d.kind = v.kind AND d.name = v.name AND d.report >= r.number AND t.partner = r.partner
      AND t.is_whole = 1 AND t.withdrawn_at IS NULL)
    """

  /// What a partner said, of one name.
  private struct SeenBefore: Hashable, Comparable {
    let report: Int
    let partner: String
    let tlp: String
    let kind: String
    let name: String

    var words: String {
      "\(partner): the \(kind) \(name) (report \(report), TLP:\(tlp.uppercased()))"
    }

    init(_ row: Row) {
      (report, partner, tlp) = (row[0], row[1], row[2])
      (kind, name) = (row[3], row[4])
    }

    static func < (left: SeenBefore, right: SeenBefore) -> Bool {
      (left.report, left.kind, left.name) < (right.report, right.kind, right.name)
    }
  }

  /// The texts of a finding that a partner named by their address, by the SHA-256 of the text (UTF-8, as it was read), or by
  /// that of the file that they were read from.
  private static func seenTexts(
    ofFinding number: Int, _ db: Database
  ) throws -> [SeenBefore] {
    func isNamed(_ kind: PartnerValue.Kind) throws -> Bool {
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM partner_value WHERE kind = ?)"),
        arguments: [kind.rawValue]) ?? false
    }
    let (hasAddresses, hasHashes) = (try isNamed(.url), try isNamed(.hash))
    guard hasAddresses || hasHashes else { return [] }
    let ids = try String.fetchAll(
      db,
      sql:
        "SELECT name FROM finding_entity WHERE finding = ? AND kind = 'document' ORDER BY name LIMIT ?",
      arguments: [number, mostTexts.addresses]
    ).compactMap { DocumentID($0) }
    let text = try db.cachedStatement(
      sql: "SELECT url, CASE WHEN ? THEN CAST(text AS BLOB) END FROM document WHERE id = ?")
    let named = try db.cachedStatement(
      sql: """
        SELECT DISTINCT r.number, r.partner, r.tlp, v.kind, v.name FROM partner_value v
        JOIN partner_report r ON r.number = v.report
        WHERE v.kind = ? AND v.name = ? AND \(inForce)
          AND \(try db.tableExists("partner_denial") ? stands : "1")
        """)
    var said: [SeenBefore] = []
    func look(_ kind: PartnerValue.Kind, _ name: String) throws {
      said += try Row.fetchAll(named, arguments: [kind.rawValue, name]).map(SeenBefore.init)
    }
    for (place, id) in ids.enumerated() {
      let hashes = hasHashes && place < mostTexts.hashes
      guard let row = try Row.fetchOne(text, arguments: [hashes, Data(id.bytes)]) else { continue }
      if hasAddresses, let url: String = row[0] { try look(.url, url) }
      guard hashes else { continue }
      if let bytes: Data = row[1] { try look(.hash, SHA256.hash(data: bytes).hexadecimal) }
      if let file = try readFile(of: id, db) { try look(.hash, file.sha256) }
    }
    return Array(Set(said))
  }
}

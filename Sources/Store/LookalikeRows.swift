import Foundation
import GRDB
import TocsinModel

/// The prepared statement of one transaction that stores look-alikes.
struct LookalikeRows {
  private var row: RowWriter
  private let db: Database
  private let encoder: JSONEncoder

  init(_ db: Database) throws {
    self.db = db
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    row = try RowWriter(
      db,
      sql: """
        INSERT INTO lookalike (
          name, input, tier, probability, first_seen, first_seen_how, first_seen_offset,
          last_seen, last_seen_how, last_seen_offset, payload
        ) VALUES (?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT (name) DO UPDATE SET
          payload = iif(tier IS NULL, excluded.payload, payload),
          probability = iif(tier IS NULL, excluded.probability, probability),
          tier = coalesce(tier, excluded.tier),
          \(Self.widened("first_seen", by: "<")), \(Self.widened("last_seen", by: ">"))
        """)
  }

  /// Takes the new time's three columns when it reaches further.
  private static func widened(_ column: String, by order: String) -> String {
    let isFurther =
      "excluded.\(column) IS NOT NULL AND (\(column) IS NULL OR excluded.\(column) \(order) \(column))"
    return ["", "_how", "_offset"].map { part in
      "\(column)\(part) = iif(\(isFurther), excluded.\(column)\(part), \(column)\(part))"
    }.joined(separator: ", ")
  }

  /// Stores what a known name is like now; `nil` keeps the name, which is like nothing for the time being.
  func update(_ name: DomainName, to value: Lookalike?) throws {
    guard var value else {
      try db.cachedStatement(sql: "UPDATE lookalike SET tier = NULL WHERE name = ?")
        .execute(arguments: [name.rawValue])
      return
    }
    value.firstSeen = nil
    value.lastSeen = nil
    let known = try String.fetchOne(
      db.cachedStatement(sql: "SELECT payload FROM lookalike WHERE name = ?"),
      arguments: [name.rawValue])
    value.place = try known.flatMap {
      try JSONDecoder().decode(Lookalike.self, from: Data($0.utf8)).place
    }
    try db.cachedStatement(
      sql: "UPDATE lookalike SET tier = ?, probability = ?, payload = ? WHERE name = ?"
    ).execute(arguments: [
      value.tier == .high ? 1 : 0, value.probability,
      String(decoding: try encoder.encode(value), as: UTF8.self), name.rawValue,
    ])
  }

  mutating func insert(_ value: Lookalike, input: Int) throws {
    var timeless = value
    timeless.firstSeen = nil
    timeless.lastSeen = nil
    // A widened time makes findings as stale as a new name.
    try db.cachedStatement(sql: "DELETE FROM meta WHERE key = ?")
      .execute(arguments: [Store.MetaKey.foundNames.rawValue])
    row.text(value.name.rawValue)
    row.integer(input)
    row.integer(value.tier == .high ? 1 : 0)
    row.real(value.probability)
    row.time(value.firstSeen)
    row.time(value.lastSeen)
    row.text(String(decoding: try encoder.encode(timeless), as: UTF8.self))
    try row.write()
  }
}

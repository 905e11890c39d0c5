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

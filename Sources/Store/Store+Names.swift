import Foundation
import GRDB
package import TocsinModel

/// What is found by a name or by an address, beside the texts.
extension Store {
  /// Accounts, sites, domains and other names that begin so, as far as something was read of them or found about them: those
  /// of exactly that name first, then by name. Both as it is written and in lower case, as hosts are.
  ///
  /// - Complexity: O(limit) look-ups in indexes.
  package func names(beginning text: String, limit: Int) throws(StoreError) -> [Entity] {
    let beginnings = Set([text, text.lowercased()]).filter { !$0.isEmpty }.sorted()
    guard !beginnings.isEmpty else { return [] }
    let found = try read { db in
      var found: Set<Entity> = []
      for beginning in beginnings {
        // Behind all that begins so: no UTF-8 has the byte 0xFF, no text of SQLite a higher scalar.
        let (bytes, end) = (Data(beginning.utf8), Data(beginning.utf8) + [0xFF])
        let sources = try Row.fetchAll(
          db, sql: "SELECT id, kind FROM source WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
          arguments: [bytes, end, limit])
        for row in sources {
          guard let kind = Source.Kind(rawValue: row[1]) else { continue }
          found.insert(Entity(Source(id: SourceID(rawValue: Self.text(row[0])), kind: kind)))
        }
        for kind in Entity.Kind.allCases where kind != .document && kind != .finding {
          let names = try String.fetchAll(
            db,
            sql: """
              SELECT DISTINCT name FROM finding_entity WHERE kind = ? AND name >= ? AND name < ? LIMIT ?
              """,
            arguments: [kind.rawValue, beginning, beginning + "\u{10FFFF}", limit])
          found.formUnion(names.map { Entity(kind, $0) })
        }
      }
      return found
    }
    let isExact = { (entity: Entity) in beginnings.contains(entity.name) }
    return Array(
      found.sorted {
        (isExact($0) ? 0 : 1, $0.name, $0.kind.rawValue)
          < (isExact($1) ? 0 : 1, $1.name, $1.kind.rawValue)
      }.prefix(limit))
  }

  /// What was read of an address: what is current, else what was read last; `nil` when nothing was. A fragment and a slash at
  /// the end do not count.
  package func document(at address: String) throws(StoreError) -> DocumentID? {
    let plain = String(address.prefix { $0 != "#" })
    let bare = plain.hasSuffix("/") ? String(plain.dropLast()) : plain
    return try read { db in
      try Data.fetchOne(
        db,
        sql: """
          SELECT id FROM document WHERE url IN (?, ?, ?) AND is_retired < 2
          ORDER BY is_retired, number DESC LIMIT 1
          """, arguments: [address, bare, bare + "/"]
      ).flatMap { data in data.withUnsafeBytes { DocumentID(bytes: $0) } }
    }
  }
}

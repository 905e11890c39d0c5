import Foundation
import GRDB
import TocsinModel

extension Store {
  /// Stores the links of a block of documents that were found by letters, and that every document
  /// before `matched` is matched.
  package func store(_ links: [StoredLink], matched: Int) throws(StoreError) {
    try write { db in
      var rows = try RowWriter(
        db,
        sql: """
          INSERT OR REPLACE INTO copy_link (a, b, score, coverage_a, coverage_b, spans)
          VALUES (?, ?, ?, ?, ?, ?)
          """)
      for link in links {
        rows.integer(Int(link.a))
        rows.integer(Int(link.b))
        try Self.write(link, &rows)
      }
      try Self.setMeta(.matchedCount, "\(matched)", db)
    }
  }

  /// Stores the links of a block of documents that were found by meaning, and that every document
  /// before `embedded` is compared by meaning.
  package func store(_ links: [StoredLink], embedded: Int) throws(StoreError) {
    try write { db in
      var rows = try RowWriter(
        db,
        sql: """
          INSERT OR REPLACE INTO meaning_link (a, b, kind, score, coverage_a, coverage_b, spans)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for link in links {
        rows.integer(Int(link.a))
        rows.integer(Int(link.b))
        rows.integer(CopyKind.allCases.firstIndex(of: link.kind) ?? 0)
        try Self.write(link, &rows)
      }
      try Self.setMeta(.embeddedCount, "\(embedded)", db)
    }
  }

  private static func write(_ link: StoredLink, _ rows: inout RowWriter) throws {
    rows.real(Double(link.score))
    rows.real(Double(link.coverageA))
    rows.real(Double(link.coverageB))
    rows.blob(link.spans)
    try rows.write()
  }

  /// Every link that was found by letters, ordered by its later document, then its earlier one.
  package func links() throws(StoreError) -> [StoredLink] {
    try links("SELECT a, b, 0, score, coverage_a, coverage_b, spans FROM copy_link ORDER BY b, a")
  }

  /// Every link that was found by meaning, in the same order.
  package func meaningLinks() throws(StoreError) -> [StoredLink] {
    try links(
      "SELECT a, b, kind, score, coverage_a, coverage_b, spans FROM meaning_link ORDER BY b, a")
  }

  private func links(_ sql: String) throws(StoreError) -> [StoredLink] {
    try read { db in
      var links: [StoredLink] = []
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let kind: Int = row[2]
        let shares: (Double, Double, Double) = (row[3], row[4], row[5])
        links.append(
          StoredLink(
            a: row[0], b: row[1],
            kind: CopyKind.allCases.indices.contains(kind) ? CopyKind.allCases[kind] : .copypasta,
            score: Float(shares.0), coverageA: Float(shares.1), coverageB: Float(shares.2),
            spans: [UInt8](row[6] as Data)))
      }
      return links
    }
  }
}

import Foundation
import GRDB
import TocsinModel

extension Store {
  /// Stores the links of a block of documents that were found by letters, and that every document
  /// before `matched` is matched.
  package func store(_ links: [StoredLink], matched: Int) throws(StoreError) {
    try write { db in
      try Self.write(links, db)
      try Self.setMeta(.matchedCount, "\(matched)", db)
    }
  }

  /// Stores the links of a block of documents that were found by meaning, and that every document
  /// before `embedded` is compared by meaning. A pair that is linked by letters stays as it is.
  package func store(_ links: [StoredLink], embedded: Int) throws(StoreError) {
    try write { db in
      try Self.write(links, db)
      try Self.setMeta(.embeddedCount, "\(embedded)", db)
    }
  }

  private static func write(_ links: [StoredLink], _ db: Database) throws {
    var rows = try RowWriter(
      db,
      sql: """
        INSERT INTO copy_link (
          a, b, kind, score, probability, coverage_a, coverage_b, is_semantic, spans
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (b, a) DO UPDATE SET
          kind = excluded.kind, score = excluded.score, probability = excluded.probability,
          coverage_a = excluded.coverage_a, coverage_b = excluded.coverage_b,
          is_semantic = excluded.is_semantic, spans = excluded.spans
          WHERE is_semantic >= excluded.is_semantic
        """)
    for link in links {
      rows.integer(Int(link.a))
      rows.integer(Int(link.b))
      rows.integer(CopyKind.allCases.firstIndex(of: link.kind) ?? 0)
      rows.real(Double(link.score))
      rows.real(Double(link.probability))
      rows.real(Double(link.coverageA))
      rows.real(Double(link.coverageB))
      rows.integer(link.isSemantic ? 1 : 0)
      rows.blob(link.spans)
      try rows.write()
    }
  }

  /// Every link, ordered by its later document, then its earlier one.
  package func links() throws(StoreError) -> [StoredLink] {
    try read { db in
      var links: [StoredLink] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT a, b, kind, score, probability, coverage_a, coverage_b, is_semantic, spans
          FROM copy_link ORDER BY b, a
          """)
      while let row = try rows.next() {
        let kind: Int = row[2]
        let scores: (Double, Double, Double, Double) = (row[3], row[4], row[5], row[6])
        links.append(
          StoredLink(
            a: row[0], b: row[1],
            kind: CopyKind.allCases.indices.contains(kind) ? CopyKind.allCases[kind] : .copypasta,
            score: Float(scores.0), probability: Float(scores.1), coverageA: Float(scores.2),
            coverageB: Float(scores.3), isSemantic: row[7], spans: [UInt8](row[8] as Data)))
      }
      return links
    }
  }
}

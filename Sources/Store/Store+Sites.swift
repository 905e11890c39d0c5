import Foundation
import GRDB
import TocsinModel

extension Store {
  /// How many current documents each source that is a site has. Linear in the documents, by an index.
  package func siteDocumentCounts() throws(StoreError) -> [(site: String, count: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, c FROM (
            SELECT source, count(*) AS c FROM document WHERE is_retired = 0 AND source IS NOT NULL
            GROUP BY source
          ) JOIN source s ON s.number = source WHERE s.kind = ? ORDER BY s.id
          """, arguments: [Source.Kind.site.rawValue]
      ).map { (Self.text($0[0] as Data), $0[1]) }
    }
  }
}

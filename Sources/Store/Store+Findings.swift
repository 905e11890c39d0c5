import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// Replaces the findings, in their order, and says how many documents they are about.
  package func replaceFindings(_ findings: [EncodedFinding], found: Int) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM finding")
      var rows = try RowWriter(
        db,
        sql: """
          INSERT OR IGNORE INTO finding (ordinal, id, attention, headline, payload)
          VALUES (?, ?, ?, ?, ?)
          """)
      for (ordinal, finding) in findings.enumerated() {
        rows.integer(ordinal)
        rows.text(finding.id.rawValue)
        rows.text(finding.attention.rawValue)
        rows.text(finding.headline)
        rows.text(finding.payload)
        try rows.write()
      }
      try Self.setMeta(.foundCount, "\(found)", db)
    }
  }

  /// The findings in their order, at most `limit` of them.
  package func findings(limit: Int = .max) throws(StoreError) -> [Finding] {
    try read { db in
      let decoder = JSONDecoder()
      var findings: [Finding] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT payload FROM finding ORDER BY ordinal LIMIT ?", arguments: [limit])
      while let row = try rows.next() {
        let payload: String = row[0]
        findings.append(try decoder.decode(Finding.self, from: Data(payload.utf8)))
      }
      return findings
    }
  }

  /// How many findings there are of each attention.
  package func findingCounts() throws(StoreError) -> [Finding.Attention: Int] {
    try read { db in
      var counts: [Finding.Attention: Int] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT attention, count(*) FROM finding GROUP BY attention")
      while let row = try rows.next() {
        if let attention = Finding.Attention(rawValue: row[0]) { counts[attention] = row[1] }
      }
      return counts
    }
  }
}

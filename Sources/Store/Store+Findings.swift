import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// The digests of all findings of a kind.
  package func findingDigests(of kind: FindingKind = .copies) throws(StoreError) -> Set<UInt64> {
    try read { db in
      let digests = try Int64.fetchAll(
        db, sql: "SELECT digest FROM finding WHERE kind = ?", arguments: [kind.rawValue])
      return Set(digests.map(UInt64.init(bitPattern:)))
    }
  }

  /// Makes the findings of a kind those of `kept` and of `new`, and says how many documents or names they are
  /// about.
  package func replaceFindings(
    of kind: FindingKind = .copies, keeping kept: Set<UInt64>, adding new: [EncodedFinding],
    found: Int
  ) throws(StoreError) {
    try write { db in
      let known = try Int64.fetchAll(
        db, sql: "SELECT digest FROM finding WHERE kind = ?", arguments: [kind.rawValue])
      let deletion = try db.makeStatement(sql: "DELETE FROM finding WHERE digest = ?")
      for digest in known where !kept.contains(UInt64(bitPattern: digest)) {
        try deletion.execute(arguments: [digest])
      }
      // Ids are short hashes of what strangers write: two that are made to be the same cost one, not the scan.
      var rows = try RowWriter(
        db,
        sql: """
          INSERT OR REPLACE INTO finding (id, digest, attention, size, headline, payload, kind)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for finding in new {
        rows.text(finding.id.rawValue)
        rows.integer(Int64(bitPattern: finding.digest))
        rows.integer(finding.attention.rank)
        rows.integer(finding.size)
        rows.text(finding.headline)
        rows.text(finding.payload)
        rows.integer(finding.kind.rawValue)
        try rows.write()
      }
      try Self.setMeta(kind == .copies ? .foundCount : .foundNames, "\(found)", db)
    }
  }

  /// The findings, those that ask for most attention first, then the largest; at most `limit` of them.
  ///
  /// - Parameter kind: `nil` for all.
  package func findings(
    of kind: FindingKind? = nil, limit: Int = .max
  ) throws(StoreError) -> [Finding] {
    try read { db in
      let decoder = JSONDecoder()
      var findings: [Finding] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT payload FROM finding WHERE kind = coalesce(?, kind)
          ORDER BY attention DESC, size DESC, id LIMIT ?
          """, arguments: [kind?.rawValue, limit])
      while let row = try rows.next() {
        let payload: String = row[0]
        findings.append(try decoder.decode(Finding.self, from: Data(payload.utf8)))
      }
      return findings
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
          SELECT attention, count(*) FROM finding WHERE kind = coalesce(?, kind) GROUP BY attention
          """, arguments: [kind?.rawValue])
      while let row = try rows.next() {
        let rank: Int = row[0]
        guard let attention = Finding.Attention.allCases.first(where: { $0.rank == rank })
        else { continue }
        counts[attention] = row[1]
      }
      return counts
    }
  }
}

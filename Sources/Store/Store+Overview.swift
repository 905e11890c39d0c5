import Foundation
import GRDB
package import TocsinModel

/// What a workspace holds, in numbers.
package struct Overview: Hashable, Sendable {
  /// Findings that appeared on a day (days since 1970) of a kind.
  package struct Appeared: Hashable, Sendable {
    package let day: Int
    package let kind: FindingKind
    package let count: Int
  }

  /// Of documents, by their day.
  package let activity: Activity
  /// Sources with their documents, most first.
  package let sources: [(source: Source, count: Int)]
  package let sourceCount: Int
  package let documents: [Document.Form: Int]
  package let appeared: [Appeared]
  package let findings: [FindingKind: [Finding.Attention: Int]]
  package let inputs: [StoredInput.State: Int]
  package let diagnostics: [Diagnostic.Severity: Int]
  /// Some of them, errors first.
  package let troubles: [Diagnostic]
  /// How many documents the text index does not have yet.
  package let unindexed: Int

  package static func == (left: Overview, right: Overview) -> Bool {
    left.activity == right.activity && left.appeared == right.appeared
      && left.inputs == right.inputs && left.troubles == right.troubles
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(activity) }
}

extension Store {
  private static let troubles = 30

  /// Counts everything. Linear in the documents, a fraction of a second a million with ``indexSources()``.
  package func overview(sources limit: Int) throws(StoreError) -> Overview {
    let documents = try documentCounts()
    let sourceCount = try sourceCount()
    let diagnostics = try diagnosticCounts()
    return try read { db in
      var activity = Activity()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT published, published_how, published_offset FROM document WHERE is_retired = 0
          """)
      while let row = try rows.next() { activity.add(Timestamp(row, at: 0)) }
      activity.finish()
      let counted = try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, s.kind, s.name, c FROM (
            SELECT source, count(*) AS c FROM document WHERE is_retired = 0 AND source IS NOT NULL
            GROUP BY source ORDER BY c DESC LIMIT ?
          ) JOIN source s ON s.number = source ORDER BY c DESC, s.id
          """, arguments: [limit])
      let sources = counted.compactMap { row -> (source: Source, count: Int)? in
        let (id, kind, name, count): (Data, String, Data?, Int) = (row[0], row[1], row[2], row[3])
        guard let kind = Source.Kind(rawValue: kind) else { return nil }
        let source = Source(
          id: SourceID(rawValue: Self.text(id)), kind: kind, name: name.map(Self.text))
        return (source, count)
      }
      let appeared = try Row.fetchAll(
        db,
        sql: """
          SELECT appeared / 86400, kind, count(*) FROM finding GROUP BY 1, 2 ORDER BY 1, 2
          """
      ).map {
        Overview.Appeared(day: $0[0], kind: FindingKind(rawValue: $0[1]), count: $0[2])
      }
      var findings: [FindingKind: [Finding.Attention: Int]] = [:]
      for row in try Row.fetchAll(
        db, sql: "SELECT kind, attention, count(*) FROM finding GROUP BY kind, attention")
      {
        findings[FindingKind(rawValue: row[0]), default: [:]][Finding.Attention(rank: row[1])] =
          row[2]
      }
      var inputs: [StoredInput.State: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM input GROUP BY state") {
        if let state = StoredInput.State(rawValue: row[0]) { inputs[state] = row[1] }
      }
      let troubles = try Row.fetchAll(
        db,
        sql: """
          SELECT code, severity, message, path, line, offset FROM diagnostic
          ORDER BY severity <> 'error', severity <> 'warning', input DESC, ordinal LIMIT ?
          """, arguments: [Self.troubles]
      ).map(Self.diagnostic)
      let indexed = try Self.meta(.indexedCount, db).flatMap { Int($0) } ?? 0
      return Overview(
        activity: activity, sources: sources, sourceCount: sourceCount, documents: documents,
        appeared: appeared, findings: findings, inputs: inputs, diagnostics: diagnostics,
        troubles: troubles, unindexed: max(0, try Self.documentCount(db) - indexed))
    }
  }
}

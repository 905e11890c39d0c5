import Foundation
import GRDB
package import TocsinModel

/// When things were read, and which are kept longer than was said.
extension Store {
  private static let termsNote = "retention terms"
  private static let ranNote = "retention ran"
  /// Rows are this many seconds apart at least: who watches reads something every second.
  private static let grain: Int64 = 3600

  /// Keeps that what is read from now on is read now, and under which terms. To be called before reading.
  package func noteReading(_ terms: RetentionTerms, at now: Int64) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = (try? encoder.encode(terms)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if try note(Self.termsNote) != text { try setNote(Self.termsNote, text) }
    try write { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(at) FROM reading")
      guard last.map({ now >= $0 + Self.grain }) ?? true else { return }
      try db.execute(
        sql: "INSERT OR REPLACE INTO reading (first, at) VALUES (?, ?)",
        arguments: [try Self.documentCount(db), now])
    }
  }

  /// The terms of the last reading.
  package func retentionTerms() throws(StoreError) -> RetentionTerms {
    guard let text = try note(Self.termsNote),
      let terms = try? JSONDecoder().decode(RetentionTerms.self, from: Data(text.utf8))
    else { return RetentionTerms() }
    return terms
  }

  /// When a document was read, in seconds since 1970; `nil` where nobody noted it.
  package func read(_ id: DocumentID) throws(StoreError) -> Int64? {
    try read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT coalesce(
            (SELECT at FROM reading WHERE first <= d.number ORDER BY first DESC LIMIT 1),
            (SELECT at FROM reading ORDER BY first LIMIT 1))
          FROM document d WHERE id = ?
          """, arguments: [id.data])
    }
  }

  /// Documents whose time is over, ascending by number. What is in a case that is kept stays with the case.
  ///
  /// Linear in the documents that were read before the shortest time.
  ///
  /// - Parameters:
  ///   - kept: what cases rest on.
  ///   - limit: the most that are given at once.
  package func expired(
    _ terms: RetentionTerms, keeping kept: Set<DocumentID>, at now: Int64, limit: Int
  ) throws(StoreError) -> [DocumentID] {
    let shortest = ([terms.days] + terms.sources.map(\.days)).compactMap { $0 }.min()
    guard let shortest else { return [] }
    return try read { db in
      let readings = try Row.fetchAll(db, sql: "SELECT first, at FROM reading ORDER BY first")
        .map { (first: $0[0] as Int, at: $0[1] as Int64) }
      /// The first number that was read too late to be over after so many days.
      func end(_ days: Int) -> Int {
        let over = readings.prefix { $0.at + Int64(days) * 86_400 <= now }
        guard !over.isEmpty else { return 0 }
        return over.count < readings.count ? readings[over.count].first : .max
      }
      var ends: [Int: Int] = [:]
      var expired: [DocumentID] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.number, d.id, CAST(s.id AS BLOB) FROM document d LEFT JOIN source s ON s.number = d.source
          WHERE d.number < ? AND d.is_retired <> 2 ORDER BY d.number
          """, arguments: [end(shortest)])
      while expired.count < limit, let row = try rows.next() {
        let source = (row[2] as Data?).map { String(decoding: $0, as: UTF8.self) }
        guard let days = terms.terms(of: source).days else { continue }
        let last = ends[days] ?? end(days)
        ends[days] = last
        guard (row[0] as Int) < last,
          let id = (row[1] as Data).withUnsafeBytes({ DocumentID(bytes: $0) }), !kept.contains(id)
        else { continue }
        expired.append(id)
      }
      return expired
    }
  }

  /// How many documents there are of a source's terms, and when the first of them was read.
  package func held(
    under terms: RetentionTerms
  ) throws(StoreError) -> [(terms: RetentionTerms.SourceTerms, count: Int, first: Int64?)] {
    try read { db in
      var counts: [RetentionTerms.SourceTerms: (count: Int, first: Int)] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT CAST(s.id AS BLOB), count(*), min(d.number) FROM document d
          LEFT JOIN source s ON s.number = d.source WHERE d.is_retired <> 2 GROUP BY d.source
          """)
      while let row = try rows.next() {
        let source = (row[0] as Data?).map { String(decoding: $0, as: UTF8.self) }
        let own = terms.terms(of: source)
        let known = counts[own] ?? (0, .max)
        counts[own] = (known.count + (row[1] as Int), min(known.first, row[2] as Int))
      }
      return try counts.sorted { $0.key.source < $1.key.source }.map { own, known in
        let at = try Int64.fetchOne(
          db,
          sql: """
            SELECT coalesce((SELECT at FROM reading WHERE first <= ? ORDER BY first DESC LIMIT 1),
              (SELECT at FROM reading ORDER BY first LIMIT 1))
            """, arguments: [known.first])
        return (own, known.count, at)
      }
    }
  }

  /// The findings that cases hold which were not erased.
  package func findingsInCases() throws(StoreError) -> [Int] {
    try read { db in
      try Int.fetchAll(db, sql: "SELECT DISTINCT finding FROM case_finding ORDER BY finding")
    }
  }

  /// Whether a day has passed since the last run; with it, the next is a day away.
  package func isRetentionDue(at now: Int64) throws(StoreError) -> Bool {
    let last = try note(Self.ranNote).flatMap { Int64($0) }
    return last.map { now >= $0 + 86_400 } ?? true
  }

  package func noteRetention(at now: Int64) throws(StoreError) {
    try setNote(Self.ranNote, "\(now)")
  }
}

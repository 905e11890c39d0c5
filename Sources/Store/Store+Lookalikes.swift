import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// Says by what names are judged from now on. When that differs from what it was before, files of names count as
  /// unread, since names that resembled nothing are not kept, and those that are kept are judged again: they may have
  /// come from a stream, which cannot be read again.
  ///
  /// - Parameter judge: gives what a name is like now; `nil` when it is like nothing that is protected.
  /// - Returns: whether the rule was another one.
  @discardableResult
  package func adopt(
    namesRule rule: String, judge: (DomainName) -> Lookalike?
  ) throws(StoreError) -> Bool {
    try write { db in
      let old = try Self.meta(.namesRule, db)
      guard old != rule else { return false }
      let names = try String.fetchAll(db, sql: "SELECT name FROM lookalike ORDER BY number")
      let rows = try LookalikeRows(db)
      for name in names {
        let domain = DomainName(rawValue: name)
        try rows.update(domain, to: judge(domain))
      }
      try db.execute(
        sql: """
          UPDATE input SET records = 0, state = 0, sha256 = NULL WHERE format = 'names';
          DELETE FROM meta WHERE key = 'found_names';
          """)
      try Self.setMeta(.namesRule, rule, db)
      return old != nil
    }
  }

  /// Says that the findings are about so many look-alikes, all that are stored.
  package func setNamesFound(_ count: Int) throws(StoreError) {
    try write { db in try Self.setMeta(.foundNames, "\(count)", db) }
  }

  /// Whether the findings are about all look-alikes that are stored.
  package func areNamesFound() throws(StoreError) -> Bool {
    try read { db in try Self.meta(.foundNames, db) != nil }
  }

  package func lookalikeCount() throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM lookalike WHERE tier IS NOT NULL") ?? 0
    }
  }

  /// How many look-alikes there are of each tier.
  package func lookalikeCounts() throws(StoreError) -> [Lookalike.Tier: Int] {
    try read { db in
      var counts: [Lookalike.Tier: Int] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT tier, count(*) FROM lookalike WHERE tier IS NOT NULL GROUP BY tier")
      while let row = try rows.next() {
        let tier: Int = row[0]
        counts[tier == 1 ? .high : .medium] = row[1]
      }
      return counts
    }
  }

  /// The likeliest look-alikes, at most `limit`, those of the higher tier first.
  package func lookalikes(limit: Int = .max) throws(StoreError) -> [Lookalike] {
    try read { db in
      let decoder = JSONDecoder()
      var lookalikes: [Lookalike] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT payload, first_seen, first_seen_how, first_seen_offset,
            last_seen, last_seen_how, last_seen_offset
          FROM lookalike WHERE tier IS NOT NULL ORDER BY tier DESC, probability DESC, name LIMIT ?
          """, arguments: [limit])
      while let row = try rows.next() {
        let payload: String = row[0]
        var lookalike = try decoder.decode(Lookalike.self, from: Data(payload.utf8))
        lookalike.firstSeen = Timestamp(row, at: 1)
        lookalike.lastSeen = Timestamp(row, at: 4)
        lookalikes.append(lookalike)
      }
      return lookalikes
    }
  }
}

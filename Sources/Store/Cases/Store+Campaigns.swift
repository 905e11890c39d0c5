import Foundation
import GRDB
package import TocsinModel

extension Store {
  /// Of one decision: nobody looked at more.
  private static let mostDecided = 500
  private static let longestReason = 4000

  /// Keeps a decision. It binds from the next settling on.
  ///
  /// - Returns: its number; `nil` when fewer than two findings, or one in two parts, are named.
  package func decide(
    _ what: CampaignDecision.What, _ parts: [[Int]], reason: String, by: String, now: Int64
  ) throws(StoreError) -> Int? {
    let parts = parts.map { Array(Set($0).sorted().prefix(Self.mostDecided)) }
      .filter { !$0.isEmpty }
    let all = parts.flatMap(\.self)
    guard all.count > 1, Set(all).count == all.count, what != .split || parts.count > 1 else {
      return nil
    }
    return try write { db in
      let json = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
      try db.execute(
        sql: """
          INSERT INTO campaign_decision (what, findings, reason, by, at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [what.rawValue, json, String(reason.prefix(Self.longestReason)), by, now])
      let number = Int(db.lastInsertedRowID)
      try Self.trail(by, .change, "campaign decision \(number)", at: now, db)
      return number
    }
  }

  /// Takes a decision back. Returns whether it was in force.
  package func undoDecision(_ number: Int, by: String, now: Int64) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(
        sql: """
          UPDATE campaign_decision SET undone_by = ?, undone_at = ?
          WHERE number = ? AND undone_at IS NULL
          """, arguments: [by, now, number])
      guard db.changesCount > 0 else { return false }
      try Self.trail(by, .change, "campaign decision \(number)", at: now, db)
      return true
    }
  }

  /// All decisions, the first first.
  package func campaignDecisions() throws(StoreError) -> [CampaignDecision] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, what, findings, reason, by, at, undone_by FROM campaign_decision
          ORDER BY number
          """
      ).compactMap { row in
        guard let what = CampaignDecision.What(rawValue: row[1]) else { return nil }
        let json: String = row[2]
        let parts = (try? JSONDecoder().decode([[Int]].self, from: Data(json.utf8))) ?? []
        return CampaignDecision(
          number: row[0], what: what, parts: parts, reason: row[3], by: row[4], at: row[5],
          undoneBy: row[6])
      }
    }
  }

  /// The ids of findings by their numbers; of those that are part of others now, these. Findings of no more are left out.
  package func findingIDs(_ numbers: some Sequence<Int>) throws(StoreError) -> [Int: FindingID] {
    try read { db in
      var ids: [Int: FindingID] = [:]
      for number in numbers {
        let leads = try Int.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT leads_to FROM former_finding
              WHERE number = ? AND leads_to IS NOT NULL AND leads_to <> number
              """), arguments: [number])
        ids[number] = try String.fetchOne(
          db.cachedStatement(sql: "SELECT id FROM finding WHERE number = ?"),
          arguments: [leads ?? number]
        ).map(FindingID.init(rawValue:))
      }
      return ids
    }
  }

  /// All findings but those of a kind: number, id and the digest of what each says, by number.
  package func findingStates(
    except kind: FindingKind
  ) throws(StoreError) -> [(number: Int, id: FindingID, digest: UInt64)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT number, id, digest FROM finding WHERE kind <> ? ORDER BY number",
        arguments: [kind.rawValue]
      ).map { ($0[0], FindingID(rawValue: $0[1]), UInt64(bitPattern: $0[2])) }
    }
  }

  /// The campaigns that findings are in, by the findings' ids.
  package func campaigns(
    of findings: some Sequence<FindingID>, kind: FindingKind
  ) throws(StoreError) -> Set<FindingID> {
    try read { db in
      var ids: Set<FindingID> = []
      let statement = try db.cachedStatement(
        sql: """
          SELECT id FROM finding_entity e JOIN finding f ON f.number = e.finding
          WHERE e.kind = ? AND e.name = ? AND f.kind = ?
          """)
      for finding in findings {
        ids.formUnion(
          try String.fetchAll(
            statement,
            arguments: [Entity.Kind.finding.rawValue, finding.rawValue, kind.rawValue]
          ).map(FindingID.init(rawValue:)))
      }
      return ids
    }
  }
}

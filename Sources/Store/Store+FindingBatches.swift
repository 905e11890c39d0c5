import GRDB
package import TocsinModel

/// Findings with all that is handed on of them, many in one transaction.
package struct FindingBatch: Sendable {
  /// In the order in which they were asked for; one that is not there is left out.
  package var findings: [RecordedFinding] = []
  /// Those that the findings name, as far as they are there.
  package var documents: [DocumentID: Document] = [:]
  /// What holds of a finding, by its number.
  package var judgements: [Int: Judgement] = [:]
}

/// The same before it is decoded, which takes longest and needs no database.
package struct PackedBatch: Sendable {
  fileprivate var findings: [PackedFinding] = []
  fileprivate var judgements: [Int: Judgement] = [:]
  fileprivate let decoding: FindingDecoding

  package var count: Int { findings.count }

  /// Some of the findings. Linear in what they say.
  ///
  /// - Throws: `StoreError.corrupt` where one cannot be decoded.
  package func decoded(_ range: Range<Int>, of store: Store) throws(StoreError) -> [RecordedFinding]
  {
    try Store.translating(store.path) {
      try findings[range].compactMap { try $0.recorded(decoding) }
    }
  }

  /// All of it, decoded piece by piece.
  package func batch(_ findings: [RecordedFinding]) -> FindingBatch {
    FindingBatch(findings: findings, judgements: judgements)
  }
}

extension Store {
  /// Findings in one line each, by the names that people write (see ``finding(named:withPartners:)``). Names of what is not
  /// there, or of what nobody here can read, have none.
  package func listed(
    findingsNamed names: some Sequence<String>
  ) throws(StoreError) -> [String: ListedFinding] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Self.columns) FROM finding WHERE number = ?")
      var found: [String: ListedFinding] = [:]
      for name in names {
        guard let number = try Self.number(ofFinding: name, db),
          let listed = try Row.fetchOne(statement, arguments: [number]).map(Self.listed),
          decoding.reads(listed.kind)
        else { continue }
        found[name] = listed
      }
      return found
    }
  }

  /// Findings of these numbers, with what partners said of them among their reasons. Linear in what they say.
  package func packed(
    findings numbers: some Sequence<Int>
  ) throws(StoreError) -> PackedBatch {
    try read { db in
      var batch = PackedBatch(decoding: decoding)
      let hasPartners = try Self.hasPartners(db)
      for number in numbers {
        guard var found = try Self.packed(number, db) else { continue }
        if hasPartners { found.partners = try Self.partnerReasons(ofFinding: number, db) }
        batch.judgements[number] = try Self.currentJudgement(ofFinding: number, db)
        batch.findings.append(found)
      }
      return batch
    }
  }

  /// Most workspaces have nothing of a partner, and need not look for it finding by finding.
  private static func hasPartners(_ db: Database) throws -> Bool {
    // A workspace that only looks may be of an earlier version, without these tables.
    let tables = try ["partner_value", "partner_denial"].filter { try db.tableExists($0) }
    return try tables.contains {
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
    }
  }

  /// A batch with the documents that its findings name. Linear in those.
  package func withDocuments(
    _ batch: FindingBatch, texts: Bool
  ) throws(StoreError) -> FindingBatch {
    var batch = batch
    batch.documents = try read { db in
      try Self.documents(ids: batch.findings.lazy.flatMap(\.documents), withText: texts, db)
    }
    return batch
  }
}

extension RecordedFinding {
  /// The documents that it names, each once.
  package var documents: [DocumentID] {
    var seen: Set<DocumentID> = []
    let named = finding.entities.filter { $0.kind == .document }.compactMap {
      DocumentID($0.name)
    }
    return ((copies?.documents ?? []) + named).filter { seen.insert($0).inserted }
  }
}

import Foundation
import GRDB

/// What steps keep: marks, relations, groups, facts. The store knows none of them by name.
extension Store {
  /// The step of this name, made when there is none.
  package func step(_ name: String) throws(StoreError) -> StepRecord {
    try write { db in
      let select = "SELECT number, rule, mark FROM step WHERE name = ?"
      if let row = try Row.fetchOne(db, sql: select, arguments: [name]) {
        return StepRecord(number: row[0], name: name, rule: row[1], mark: row[2])
      }
      try db.execute(sql: "INSERT INTO step (name) VALUES (?)", arguments: [name])
      return StepRecord(number: Int(db.lastInsertedRowID), name: name)
    }
  }

  /// Documents that were retired and that the step has not been told of, ascending.
  package func retired(unseenBy step: StepRecord) throws(StoreError) -> [UInt32] {
    try read { db in
      try UInt32.fetchAll(
        db, sql: "SELECT document FROM retired WHERE step = ? ORDER BY document",
        arguments: [step.number])
    }
  }

  /// The documents from a number on that are retired, ascending. Linear in them.
  package func retiredDocuments(from first: UInt32 = 0) throws(StoreError) -> [UInt32] {
    try read { db in
      // Without being told, SQLite reads all documents, texts and all, to spare itself sorting a few.
      try UInt32.fetchAll(
        db,
        sql: """
          SELECT number FROM document INDEXED BY document_retired
          WHERE is_retired <> 0 AND is_retired IN (1, 2) AND number >= ? ORDER BY number
          """, arguments: [first])
    }
  }

  /// The relations of a step whose later or earlier document is one of these, each once. Sorted by b, then a.
  ///
  /// O(documents · log stored + found).
  package func relations(
    of step: StepRecord, touching documents: some Collection<UInt32>
  ) throws(StoreError) -> [Relation] {
    try read { db in
      let later = try db.cachedStatement(
        sql: "SELECT a, b, grouping, data FROM relation WHERE step = ? AND b = ?")
      let earlier = try db.cachedStatement(
        sql: """
          SELECT a, b, grouping, data FROM relation INDEXED BY relation_earlier
          WHERE step = ? AND a = ? AND b <> a
          """)
      var known: Set<UInt64> = []
      var found: [Relation] = []
      for document in documents {
        for statement in [later, earlier] {
          let rows = try Row.fetchCursor(statement, arguments: [step.number, document])
          while let row = try rows.next() {
            let relation = Self.relation(row)
            if known.insert(UInt64(relation.b) << 32 | UInt64(relation.a)).inserted {
              found.append(relation)
            }
          }
        }
      }
      return found.sorted { ($0.b, $0.a) < ($1.b, $1.a) }
    }
  }

  /// The relations of a step that are part of these groups. Sorted by b, then a.
  package func relations(
    of step: StepRecord, inGroups groups: some Sequence<Int>
  ) throws(StoreError) -> [Relation] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT a, b, grouping, data FROM relation WHERE grouping = ? AND step = ?")
      var found: [Relation] = []
      for group in groups {
        let rows = try Row.fetchCursor(statement, arguments: [group, step.number])
        while let row = try rows.next() { found.append(Self.relation(row)) }
      }
      return found.sorted { ($0.b, $0.a) < ($1.b, $1.a) }
    }
  }

  /// Every relation of a step, sorted by b, then a. Memory does not grow.
  package func eachRelation(
    of step: StepRecord, _ body: (Relation) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT a, b, grouping, data FROM relation WHERE step = ? ORDER BY b, a",
        arguments: [step.number])
      while let row = try rows.next() { try body(Self.relation(row)) }
    }
  }

  package func relationCount(of step: StepRecord) throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM relation WHERE step = ?", arguments: [step.number]) ?? 0
    }
  }

  private static func relation(_ row: Row) -> Relation {
    Relation(a: row[0], b: row[1], data: [UInt8](row[3] as Data), group: row[2])
  }

  /// The groups of a step that are to be made again, ascending.
  package func outdatedGroups(of step: StepRecord) throws(StoreError) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db, sql: "SELECT number FROM grouping WHERE step = ? AND is_outdated = 1 ORDER BY number",
        arguments: [step.number])
    }
  }

  /// The relations of a step that are part of no group yet. Sorted by b, then a.
  package func ungrouped(of step: StepRecord) throws(StoreError) -> [Relation] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a, b, grouping, data FROM relation INDEXED BY relation_ungrouped
          WHERE step = ? AND grouping IS NULL
          """, arguments: [step.number]
      ).map(Self.relation).sorted { ($0.b, $0.a) < ($1.b, $1.a) }
    }
  }

  /// The ids of the findings that were made of these groups.
  package func findings(ofGroups groups: some Sequence<Int>) throws(StoreError) -> [Int: String] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT finding FROM grouping WHERE number = ?")
      var found: [Int: String] = [:]
      for group in groups {
        found[group] = try String.fetchOne(statement, arguments: [group])
      }
      return found
    }
  }

  /// What a step keeps under its keys.
  package func facts(of step: StepRecord) throws(StoreError) -> [Int: [UInt8]] {
    try read { db in
      var facts: [Int: [UInt8]] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT key, data FROM fact WHERE step = ?", arguments: [step.number])
      while let row = try rows.next() { facts[row[0]] = [UInt8](row[1] as Data) }
      return facts
    }
  }
}

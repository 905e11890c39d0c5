import Foundation
import GRDB

/// What one transaction of a step changes: all of it is stored, with the step's mark, or nothing.
package struct StepChanges: Sendable {
  package var step: StepRecord
  /// How far the step has come with it; `nil` to leave the mark.
  package var mark: Int?
  /// What the step depends on; `nil` to leave it.
  package var rule: String?
  /// Later documents whose relations are replaced. Groups of what these and the earlier ones are related to are
  /// outdated with it.
  package var replaced: [UInt32] = []
  /// Documents that are published in more, or fewer, places: groups with them are outdated.
  package var outdated: [UInt32] = []
  package var relations: [Relation] = []
  /// Groups, and the relations that are part of each.
  package var groups: [Group] = []
  package var droppedGroups: [Int] = []
  /// `nil` forgets the fact.
  package var facts: [Int: [UInt8]?] = [:]
  /// Whether the step has seen to every document that was retired.
  package var sawRetired = false

  package struct Group: Sendable {
    /// The group that it continues, all of whose relations stay in it; `nil` for a number that the store gives.
    package var number: Int?
    /// The relations that it is made of, by step and pair, or that come to those which it continues.
    package var members: [(step: Int, a: UInt32, b: UInt32)]
    package var finding: String?

    package init(
      number: Int? = nil, members: [(step: Int, a: UInt32, b: UInt32)], finding: String?
    ) {
      self.number = number
      self.members = members
      self.finding = finding
    }
  }

  package init(_ step: StepRecord, mark: Int? = nil) {
    self.step = step
    self.mark = mark
  }
}

extension Store {
  /// Stores what a step found out, in one transaction.
  package func store(_ changes: StepChanges) throws(StoreError) {
    try write { db in try Self.apply(changes, db) }
  }

  static func apply(_ changes: StepChanges, _ db: Database) throws {
    let step = changes.step.number
    let selection = try db.cachedStatement(
      sql: "SELECT a, grouping FROM relation WHERE step = ? AND b = ?")
    let deletion = try db.cachedStatement(sql: "DELETE FROM relation WHERE step = ? AND b = ?")
    // What is found again stays in its group until that is made again: so its finding goes on, and does not end with one group and
    // begin with another.
    var former: [UInt32: [UInt32: Int]] = [:]
    for document in changes.replaced {
      let rows = try Row.fetchAll(selection, arguments: [step, document])
      try outdate(rows.map { $0[0] } + [document], db)
      for row in rows { former[document, default: [:]][row[0]] = row[1] as Int? }
      try deletion.execute(arguments: [step, document])
    }
    try outdate(changes.outdated, db)
    var rows = try RowWriter(
      db,
      sql: """
        INSERT OR REPLACE INTO relation (step, b, a, grouping, data) VALUES (?, ?, ?, ?, ?)
        """)
    for relation in changes.relations {
      rows.integer(step)
      rows.integer(Int(relation.b))
      rows.integer(Int(relation.a))
      rows.integer(relation.group ?? former[relation.b]?[relation.a])
      rows.blob(relation.data)
      try rows.write()
    }
    try regroup(changes, db)
    for (key, data) in changes.facts.sorted(by: { $0.key < $1.key }) {
      if let data {
        try db.cachedStatement(
          sql: "INSERT OR REPLACE INTO fact (step, key, data) VALUES (?, ?, ?)"
        )
        .execute(arguments: [step, key, Data(data)])
      } else {
        try db.cachedStatement(sql: "DELETE FROM fact WHERE step = ? AND key = ?")
          .execute(arguments: [step, key])
      }
    }
    if changes.sawRetired {
      try db.cachedStatement(sql: "DELETE FROM retired WHERE step = ?").execute(arguments: [step])
    }
    if let mark = changes.mark {
      try db.cachedStatement(sql: "UPDATE step SET mark = ? WHERE number = ?")
        .execute(arguments: [mark, step])
    }
    if let rule = changes.rule {
      try db.cachedStatement(sql: "UPDATE step SET rule = ? WHERE number = ?")
        .execute(arguments: [rule, step])
    }
  }

  /// Groups with a relation of one of these documents are made again.
  private static func outdate(_ documents: [UInt32], _ db: Database) throws {
    // Without a hint the step, which nearly all rows have, would be taken for what tells them apart.
    for condition in [
      "relation WHERE step IN (SELECT number FROM step) AND b = ?",
      "relation INDEXED BY relation_earlier WHERE a = ?",
    ] {
      let statement = try db.cachedStatement(
        sql: """
          UPDATE grouping SET is_outdated = 1 WHERE is_outdated = 0 AND number IN (
            SELECT grouping FROM \(condition))
          """)
      for document in documents { try statement.execute(arguments: [document]) }
    }
  }

  private static func regroup(_ changes: StepChanges, _ db: Database) throws {
    for group in changes.droppedGroups {
      try db.cachedStatement(sql: "UPDATE relation SET grouping = NULL WHERE grouping = ?")
        .execute(arguments: [group])
      try db.cachedStatement(sql: "DELETE FROM grouping WHERE number = ?").execute(arguments: [
        group
      ])
    }
    guard !changes.groups.isEmpty else { return }
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO grouping (step, finding) VALUES (?, ?)")
    let update = try db.cachedStatement(
      sql: "UPDATE relation SET grouping = ? WHERE step = ? AND b = ? AND a = ?")
    let continuation = try db.cachedStatement(
      sql: "UPDATE grouping SET finding = ?, is_outdated = 0 WHERE number = ?")
    for group in changes.groups {
      let number: Int64
      if let former = group.number {
        number = Int64(former)
        try continuation.execute(arguments: [group.finding, number])
      } else {
        try insertion.execute(arguments: [changes.step.number, group.finding])
        number = db.lastInsertedRowID
      }
      for member in group.members {
        try update.execute(arguments: [number, member.step, member.b, member.a])
      }
    }
  }

  /// Takes the relations of a step out of their groups, which another step makes anew.
  package func ungroup(_ step: StepRecord) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE relation SET grouping = NULL WHERE step = ? AND grouping IS NOT NULL",
        arguments: [step.number])
    }
  }

  /// Forgets all that a step knows, because what it depends on is another: it begins from document 0.
  package func reset(_ step: StepRecord, rule: String) throws(StoreError) {
    try write { db in
      for statement in [
        "DELETE FROM grouping WHERE step = ?",
        "DELETE FROM relation WHERE step = ?", "DELETE FROM fact WHERE step = ?",
        "DELETE FROM retired WHERE step = ?",
      ] {
        try db.execute(sql: statement, arguments: [step.number])
      }
      try db.execute(
        sql: "UPDATE step SET mark = 0, rule = ? WHERE number = ?",
        arguments: [rule, step.number])
    }
  }
}

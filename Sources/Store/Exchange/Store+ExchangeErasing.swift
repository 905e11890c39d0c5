import Foundation
import GRDB

/// Taking somebody out of what partners gave and of what was handed on. What names somebody is decided outside: here rows
/// are found that hold the letters, and changed.
extension Store {
  /// Where an object of a partner stands.
  package struct HeldObject: Hashable, Sendable {
    package let report: Int
    package let ordinal: Int
    package let content: [UInt8]
  }

  /// Of a table's column of bytes, rows that hold a name in whatever case. SQLite knows the case of ASCII alone, so that
  /// the name is looked for as it is written, too.
  private static func holds(_ column: String) -> String {
    "(instr(lower(CAST(\(column) AS TEXT)), lower(:name)) OR instr(CAST(\(column) AS TEXT), :name))"
  }

  /// Objects of partners that hold a name, one after another. Linear in what partners gave.
  package func eachPartnerObject(
    holding name: String, _ body: (HeldObject) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql:
          "SELECT report, ordinal, content FROM partner_object WHERE \(Self.holds("content"))",
        arguments: ["name": name])
      while let row = try rows.next() {
        try body(
          HeldObject(report: row[0], ordinal: row[1], content: [UInt8](row[2] as Data)))
      }
    }
  }

  /// Names by which partners' objects are met, that hold a name.
  package func partnerNames(holding name: String) throws(StoreError) -> [(
    kind: String, name: String
  )] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT kind, name FROM partner_value WHERE \(Self.holds("name"))
          UNION SELECT kind, name FROM partner_denial WHERE \(Self.holds("name"))
          """,
        arguments: ["name": name]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Removes objects of partners, and names by which they were met, in one transaction.
  package func erase(
    partnerObjects objects: [HeldObject], names: [(kind: String, name: String)]
  ) throws(StoreError) {
    try write { db in
      for object in objects {
        try db.cachedStatement(sql: "DELETE FROM partner_object WHERE report = ? AND ordinal = ?")
          .execute(arguments: [object.report, object.ordinal])
      }
      for (kind, name) in names {
        for table in ["partner_value", "partner_denial"] {
          try db.cachedStatement(sql: "DELETE FROM \(table) WHERE kind = ? AND name = ?")
            .execute(arguments: [kind, name])
        }
      }
      try db.execute(
        sql: """
          UPDATE partner_report SET objects = (SELECT count(*) FROM partner_object WHERE report = number)
          WHERE is_whole = 1
          """)
    }
  }

  /// An object as it left, with where it is kept.
  package struct HeldRelease: Hashable, Sendable {
    package let object: ReleasedObject
    /// An id of a collection, `misp:` and an id for its feed, `#N` for the file of export N.
    package let collection: String
    package let release: Int
    package let isLast: Bool
  }

  /// What left and holds a name, one after another. Linear in what left.
  package func eachReleasedObject(
    holding name: String, _ body: (HeldRelease) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, version, type, content, added, collection, release, is_last FROM released_object
          WHERE \(Self.holds("content"))
          """, arguments: ["name": name])
      while let row = try rows.next() {
        try body(
          HeldRelease(
            object: Self.object(row), collection: row[5], release: row[6], isLast: row[7]))
      }
      try Self.eachFileObject(holding: name, db, body)
    }
  }

  /// Puts other bytes in the place of what left; `nil` removes it.
  package func replace(
    released changes: [(added: Int64, content: [UInt8]?)]
  ) throws(StoreError) {
    try write { db in
      for change in try Self.replaceInFiles(changes, db) {
        if let content = change.content {
          try db.cachedStatement(sql: "UPDATE released_object SET content = ? WHERE added = ?")
            .execute(arguments: [Data(content), change.added])
        } else {
          try db.cachedStatement(sql: "DELETE FROM released_object WHERE added = ?")
            .execute(arguments: [change.added])
        }
      }
    }
  }
}

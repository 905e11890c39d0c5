import Foundation
import GRDB

/// What is asked of a collection (TAXII 2.1, section 3.4).
package struct CollectionQuery: Sendable {
  package enum Versions: Hashable, Sendable {
    case last, first, all
    case of(String)
  }

  /// Microseconds since 1970: only what was added later.
  package var after: Int64?
  package var ids: [String] = []
  package var types: [String] = []
  /// What fits any of them.
  package var versions: [Versions] = [.last]

  /// Only what partners added.
  package var isPosted = false

  package init() {}
}

extension Store {
  package func add(collection: SharedCollection) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO collection (id, name, description, tlp, can_write, readers) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          collection.id, collection.name, collection.description, collection.tlp,
          collection.canWrite, JSONColumn.encode(collection.readers),
        ])
    }
  }

  /// By name.
  package func collections() throws(StoreError) -> [SharedCollection] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT id, name, description, tlp, can_write, readers FROM collection ORDER BY name"
      ).map {
        SharedCollection(
          id: $0[0], name: $0[1], description: $0[2], tlp: $0[3], canWrite: $0[4],
          readers: JSONColumn.strings($0[5]))
      }
    }
  }

  /// Objects of a collection by the time in which they were added, at most so many. O(limit) for each type that is asked
  /// for, and for each id.
  package func objects(
    in collection: String, _ query: CollectionQuery, limit: Int, withContent: Bool = true
  ) throws(StoreError) -> [ReleasedObject] {
    // Of each type apart: SQLite would sort all rows of several before it gave the first.
    guard query.types.count <= 1 else {
      var found: [ReleasedObject] = []
      for type in Set(query.types) {
        var one = query
        one.types = [type]
        found += try objects(in: collection, one, limit: limit, withContent: withContent)
      }
      return Array(found.sorted { $0.added < $1.added }.prefix(limit))
    }
    return try read { db in
      let (condition, arguments) = Self.condition(collection, query)
      // With the plus it looks ids up; without, it would read the collection in its order until it meets them.
      return try Row.fetchAll(
        db,
        sql: """
          SELECT id, version, type, \(withContent ? "content" : "X''"), added FROM released_object
          WHERE \(condition) ORDER BY \(query.ids.isEmpty ? "added" : "+added") LIMIT ?
          """, arguments: arguments + [limit]
      ).map(Self.object)
    }
  }

  /// Removes what fits. Returns how many versions were there.
  package func removeObjects(
    in collection: String, _ query: CollectionQuery
  ) throws(StoreError) -> Int {
    try write { db in
      let (condition, arguments) = Self.condition(collection, query)
      let ids = try String.fetchAll(
        db, sql: "SELECT DISTINCT id FROM released_object WHERE \(condition)", arguments: arguments)
      try db.execute(
        sql: "DELETE FROM released_object WHERE \(condition)", arguments: arguments)
      let removed = db.changesCount
      for id in ids {
        for (flag, order) in [("is_first", "min"), ("is_last", "max")] {
          try db.execute(
            sql: """
              UPDATE released_object SET \(flag) = (version = (SELECT \(order)(version) FROM released_object
                WHERE collection = :c AND id = :i)) WHERE collection = :c AND id = :i
              """, arguments: ["c": collection, "i": id])
        }
      }
      return removed
    }
  }

  private static func condition(
    _ collection: String, _ query: CollectionQuery
  ) -> (String, StatementArguments) {
    var parts = ["collection = ?"]
    var arguments = StatementArguments([collection])
    func anyOf(_ column: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      parts.append(
        "\(column) IN (\(Array(repeating: "?", count: values.count).joined(separator: ",")))")
      arguments += StatementArguments(values)
    }
    if let after = query.after {
      parts.append("added > ?")
      arguments += [after]
    }
    if query.isPosted { parts.append("is_posted = 1") }
    anyOf("id", query.ids)
    anyOf("type", query.types)
    if !query.versions.contains(.all) {
      var ways: [String] = []
      for version in query.versions {
        switch version {
        case .last: ways.append("is_last = 1")
        case .first: ways.append("is_first = 1")
        case .all: break
        case .of(let version):
          ways.append("version = ?")
          arguments += [version]
        }
      }
      parts.append("(\(ways.joined(separator: " OR ")))")
    }
    return (parts.joined(separator: " AND "), arguments)
  }

  // MARK: Status

  package func keep(taxiiStatus id: String, _ content: String, now: Int64) throws(StoreError) {
    try write { db in
      // A client asks within minutes; what nobody asks for is not kept for ever.
      try db.execute(sql: "DELETE FROM taxii_status WHERE at < ?", arguments: [now - 30 * 86_400])
      try db.execute(
        sql: "INSERT OR REPLACE INTO taxii_status (id, at, content) VALUES (?, ?, ?)",
        arguments: [id, now, content])
    }
  }

  package func taxiiStatus(_ id: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT content FROM taxii_status WHERE id = ?", arguments: [id])
    }
  }
}

import Foundation
import GRDB

/// What left: the register, and each object as it was: of a collection as a row, of a file in pieces.
extension Store {
  /// Keeps a release with its objects, in one transaction.
  ///
  /// Each object gets a microsecond of its own, behind all others, whatever the clock says.
  ///
  /// - Parameter now: microseconds since 1970.
  /// - Returns: the number of the release.
  package func add(
    release: ReleaseRecord, _ objects: [ReleasedObject], now: Int64
  ) throws(StoreError) -> Int {
    guard !release.collection.isEmpty else {
      return try add(release: release, ReleasedFile(objects), now: now)
    }
    return try write { db in
      let number = try Self.insert(release, db)
      // What leaves as an event of MISP is in the collection's feed, and TAXII hands out STIX alone.
      let collection =
        release.format == "misp" ? Self.feed(of: release.collection) : release.collection
      _ = try Self.add(objects, to: collection, release: number, now: now, db)
      return number
    }
  }

  /// Keeps a release that left as a file, in the same way.
  package func add(
    release: ReleaseRecord, _ file: ReleasedFile, now: Int64
  ) throws(StoreError) -> Int {
    try write { db in
      let number = try Self.insert(release, db)
      try Self.add(file, release: number, now: now, db)
      return number
    }
  }

  private static func insert(_ release: ReleaseRecord, _ db: Database) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO release (at, by, approver, recipient, purpose, tlp, format, items, options, sha256, objects,
          collection, revises, withdraws) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        release.at, release.by, release.approver, release.recipient, release.purpose,
        release.tlp, release.format, release.items.joined(separator: " "), release.options,
        release.sha256, release.objects, release.collection, release.revises, release.withdraws,
      ])
    let number = Int(db.lastInsertedRowID)
    try trail(release.by, .export, release.items.joined(separator: " "), at: release.at, db)
    return number
  }

  /// Adds what a partner put into a collection.
  ///
  /// - Returns: ids of which this version was there already.
  package func add(
    _ objects: [ReleasedObject], toCollection id: String, now: Int64
  ) throws(StoreError) -> [String] {
    try write { db in try Self.add(objects, to: id, release: 0, now: now, db) }
  }

  private static func add(
    _ objects: [ReleasedObject], to collection: String, release: Int, now: Int64, _ db: Database
  ) throws -> [String] {
    var repeated: [String] = []
    var added = try nextPlace(now, db)
    let known = try db.cachedStatement(
      sql: "SELECT version FROM released_object WHERE collection = ? AND id = ?")
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO released_object (added, collection, release, id, version, type, is_first, is_last, is_posted, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for object in objects {
      let versions = try String.fetchAll(known, arguments: [collection, object.id])
      if versions.contains(object.version) {
        repeated.append(object.id)
        continue
      }
      // Versions are times of one form, which sort as text.
      let isFirst = versions.allSatisfy { object.version < $0 }
      let isLast = versions.allSatisfy { $0 < object.version }
      for (flag, becomes) in [("is_first", isFirst), ("is_last", isLast)]
      where becomes && !versions.isEmpty {
        try db.execute(
          sql: "UPDATE released_object SET \(flag) = 0 WHERE collection = ? AND id = ?",
          arguments: [collection, object.id])
      }
      try insertion.execute(arguments: [
        added, collection, release, object.id, object.version, object.type, isFirst, isLast,
        release == 0, Data(object.content),
      ])
      added += 1
    }
    return repeated
  }

  /// The register, the last first.
  package func releases() throws(StoreError) -> [ReleaseRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM release ORDER BY number DESC").map(Self.release)
    }
  }

  package func release(_ number: Int) throws(StoreError) -> ReleaseRecord? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM release WHERE number = ?", arguments: [number])
        .map(Self.release)
    }
  }

  private static func release(_ row: Row) -> ReleaseRecord {
    var record = ReleaseRecord(
      at: row["at"], by: row["by"], approver: row["approver"], recipient: row["recipient"],
      purpose: row["purpose"], tlp: row["tlp"], format: row["format"],
      items: (row["items"] as String).split(separator: " ").map(String.init),
      options: row["options"], sha256: row["sha256"], objects: row["objects"],
      collection: row["collection"], revises: row["revises"], withdraws: row["withdraws"])
    record.number = row["number"]
    return record
  }

  /// An object that left, in its last version, by its id; `nil` for what never left, and for what partners posted.
  package func releasedObject(_ id: String) throws(StoreError) -> ReleasedObject? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT id, version, type, content, added FROM released_object
          WHERE id = ? AND is_posted = 0 ORDER BY version DESC LIMIT 1
          """, arguments: [id]
      ).map(Self.object)
      let file = try Self.fileObject(id, db)
      return (file?.version ?? "") > (row?.version ?? "") ? file : row ?? file
    }
  }

  /// What left with releases, of each object the last version.
  package func objects(ofReleases numbers: [Int]) throws(StoreError) -> [ReleasedObject] {
    try read { db in
      var last: [String: ReleasedObject] = [:]
      var order: [String] = []
      for number in numbers {
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT id, version, type, content, added FROM released_object WHERE release = ? ORDER BY added
            """, arguments: [number]
        ).map(Self.object)
        // Files of earlier versions are rows.
        for object in try rows + Self.fileObjects(ofRelease: number, db) {
          if last[object.id] == nil { order.append(object.id) }
          if (last[object.id]?.version ?? "") <= object.version { last[object.id] = object }
        }
      }
      return order.compactMap { last[$0] }
    }
  }

  static func object(_ row: Row) -> ReleasedObject {
    var object = ReleasedObject(
      id: row[0], version: row[1], type: row[2], content: [UInt8](row[3] as Data))
    object.added = row[4]
    return object
  }

  // MARK: Markings

  /// Says to whom a finding or a case may be shown at most.
  package func mark(
    _ label: String, tlp: String, by: String, now: Int64
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO release_marking (label, tlp, by, at) VALUES (?, ?, ?, ?)",
        arguments: [label, tlp, by, now])
      try Self.trail(by, .change, label, at: now, db)
    }
  }

  /// All that is marked, by label.
  package func markings() throws(StoreError) -> [String: String] {
    try read { db in
      Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT label, tlp FROM release_marking")
          .map { ($0[0], $0[1]) })
    }
  }

  package func marking(of label: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT tlp FROM release_marking WHERE label = ?", arguments: [label])
    }
  }
}

extension Store {
  /// Where the events of a collection's feed are kept.
  private static func feed(of collection: String) -> String { "misp:\(collection)" }

  /// The events of a collection's feed, of each the last version, by the time in which they were added.
  ///
  /// - Parameter uuid: of one; `nil` for all.
  package func feedEvents(
    of collection: String, uuid: String? = nil
  ) throws(StoreError) -> [ReleasedObject] {
    var query = CollectionQuery()
    if let uuid { query.ids = [uuid] }
    return try objects(in: Self.feed(of: collection), query, limit: .max)
  }

  /// The key of this workspace by which pseudonyms are made for those who get something; made when there is none.
  package func pseudonymKey() throws(StoreError) -> [UInt8] {
    try write { db in
      let key = try ForgottenHashes.key(db)
      return Array(ForgottenHashes.hash("pseudonyms", "", key))
    }
  }
}

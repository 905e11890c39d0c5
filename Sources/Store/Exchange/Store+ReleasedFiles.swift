import Foundation
import GRDB

/// What left in files, which is kept in pieces (``ReleasedPiece``).
extension Store {
  static func add(_ file: ReleasedFile, release: Int, now: Int64, _ db: Database) throws {
    let start = try nextPlace(now, db)
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO released_piece (first, last, release, content) VALUES (?, ?, ?, ?)")
    for (piece, range) in zip(file.pieces, file.bounds) {
      try insertion.execute(arguments: [
        start + Int64(range.lowerBound), start + Int64(range.upperBound) - 1, release, piece,
      ])
    }
    let naming = try db.cachedStatement(
      sql: "INSERT INTO released_name (id, added) VALUES (?, ?)")
    for (id, place) in file.named {
      try naming.execute(arguments: [id, start + Int64(place)])
    }
  }

  /// A microsecond that no object has that left, behind all others, whatever the clock says.
  static func nextPlace(_ now: Int64, _ db: Database) throws -> Int64 {
    let rows = try Int64.fetchOne(db, sql: "SELECT max(added) FROM released_object") ?? 0
    let pieces =
      try Int64.fetchOne(
        db, sql: "SELECT last FROM released_piece ORDER BY first DESC LIMIT 1") ?? 0
    return max(now, max(rows, pieces) + 1)
  }

  /// The objects of one release as they left in its file, those that were erased left out.
  static func fileObjects(ofRelease number: Int, _ db: Database) throws -> [ReleasedObject] {
    // A workspace that only looks may be of an earlier version, without these tables.
    guard try db.tableExists("released_piece") else { return [] }
    let pieces = try Row.fetchCursor(
      db, sql: "SELECT first, content FROM released_piece WHERE release = ? ORDER BY first",
      arguments: [number])
    var objects: [ReleasedObject] = []
    while let row = try pieces.next() {
      objects += try ReleasedPiece.unpack(row[1], first: row[0]).compactMap { $0 }
    }
    return objects
  }

  /// What left last in a file under an id that can be sighted.
  static func fileObject(_ id: String, _ db: Database) throws -> ReleasedObject? {
    guard try db.tableExists("released_name") else { return nil }
    let places = try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT added FROM released_name WHERE id = ? ORDER BY added DESC LIMIT 1"),
      arguments: [id])
    return try places.first.flatMap { place in
      try piece(at: place, db).flatMap { $0.objects[Int(place - $0.first)] }
    }
  }

  /// The piece in which an object of a place is.
  private static func piece(
    at place: Int64, _ db: Database
  ) throws -> (first: Int64, objects: [ReleasedObject?])? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT first, last, content FROM released_piece WHERE first <= ? ORDER BY first DESC LIMIT 1
          """), arguments: [place])
    guard let row, place <= row[1] as Int64 else { return nil }
    let objects = try ReleasedPiece.unpack(row[2], first: row[0])
    return Int(place - row[0]) < objects.count ? (row[0], objects) : nil
  }

  /// What left in files and holds a name. Linear in what left.
  static func eachFileObject(
    holding name: String, _ db: Database, _ body: (HeldRelease) throws -> Void
  ) throws {
    guard try db.tableExists("released_piece") else { return }
    let sought = HeldLetters(name)
    let pieces = try Row.fetchCursor(db, sql: "SELECT first, release, content FROM released_piece")
    while let row = try pieces.next() {
      let release: Int = row[1]
      for case let object? in try ReleasedPiece.unpack(row[2], first: row[0])
      where sought.areIn(object.content) {
        try body(
          HeldRelease(object: object, collection: "#\(release)", release: release, isLast: true))
      }
    }
  }

  /// Changes objects of files, a piece once; returns what is in none.
  static func replaceInFiles(
    _ changes: [(added: Int64, content: [UInt8]?)], _ db: Database
  ) throws -> [(added: Int64, content: [UInt8]?)] {
    var others: [(added: Int64, content: [UInt8]?)] = []
    var open: (first: Int64, objects: [ReleasedObject?])?
    func close() throws {
      guard let piece = open else { return }
      try db.cachedStatement(sql: "UPDATE released_piece SET content = ? WHERE first = ?")
        .execute(arguments: [ReleasedPiece.pack(piece.objects), piece.first])
      open = nil
    }
    for change in changes.sorted(by: { $0.added < $1.added }) {
      if let piece = open, change.added >= piece.first + Int64(piece.objects.count) { try close() }
      if open == nil { open = try piece(at: change.added, db) }
      guard let first = open?.first else {
        others.append(change)
        continue
      }
      let index = Int(change.added - first)
      if let content = change.content {
        open?.objects[index]?.content = content
      } else {
        open?.objects[index] = nil
      }
    }
    try close()
    return others
  }
}

/// The letters of a name, looked for in whatever case: that of ASCII, as SQLite's `lower` has it, so that files and
/// collections are searched alike.
private struct HeldLetters {
  private let exact: [UInt8]
  private let lower: [UInt8]

  init(_ name: String) {
    exact = Array(name.utf8)
    lower = exact.map(Self.lowered)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Linear.
  func areIn(_ content: [UInt8]) -> Bool {
    content.firstRange(of: exact) != nil || content.map(Self.lowered).firstRange(of: lower) != nil
  }
}

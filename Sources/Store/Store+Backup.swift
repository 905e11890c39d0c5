import Foundation
import GRDB

extension Store {
  /// What a database holds, in few numbers: a copy of it has the same.
  package struct Contents: Hashable, Sendable, Codable {
    /// The names of the migrations that its tables have seen.
    package var migrations: [String]
    package var documents: Int
    /// By kind.
    package var findings: [String: Int]

    package init(migrations: [String], documents: Int, findings: [String: Int]) {
      self.migrations = migrations
      self.documents = documents
      self.findings = findings
    }
  }

  /// The copy of a database, and what else was so at its moment.
  package struct Copied<Mark: Sendable>: Sendable {
    package var contents: Contents
    package var mark: Mark
  }

  /// Pages that are copied between two looks whether to go on: 4 MB.
  private static let pagesTogether: CInt = 1000
  /// Each try is a few microseconds long; something that changes all the time is beyond waiting for.
  private static let tries = 200

  /// Copies the database as it is at one moment into a new file, while others write.
  ///
  /// A transaction that only reads is open all the time: in a database with a write-ahead log it sees one state and holds
  /// nobody up (<https://www.sqlite.org/isolation.html>). Linear in the size; memory does not grow.
  ///
  /// - Parameters:
  ///   - mark: something outside of the database that must belong to the same moment; it is asked for before and after
  ///     that, until both are the same.
  ///   - progress: is told the part that is done, 0 to 1; what it throws ends the copying.
  /// - Throws: ``StoreError``, and what the closures throw.
  package func copy<Mark: Equatable & Sendable>(
    to path: String, mark: () throws -> Mark, progress: @escaping (Double) throws -> Void
  ) throws -> Copied<Mark> {
    for _ in 0..<Self.tries {
      let before = try mark()
      if let copied = try copy(to: path, if: before, mark, progress) { return copied }
      usleep(10_000)
    }
    throw StoreError.locked(path: self.path)
  }

  /// - Returns: `nil` when the mark is another one by now.
  private func copy<Mark: Equatable & Sendable>(
    to path: String, if before: Mark, _ mark: () throws -> Mark,
    _ progress: @escaping (Double) throws -> Void
  ) throws -> Copied<Mark>? {
    do {
      return try queue.read { db in
        // The first question begins what the transaction sees.
        let contents = try Self.contents(db)
        guard try mark() == before else { return nil }
        let target = try DatabaseQueue(path: path)
        try target.inDatabase { copy in
          try db.backup(to: copy, pagesPerStep: Self.pagesTogether) { step in
            let done = step.totalPageCount - step.remainingPageCount
            try progress(Double(done) / Double(max(1, step.totalPageCount)))
          }
        }
        try target.close()
        return Copied(contents: contents, mark: before)
      }
    } catch let error as DatabaseError {
      // Which of the two it is about: only the copy is written.
      let isCopy = [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode.primaryResultCode)
      return try Self.translating(isCopy ? path : self.path) { throw error }
    }
  }

  package func contents() throws(StoreError) -> Contents { try read(Self.contents) }

  private static func contents(_ db: Database) throws -> Contents {
    let kinds = try Row.fetchAll(
      db, sql: "SELECT kind, count(*) FROM finding GROUP BY kind ORDER BY kind")
    return Contents(
      migrations: try String.fetchAll(
        db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid"),
      documents: try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0,
      findings: Dictionary(kinds.map { ("\($0[0] as DatabaseValue)", $0[1]) }) { $1 })
  }

  /// The last migration that the tables have seen. Constant time: it asks whether the database answers.
  package func schemaVersion() throws(StoreError) -> String {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid DESC LIMIT 1") ?? "none"
    }
  }

  /// Whether this version reads tables that have seen these migrations.
  package static func knows(_ migrations: [String]) -> Bool {
    Set(migrations).isSubset(of: Schema.migrator.migrations)
  }

  /// Looks through the whole file whether it is one that SQLite wrote. Linear.
  package func isWhole() throws(StoreError) -> Bool {
    try read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" }
  }
}

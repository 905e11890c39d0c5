import Foundation
import GRDB
import GRDBSQLite
import TocsinModel

/// The workspace's database: what was read, what was found, and how far each step has come.
///
/// Every write is one transaction that takes a step and its progress together, so that a process
/// killed at any moment leaves a store from which the next one goes on as if nothing had happened.
package final class Store: Sendable {
  package let path: String
  let queue: DatabaseQueue
  /// What reads back the subjects of findings.
  let decoding: FindingDecoding

  /// Opens the workspace's database, making or migrating it when `create` is true.
  ///
  /// - Throws: ``StoreError/newerVersion(path:)`` without having written anything,
  ///   ``StoreError/missing(path:)`` when there is none and `create` is false.
  package init(
    _ workspace: Workspace, create: Bool = true, decoding: FindingDecoding = FindingDecoding()
  ) throws(StoreError) {
    let path = workspace.database
    self.path = path
    self.decoding = decoding
    let exists = FileManager.default.fileExists(atPath: path)
    guard exists || create else { throw .missing(path: workspace.folder) }
    if exists {
      try Self.look(at: path, besides: workspace.report)
      try Self.patiently { () throws(StoreError) in try Self.check(path) }
    }
    queue = try Self.opening(path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration())
      // Who only looks changes nothing: not even what an older version of this one left.
      if create { try Schema.migrator.migrate(queue) }
      return queue
    }
  }

  /// A second connection, for reading beside this one while it writes; `nil` in memory, where there is none.
  package func reader() throws(StoreError) -> Store? {
    try path == Self.memory ? nil : Store(reading: self)
  }

  private init(reading store: Store) throws(StoreError) {
    path = store.path
    decoding = store.decoding
    queue = try Self.opening(path) {
      var configuration = Self.configuration(cache: 4 << 10)
      configuration.readonly = true
      return try DatabaseQueue(path: store.path, configuration: configuration)
    }
  }

  private static func opening<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    try patiently { () throws(StoreError) in try translating(path, body) }
  }

  /// Tries again for as long as a writer is waited for elsewhere: while the last connection of another process is closed, SQLite
  /// answers who opens the file that it is locked, and asks no busy handler (Write-Ahead Logging, section 9).
  private static func patiently<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let end = ContinuousClock.now + .seconds(10)
    while true {
      do {
        return try body()
      } catch {
        guard case .locked = error, ContinuousClock.now < end else { throw error }
        usleep(20_000)
      }
    }
  }

  /// The path of what has none.
  private static let memory = "memory"

  /// - Throws: ``StoreError/roomLow(path:free:reserve:)`` while so little is left on the disk that nothing more is to be read.
  package func checkRoom() throws(StoreError) {
    if path != Self.memory { try DiskRoom.check(path) }
  }

  /// A store in memory, for what keeps nothing.
  package init(inMemory decoding: FindingDecoding) throws(StoreError) {
    path = Self.memory
    self.decoding = decoding
    queue = try Self.translating(path) {
      let queue = try DatabaseQueue(configuration: Self.configuration(journal: .default))
      try Schema.migrator.migrate(queue)
      return queue
    }
  }

  /// Makes the workspace's folder when there is none.
  package static func makeFolder(_ workspace: Workspace) throws(StoreError) {
    var end = workspace.folder.startIndex
    while end < workspace.folder.endIndex {
      end = workspace.folder[end...].dropFirst().firstIndex(of: "/") ?? workspace.folder.endIndex
      let code = mkdir(String(workspace.folder[..<end]), 0o777) == 0 ? 0 : errno
      guard code != 0, code != EEXIST, code != EISDIR, end == workspace.folder.endIndex else {
        continue
      }
      throw WorkspaceLock.error(code, path: workspace.folder)
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: workspace.folder, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      throw .cannotOpen(path: workspace.folder, reason: "it is no folder")
    }
  }

  /// What SQLite would take for a new database, or fail on without saying why.
  ///
  /// A process that was killed while it made the database leaves an empty file, but no report.
  private static func look(at path: String, besides report: String) throws(StoreError) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))
      .map { ($0[.size] as? Int ?? 0, $0[.type] as? FileAttributeType) }
    if size?.1 == .typeDirectory { throw .foreign(path: path) }
    if size?.0 == 0, FileManager.default.fileExists(atPath: report) { throw .corrupt(path: path) }
  }

  /// Gives back the pages that are kept in memory, where they are many: reading much fills all of what it may have.
  ///
  /// - Returns: whether there were many. Few are left, since who watches reads a little every few seconds and asks the
  ///   same pages again.
  package func releasePages() -> Bool {
    let many: Int32 = 32 << 20
    return queue.inDatabase { db in
      var (used, most) = (Int32(0), Int32(0))
      let status = sqlite3_db_status(
        db.sqliteConnection, SQLITE_DBSTATUS_CACHE_USED, &used, &most, 0)
      guard status == SQLITE_OK, used >= many else { return false }
      try? db.execute(sql: "PRAGMA shrink_memory")
      return true
    }
  }

  /// - Parameter cache: in kilobytes.
  private static func configuration(
    journal: Configuration.JournalModeConfiguration = .wal, cache: Int = 128 << 10
  ) -> Configuration {
    var configuration = Configuration()
    configuration.journalMode = journal
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = false
    configuration.label = "tocsin"
    // The log goes back every 128 MB: pages that each transaction touches, those of the index of ids, are then written fewer times.
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -\(cache);
          PRAGMA temp_store = MEMORY;
          PRAGMA mmap_size = 0;
          PRAGMA wal_autocheckpoint = 32000;
          PRAGMA journal_size_limit = 67108864;
          """)
    }
    return configuration
  }

  /// Looks at an existing file without write access, so that one that is not ours stays as it is.
  private static func check(_ path: String) throws(StoreError) {
    let (isForeign, isNewer, isFormer) = try translating(path) {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.read { db in
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        // A disk that was full when the database was made leaves the list of migrations, and nothing in it.
        let tables =
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
        return (
          id != Schema.applicationID && tables > 0, try Schema.migrator.hasBeenSuperseded(db),
          try wasMadeByFormer(db)
        )
      }
    }
    if isForeign { throw .foreign(path: path) }
    if isFormer { throw .olderVersion(path: path) }
    if isNewer { throw .newerVersion(path: path) }
  }

  private static func wasMadeByFormer(_ db: Database) throws -> Bool {
    guard try db.tableExists("grdb_migrations") else { return false }
    let applied = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
    return !applied.isEmpty && applied.allSatisfy(Schema.former.contains)
  }

  // MARK: Access

  func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) {
      // Not GRDB's `read`: it sets `PRAGMA query_only` before and after, by which SQLite forgets what every statement was
      // compiled to, so that each read would compile its statements anew.
      try queue.unsafeRead { db in
        guard !db.isInsideTransaction else { return try body(db) }
        var result: Value?
        try db.inTransaction(.deferred) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    }
  }

  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try queue.write(body) }
  }

  static func translating<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch is PackedText.Damaged {
      throw .corrupt(path: path)
    } catch let error as DatabaseError {
      throw Self.error(error, path: path)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }

  private static func error(_ error: DatabaseError, path: String) -> StoreError {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_IOERR where [EFBIG, ENOSPC, EDQUOT].contains(errno): .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
    case .SQLITE_CORRUPT: .corrupt(path: path)
    case .SQLITE_NOTADB: .foreign(path: path)
    case .SQLITE_CANTOPEN:
      access((path as NSString).deletingLastPathComponent, W_OK) == 0
        ? .cannotOpen(path: path, reason: error.message ?? "it cannot be opened")
        : .readOnly(path: path)
    case .SQLITE_ERROR where error.message?.hasPrefix("no such") == true: .corrupt(path: path)
    default: .failed(path: path, reason: error.message ?? "\(error)")
    }
  }
}

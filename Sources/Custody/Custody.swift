package import Evidence
import Foundation
package import Store
import TocsinModel

/// Keeps the evidence of a workspace: says what was captured, found, judged, handed on and erased, in a log that others
/// can check, and who had it.
///
/// A statement is in the database before its hash is in the log; a process that is killed in between leaves statements
/// that the next one logs, once.
package struct Custody {
  package let workspace: Workspace
  package let store: Store
  /// Seconds since 1970.
  let clock: @Sendable () -> Int64

  package init(
    _ workspace: Workspace, store: Store,
    clock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
  ) {
    self.workspace = workspace
    self.store = store
    self.clock = clock
  }

  var folder: String { "\(workspace.folder)/evidence" }
  package var keys: LogKeys { LogKeys("\(folder)/keys") }
  var blobs: BlobFolder { BlobFolder("\(folder)/captures") }
  private var logFolder: String { "\(folder)/log" }

  /// Whether there is a log.
  package var isSetUp: Bool { keys.exists }

  /// Makes keys, and a log without entries.
  ///
  /// - Parameter name: of the log, such as `example.org/tocsin`.
  package func setUp(name: String? = nil) throws {
    guard !isSetUp else { return }
    // Two that begin at once make one pair of keys.
    do {
      let lock = try FolderLock(logFolder, patience: Self.patience)
      try withExtendedLifetime(lock) { try makeKeys(name) }
    }
    // Takes the same lock, which is free again.
    _ = try openLog()
  }

  private func makeKeys(_ name: String?) throws {
    guard !isSetUp else { return }
    let chance = Hexadecimal.text(Statement.freshSalt().prefix(4))
    try keys.create(name: name ?? "tocsin-\(chance)")
  }

  /// Seconds in which another process may end what it writes.
  private static let patience = 60.0

  /// Opens the log, which is also the lock of captures: while it is open, no other process adds statements or captures,
  /// nor removes captures that nothing needs any more.
  package func openLog() throws -> TransparencyLog {
    try TransparencyLog(logFolder, keys: keys, patience: Self.patience)
  }

  /// The last checkpoint of the log.
  package func checkpoint() throws -> Checkpoint {
    try TransparencyLog.checkpoint(in: logFolder, keys: keys)
  }

  // MARK: Logging

  /// Keeps a statement, which ``settle(_:)`` logs.
  ///
  /// - Returns: its number in the workspace.
  func keep(
    _ statement: Statement, blobs: [String] = [], documents: [DocumentID] = []
  ) throws -> Int {
    let file = statement.encoded
    return try store.addStatement(
      kind: statement.kind.rawValue, about: statement.about, sha256: statement.sha256,
      commitment: Statement.commitment(of: file), content: file, blobs: blobs,
      documents: documents)
  }

  /// Appends what is kept and not in the log yet, and removes captures that nothing needs any more.
  ///
  /// - Parameter log: an open one; it is opened when there is none.
  package func settle(_ log: TransparencyLog? = nil) throws {
    guard isSetUp else { return }
    let log = try log ?? openLog()
    try append(to: log)
    blobs.keep(only: try store.neededBlobs())
  }

  /// Appends what is kept and not in the log yet.
  func append(to log: TransparencyLog) throws {
    try recover(log)
    try logErasures()
    let waiting = try store.statementsToLog()
    guard !waiting.isEmpty else { return }
    let leaves = try log.append(waiting.map(\.commitment))
    try store.setLeaves(zip(waiting, leaves).map { ($0.number, $1) })
  }

  /// Brings log and captures up to date with what was erased from a workspace, also by a process that was killed then.
  /// Costs nothing where there is no log.
  package static func finish(_ workspace: Workspace) throws {
    guard LogKeys("\(workspace.folder)/evidence/keys").exists else { return }
    try Custody(workspace, store: Store(workspace, create: false)).settle()
  }

  /// Finds statements that were appended by a process which was killed before it could say so.
  private func recover(_ log: TransparencyLog) throws {
    var index = try store.loggedCount()
    guard index < log.checkpoint.size else { return }
    var waiting: [[UInt8]: Int] = [:]
    for statement in try store.statementsToLog() {
      waiting[statement.commitment] = statement.number
    }
    var leaves: [(number: Int, leaf: UInt64)] = []
    while index < log.checkpoint.size {
      for entry in try log.entries(from: index) {
        if let number = waiting[entry] { leaves.append((number, index)) }
        index += 1
      }
    }
    try store.setLeaves(leaves)
  }

  /// Says in the log what was erased from the workspace, as far as it says so already: which entries, when, by whom, why.
  private func logErasures() throws {
    for erasure in try store.erasures() where !erasure.isLogged {
      let statements = try store.statements(numbered: erasure.statements)
      let leaves = statements.compactMap(\.leaf).sorted().map { "\($0)" }.joined(separator: " ")
      let by = erasure.by.isEmpty ? "not said" : erasure.by
      let reason = erasure.reason.isEmpty ? "no reason given" : erasure.reason
      _ = try keep(
        Statement(
          .erasure, at: erasure.at, by: by, about: "erasure \(erasure.number)",
          bytes: Array("\(leaves)\n".utf8), details: ["entries": leaves, "reason": reason]))
      try store.addCustody(
        CustodyEvent(
          at: erasure.at, by: by, act: .erased, about: "entries \(leaves)", purpose: reason))
      try store.setLogged(erasure: erasure.number)
    }
  }
}

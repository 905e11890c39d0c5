import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// Workspaces that were made before documents had versions and findings a history are refused with a sentence; from
/// this schema on, migrations are kept.
@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
  }

  @Test(arguments: [true, false])
  func `a workspace of an early version is refused, and stays as it is`(
    create: Bool
  ) throws {
    try folder.execute(
      sql: """
        PRAGMA application_id = 0x544F4353;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1'), ('2');
        CREATE TABLE document (number INTEGER PRIMARY KEY, text TEXT);
        """, in: workspace.database)
    let before = try Data(contentsOf: URL(fileURLWithPath: workspace.database))
    #expect(throws: StoreError.olderVersion(path: workspace.database)) {
      try Store(workspace, create: create)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.database)) == before)
  }

  @Test func `who only looks migrates nothing`() throws {
    do { _ = try Store(workspace) }
    try folder.execute(
      sql: "DELETE FROM grdb_migrations; PRAGMA wal_checkpoint(TRUNCATE);", in: workspace.database)
    let store = try Store(workspace, create: false)
    #expect(try store.documentCount() == 0)
    #expect(
      try folder.execute(sql: "SELECT count(*) FROM grdb_migrations", in: workspace.database)
        == "0\n")
  }
}

extension TemporaryFolder {
  /// Runs statements on a database behind the store's back; gives back the first value of the last one.
  @discardableResult
  fileprivate func execute(sql: String, in database: String) throws -> String {
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      if sys.argv[2].startswith("SELECT"):
        print(database.execute(sys.argv[2]).fetchone()[0])
      else:
        database.executescript(sys.argv[2])
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, database, sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text
  }
}

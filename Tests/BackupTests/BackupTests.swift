import Backup
import Foundation
import Store
import TestSupport
import Testing

@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let backups: BackupFolder

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    backups = BackupFolder(folder["backups"])
    try Store.makeFolder(workspace)
    let store = try Store(workspace)
    try store.setNote("what", "first")
    try folder.write("ws/tocsin.yaml", "election:\n  name: Ordavia\n")
    try folder.write("ws/evidence/captures/ab/abc", "captured")
    try folder.write("ws/evidence/log/checkpoint", "checkpoint 1")
    try folder.write("ws/evidence/log/lock", "")
    try folder.write("ws/index/segment-1", "made from the database")
    try folder.write("ws/incoming/a.jsonl.part", "half")
    chmod(folder["ws/evidence/captures/ab/abc"], 0o400)
  }

  @discardableResult
  private func backUp(
    _ at: Int64 = 1_747_526_400, keeping: Int? = nil, isCancelled: @escaping () -> Bool = { false }
  ) throws -> WorkspaceBackup.Outcome {
    try WorkspaceBackup(
      workspace, to: backups, version: "1", clock: { at }, isCancelled: isCancelled
    ).run(keeping: keeping)
  }

  private func restore(_ name: String, _ from: String? = nil) throws -> BackupManifest {
    try WorkspaceRestore(backups, to: Workspace(folder: folder[name])).run(from)
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder[path]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files of parts.
  private func parts() -> [String] {
    (FileManager.default.enumerator(atPath: folder["backups/parts"])?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.contains("/") }.sorted()
  }

  @Test func `what is restored is what was there, with permissions and times`() throws {
    try backUp()
    let manifest = try restore("new")
    #expect(
      manifest.files.map(\.path) == [
        "evidence/captures/ab/abc", "evidence/log/checkpoint", "tocsin.sqlite", "tocsin.yaml",
      ])
    #expect(text("new/tocsin.yaml") == text("ws/tocsin.yaml"))
    let (before, after) = try (
      #require(FileState(folder["ws/evidence/captures/ab/abc"])),
      #require(FileState(folder["new/evidence/captures/ab/abc"]))
    )
    #expect(after.mode == 0o400)
    #expect(before.modified == after.modified)
    #expect(
      try Store(Workspace(folder: folder["new"]), create: false).note("what") == "first")
    #expect(!FileManager.default.fileExists(atPath: folder["new/index"]))
    #expect(!FileManager.default.fileExists(atPath: folder["new.restoring"]))
  }

  @Test func `what did not change is not copied again`() throws {
    try folder.write("ws/captures/large", Data((0..<5_000_000).map { UInt8($0 / 1000 % 251) }))
    let first = try backUp()
    #expect(first.added > 5_000_000)
    let second = try backUp(1_747_526_460)
    #expect(second.added == 0)
    #expect(second.bytes == first.bytes)
    try Store(workspace).setNote("what", "second")
    let third = try backUp(1_747_526_520)
    #expect(third.added > 0 && third.added < 2 * PartFolder.size)
    #expect(backups.names() == [first.name, second.name, third.name])
    _ = try restore("old", second.name)
    #expect(try Store(Workspace(folder: folder["old"]), create: false).note("what") == "first")
    #expect(throws: BackupError.unknown(name: "2024", known: backups.names())) {
      _ = try restore("none", "2024")
    }
  }

  @Test(arguments: [
    0, 1, PartFolder.size - 1, PartFolder.size, PartFolder.size + 1, 2 * PartFolder.size,
  ])
  func `a file of any length comes back`(size: Int) throws {
    let bytes = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) })
    try folder.write("ws/captures/file", bytes)
    try backUp()
    _ = try restore("new")
    #expect(FileManager.default.contents(atPath: folder["new/captures/file"]) == bytes)
  }

  @Test func `a backup while another process writes is of one moment`() async throws {
    let store = try Store(workspace)
    let writer = Thread {
      for number in 0..<400 {
        try? store.setNote("a", "\(number)")
        try? store.setNote("b", "\(number)")
      }
    }
    writer.start()
    for round in 0..<4 {
      try backUp(Int64(round))
      _ = try restore("round-\(round)")
      let copy = try Store(Workspace(folder: folder["round-\(round)"]), create: false)
      let (a, b) = (Int(try copy.note("a") ?? "0") ?? 0, Int(try copy.note("b") ?? "0") ?? 0)
      #expect(a == b || a == b + 1)
      #expect(try copy.isWhole())
    }
    while !writer.isFinished { usleep(1000) }
  }

  @Test func `the log's checkpoint is that of the database's moment`() throws {
    let store = try Store(workspace)
    // A writer that says in the database what the log will have, and moves the checkpoint then.
    let path = folder["ws/evidence/log/checkpoint"]
    let writer = Thread {
      for number in 2..<200 {
        try? store.setNote("stated", "\(number)")
        try? Data("checkpoint \(number)".utf8).write(
          to: URL(fileURLWithPath: path), options: .atomic)
      }
    }
    try store.setNote("stated", "1")
    writer.start()
    for round in 0..<4 {
      try backUp(Int64(round))
      _ = try restore("round-\(round)")
      let copy = try Store(Workspace(folder: folder["round-\(round)"]), create: false)
      let stated = try #require(try copy.note("stated").flatMap { Int($0) })
      let logged = try #require(
        text("round-\(round)/evidence/log/checkpoint")?.split(separator: " ").last
          .flatMap { Int($0) })
      #expect(logged == stated || logged == stated - 1)
    }
    while !writer.isFinished { usleep(1000) }
  }

  @Test func `the oldest go, and the parts that only they needed`() throws {
    for number in 0..<5 {
      try folder.write("ws/captures/day", "of day \(number)")
      try backUp(Int64(number) * 86_400)
    }
    let before = parts()
    try folder.write("ws/captures/day", "of day 5")
    let outcome = try backUp(5 * 86_400, keeping: 2)
    #expect(outcome.removed == 4 && outcome.freed > 0)
    #expect(parts().count == before.count + 1 - 4)
    #expect(backups.names().count == 2)
    #expect(try BackupVerification(backups).run().allSatisfy { $0.trouble == nil })
    _ = try restore("new")
    #expect(text("new/captures/day") == "of day 5")
  }

  @Test func `of one second, the last is the last`() throws {
    for number in 0..<12 {
      try folder.write("ws/captures/n", "\(number)")
      let name = try backUp().name
      #expect(backups.names().last == name)
    }
    _ = try restore("new")
    #expect(text("new/captures/n") == "11")
  }

  @Test func `one that was stopped leaves the others and no half one`() throws {
    let first = try backUp()
    try folder.write("ws/captures/large", Data((0..<9_000_000).map { UInt8($0 / 999 % 253) }))
    var calls = 0
    #expect(throws: CancellationError.self) {
      try backUp(1) {
        calls += 1
        return calls > 6
      }
    }
    #expect(backups.names() == [first.name])
    #expect(!FileManager.default.fileExists(atPath: folder["backups/database.part"]))
    let again = try backUp(1_747_526_460)
    #expect(backups.names() == [first.name, again.name])
    #expect(try BackupVerification(backups).run().allSatisfy { $0.trouble == nil })
  }

  @Test func `parts of an unfinished backup that a power failure emptied are written again`() throws
  {
    try backUp()
    let (hash, _) = try backups.parts.put(Array(repeating: 7, count: 1000)[...])
    // What it was, of the same length, with other content.
    try BackupFolder.write([], to: backups.unfinished)
    usleep(20_000)
    try Data(repeating: 0, count: 1000).write(to: URL(fileURLWithPath: backups.parts.path(hash)))
    try folder.write("ws/captures/seven", Data(repeating: 7, count: 1000))
    try backUp(1_747_526_460)
    #expect(try BackupVerification(backups).run().allSatisfy { $0.trouble == nil })
  }

  @Test(arguments: ["missing", "cut off", "altered"])
  func `a part that is not right is told, and nothing is restored`(how: String) throws {
    try folder.write("ws/captures/post", "a post of some length")
    try backUp()
    let manifest = try backups.manifest()
    let part = try #require(manifest.files.first { $0.path == "captures/post" }?.parts.first)
    let path = backups.parts.path(part)
    switch how {
    case "missing": unlink(path)
    case "cut off": truncate(path, 3)
    default: try Data("b post of some length".utf8).write(to: URL(fileURLWithPath: path))
    }
    let error = BackupError.incomplete(path: backups.path, parts: 1, file: "captures/post")
    #expect(throws: error) { _ = try restore("new") }
    #expect(!FileManager.default.fileExists(atPath: folder["new"]))
    #expect(!FileManager.default.fileExists(atPath: folder["new.restoring"]))
    #expect(try BackupVerification(backups).run().map(\.trouble) == ["\(error)"])
    // The next backup mends what it can see.
    if how != "altered" {
      try backUp(1_747_526_460)
      _ = try restore("new")
      #expect(text("new/captures/post") == "a post of some length")
    }
  }

  @Test func `a manifest that was altered is none`() throws {
    let name = try backUp().name
    let path = folder["backups/backups/\(name).json"]
    let former = try String(contentsOfFile: path, encoding: .utf8)
    try former.replacingOccurrences(of: "tocsin.yaml", with: "../x.yaml").write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(
      throws: BackupError.incomplete(path: backups.path, parts: 1, file: "backups/\(name).json")
    ) { _ = try restore("new") }
  }

  @Test(arguments: ["../x", "/x", "a//b", "a/./b", "..", ""])
  func `a path that leads elsewhere is no file of a backup`(path: String) throws {
    let hash = String(repeating: "a", count: 64)
    let manifest = BackupManifest(
      version: "1", at: 0, contents: .init(migrations: [], documents: 0, findings: [:]),
      files: [
        .init(
          path: path, size: 1, mode: 0, modified: 0, inode: 0, sha256: hash, parts: [hash])
      ])
    #expect(!manifest.isSound)
  }

  @Test func `a backup of a later version is refused`() throws {
    try backUp()
    var manifest = try backups.manifest()
    manifest.version = "99"
    manifest.contents.migrations.append("of later")
    _ = try backups.add(manifest, fresh: [])
    #expect(throws: BackupError.newer(version: "99")) {
      _ = try restore(
        "new", backups.names().last { $0.hasPrefix("2025") && $0 != backups.names()[0] })
    }
  }

  @Test func `what is there is never written over`() throws {
    try backUp()
    #expect(throws: BackupError.occupied(path: workspace.folder)) { _ = try restore("ws") }
    try FileManager.default.createDirectory(
      atPath: folder["empty"], withIntermediateDirectories: true)
    _ = try restore("empty")
    #expect(text("empty/tocsin.yaml") != nil)
    try folder.write("mine.restoring/note", "mine")
    #expect(throws: BackupError.occupied(path: folder["mine.restoring"])) {
      _ = try restore("mine")
    }
    #expect(text("mine.restoring/note") == "mine")
  }

  @Test func `places that will not do are refused and left alone`() throws {
    try folder.write("other/letter", "mine")
    let other = BackupFolder(folder["other"])
    #expect(throws: BackupError.foreign(path: other.path)) {
      _ = try WorkspaceBackup(workspace, to: other, version: "1", clock: { 0 }).run()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["letter"])
    let inside = BackupFolder(folder["ws/backups"])
    #expect(throws: BackupError.nested(path: inside.path)) {
      _ = try WorkspaceBackup(workspace, to: inside, version: "1", clock: { 0 }).run()
    }
    #expect(throws: BackupError.nothing(path: other.path)) {
      _ = try WorkspaceRestore(other, to: Workspace(folder: folder["new"])).run()
    }
    #expect(throws: StoreError.missing(path: folder["none"])) {
      _ = try WorkspaceBackup(
        Workspace(folder: folder["none"]), to: backups, version: "1", clock: { 0 }
      ).run()
    }
    let lock = try backups.open()
    #expect(throws: BackupError.busy(path: backups.path)) { try backUp() }
    withExtendedLifetime(lock) {}
  }
}

import Crypto
import Foundation
package import Store

/// Copies a workspace into a folder of backups while others write to it.
///
/// What did not change since an earlier backup is not copied again. A process killed at any moment leaves the backups that
/// were there, and nothing that looks like another one.
package struct WorkspaceBackup {
  /// What was done.
  package struct Outcome: Hashable, Sendable {
    package var name: String
    package var files: Int
    /// Of the workspace's files, index left out.
    package var bytes: Int
    /// Bytes that were not in the folder before.
    package var added: Int
    /// Older backups that were taken away, and the bytes that became free.
    package var removed: Int
    package var freed: Int
    /// What is neither file nor folder, and so in no backup.
    package var leftOut: [String]
  }

  private let workspace: Workspace
  private let folder: BackupFolder
  private let version: String
  private let clock: () -> Int64
  private let isCancelled: () -> Bool
  private let progress: (String, Double) -> Void

  /// - Parameters:
  ///   - version: of Tocsin.
  ///   - clock: now, in seconds since 1970.
  ///   - progress: is told what is copied, and the part that is done.
  package init(
    _ workspace: Workspace, to folder: BackupFolder, version: String, clock: @escaping () -> Int64,
    isCancelled: @escaping () -> Bool = { false },
    progress: @escaping (String, Double) -> Void = { _, _ in }
  ) {
    self.workspace = workspace
    self.folder = folder
    self.version = version
    self.clock = clock
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// - Parameter keeping: how many backups stay, this one among them; `nil` for all.
  /// - Throws: ``BackupError``, ``StoreError``, `CancellationError`.
  package func run(keeping: Int? = nil) throws -> Outcome {
    try checkPlaces()
    let store = try Store(workspace, create: false)
    let lock = try folder.open()
    defer { withExtendedLifetime(lock) {} }
    var parts = folder.parts
    parts.doubtful = FileState(folder.unfinished)?.modified
    if parts.doubtful == nil { try BackupFolder.write([], to: folder.unfinished) }
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(folder.draft + ending) } }
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(folder.draft + ending) }

    // The log only grows, and says nothing of which the database does not know: with the checkpoint of the database's moment,
    // tiles that were written since are as after a process that was killed before it signed them.
    let checkpoint = "evidence/log/checkpoint"
    let copied = try store.copy(
      to: folder.draft, mark: { FileManager.default.contents(atPath: place(checkpoint)) },
      progress: { part in
        try check()
        progress("database", part)
      })

    var writer = PartWriter(parts: parts, known: try known(), check: check)
    var files = [try writer.copy(folder.draft, as: Self.database)]
    let (rest, others) = try copyFiles(&writer, besides: checkpoint)
    files += rest
    if let bytes = copied.mark {
      files.append(try writer.copy(bytes: Array(bytes), as: checkpoint, like: place(checkpoint)))
    }
    files.sort { $0.path < $1.path }
    let manifest = BackupManifest(
      version: version, at: clock(), contents: copied.contents, files: files)
    let name = try folder.add(manifest, fresh: writer.fresh)
    unlink(folder.unfinished)
    let (removed, freed) = try prune(keeping)
    return Outcome(
      name: name, files: files.count, bytes: manifest.bytes, added: writer.added, removed: removed,
      freed: freed, leftOut: others)
  }

  static let database = "tocsin.sqlite"

  private func place(_ path: String) -> String { "\(workspace.folder)/\(path)" }

  private func check() throws {
    if isCancelled() { throw CancellationError() }
  }

  private func checkPlaces() throws {
    guard access(workspace.database, F_OK) == 0 else {
      throw StoreError.missing(path: workspace.folder)
    }
    func whole(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path + "/"
    }
    let (from, to) = (whole(workspace.folder), whole(folder.path))
    if to.hasPrefix(from) || from == to { throw BackupError.nested(path: folder.path) }
  }

  /// Files as the last backup has them, by path.
  private func known() throws -> [String: BackupManifest.File] {
    guard let last = folder.names().last, let manifest = try? folder.read(last) else { return [:] }
    return Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// A file that went while it was looked for was moved on, or erased: then all are listed again.
  private func copyFiles(
    _ writer: inout PartWriter, besides checkpoint: String
  ) throws -> (files: [BackupManifest.File], others: [String]) {
    for _ in 0..<8 {
      let (paths, others) = WorkspaceFiles.list(workspace)
      var files: [BackupManifest.File] = []
      var isWhole = true
      for (index, path) in paths.enumerated() where path != checkpoint {
        try check()
        progress("files", Double(index) / Double(paths.count))
        do {
          files.append(try writer.copy(place(path), as: path))
        } catch BackupError.cannotRead(_, ENOENT) {
          isWhole = false
        }
      }
      if isWhole { return (files, others) }
    }
    throw BackupError.cannotRead(path: workspace.folder, code: EAGAIN)
  }

  /// Takes away the oldest beyond a number, and the parts that only they needed.
  private func prune(_ keeping: Int?) throws -> (removed: Int, freed: Int) {
    guard let keeping else { return (0, 0) }
    let names = folder.names()
    let old = names.dropLast(max(1, keeping))
    guard !old.isEmpty else { return (0, 0) }
    // Read before anything goes: while one that stays cannot be read, nobody knows what it needs.
    var needed: Set<String> = []
    for name in names.suffix(max(1, keeping)) {
      for file in try folder.read(name).files { needed.formUnion(file.parts) }
    }
    for name in old { folder.remove(name) }
    return (old.count, folder.parts.keep(only: needed))
  }
}

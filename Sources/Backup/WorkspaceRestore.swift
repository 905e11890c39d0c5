import Crypto
import Foundation
package import Store
import TocsinModel

/// Brings a workspace back from a folder of backups, as a new one.
///
/// Nothing is written over: it is put together beside its place, checked, and renamed.
package struct WorkspaceRestore {
  private let folder: BackupFolder
  private let workspace: Workspace
  private let isCancelled: () -> Bool
  private let progress: (Double) -> Void

  package init(
    _ folder: BackupFolder, to workspace: Workspace,
    isCancelled: @escaping () -> Bool = { false }, progress: @escaping (Double) -> Void = { _ in }
  ) {
    self.folder = folder
    self.workspace = workspace
    self.isCancelled = isCancelled
    self.progress = progress
  }

  private var draft: String {
    var path = workspace.folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path + ".restoring"
  }

  /// - Parameter name: of the backup, or its beginning; the last one if nothing is said.
  /// - Throws: ``BackupError``, ``StoreError``, `CancellationError`; nothing was changed then.
  package func run(_ name: String? = nil) throws -> BackupManifest {
    let manifest = try folder.manifest(name)
    guard Store.knows(manifest.contents.migrations) else {
      throw BackupError.newer(version: manifest.version)
    }
    try checkPlace()
    try findParts(of: manifest)
    let lock = try makeDraft()
    do {
      var done = 0
      for file in manifest.files {
        try write(file)
        done += file.size
        progress(Double(done) / Double(max(1, manifest.bytes)))
      }
      try compare(manifest)
      unlink(mark)
      // An empty folder is taken for none; SQLite leaves nothing beside its file after it was closed.
      guard rename(draft, workspace.folder) == 0 else {
        throw BackupError.cannotWrite(path: workspace.folder, code: errno)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    withExtendedLifetime(lock) {}
    return manifest
  }

  private var mark: String { "\(draft)/restoring.lock" }

  /// An empty folder beside the place, held by this process. One that a killed process left is begun anew.
  private func makeDraft() throws -> FolderLock {
    if FileState(draft, follows: false) != nil {
      guard access(mark, F_OK) == 0 else { throw BackupError.occupied(path: draft) }
      withExtendedLifetime(try FolderLock(mark, folder: draft)) {
        try? FileManager.default.removeItem(atPath: draft)
      }
    }
    try SystemFolder.make(draft)
    return try FolderLock(mark, folder: draft)
  }

  private func checkPlace() throws {
    guard let state = FileState(workspace.folder, follows: false) else { return }
    let found = try? FileManager.default.contentsOfDirectory(atPath: workspace.folder)
    guard state.isFolder, found?.isEmpty == true else {
      throw BackupError.occupied(path: workspace.folder)
    }
  }

  /// What was copied by halves is seen before anything is written.
  private func findParts(of manifest: BackupManifest) throws {
    var (missing, first) = (0, "")
    for file in manifest.files {
      for (index, part) in file.parts.enumerated()
      where FileState(folder.parts.path(part))?.size != file.length(of: index) {
        if missing == 0 { first = file.path }
        missing += 1
      }
    }
    guard missing == 0 else {
      throw BackupError.incomplete(path: folder.path, parts: missing, file: first)
    }
  }

  private func write(_ file: BackupManifest.File) throws {
    let place = "\(draft)/\(file.path)"
    if let slash = place.lastIndex(of: "/") { try SystemFolder.make(String(place[..<slash])) }
    let target = try OpenFile(making: place)
    var hash = SHA256()
    for (index, part) in file.parts.enumerated() {
      if isCancelled() { throw CancellationError() }
      guard let bytes = folder.parts.get(part, count: file.length(of: index)) else {
        throw BackupError.incomplete(path: folder.path, parts: 1, file: file.path)
      }
      bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
      try target.write(bytes)
    }
    guard hash.finalize().hexadecimal == file.sha256 else {
      throw BackupError.incomplete(path: folder.path, parts: 1, file: file.path)
    }
    // Files are told apart by size and time: what was read before is not read again.
    let second = file.modified.floored(by: 1_000_000_000)
    let time = timespec(
      tv_sec: Int(second), tv_nsec: Int(file.modified - second * 1_000_000_000))
    guard fchmod(target.descriptor, file.mode) == 0, futimens(target.descriptor, [time, time]) == 0
    else {
      throw BackupError.cannotWrite(path: place, code: errno)
    }
    try target.sync()
  }

  /// The database is opened as it will be, and counted.
  private func compare(_ manifest: BackupManifest) throws {
    let store = try Store(Workspace(folder: draft), create: false)
    guard try store.isWhole() else {
      throw BackupError.different(reason: "the database is damaged")
    }
    let contents = try store.contents()
    guard contents == manifest.contents else {
      let (now, then) = (contents, manifest.contents)
      throw BackupError.different(
        reason:
          "\(now.documents) documents and \(now.findings.values.reduce(0, +)) findings, not \(then.documents) and \(then.findings.values.reduce(0, +))"
      )
    }
  }
}

extension Int64 {
  /// Rounded towards the past: a time before 1970 has its fraction after it.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

import Foundation

/// A folder of backups: `parts/` with pieces of files, `backups/` with a manifest each, and what says that it is one.
///
/// A manifest is renamed into place after all that it needs is on the disk: what has none is no backup.
package struct BackupFolder: Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  private var marker: String { "\(path)/tocsin-backups" }
  private var manifests: String { "\(path)/backups" }
  package var unfinished: String { "\(path)/unfinished" }
  var draft: String { "\(path)/database.part" }
  package var parts: PartFolder { PartFolder(folder: "\(path)/parts") }

  private static let words = """
    Backups of a workspace of Tocsin. “tocsin restore FOLDER --workspace NEW” brings the last one back.
    backups/ has a list of files for each, parts/ the pieces of these files by their SHA-256.
    It holds keys and passwords' hashes: keep it as you keep the workspace.

    """

  // MARK: Opening

  /// Makes it, or sees that it is one, and holds it for one writer.
  ///
  /// - Returns: what holds it as long as it lives.
  package func open() throws(BackupError) -> FolderLock {
    if access(marker, F_OK) != 0 {
      let found = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      // A mount point has this one.
      guard found.allSatisfy({ $0 == "lost+found" }) else { throw .foreign(path: path) }
      for folder in [path, "\(path)/parts", manifests] { try SystemFolder.make(folder) }
      try Self.write(Array(Self.words.utf8), to: marker)
    }
    for folder in ["\(path)/parts", manifests] { try SystemFolder.make(folder) }
    return try FolderLock("\(path)/lock", folder: path)
  }

  // MARK: Manifests

  /// The names of finished backups, the oldest first: a time, a number and the beginning of the manifest's hash.
  package func names() -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: manifests)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// One that was finished; the last, if no name is said. The beginning of a name will do.
  package func manifest(_ name: String? = nil) throws -> BackupManifest {
    let names = names()
    guard let last = names.last else { throw BackupError.nothing(path: path) }
    let found = name.map { name in names.last { $0.hasPrefix(name) } } ?? last
    guard let found else { throw BackupError.unknown(name: name ?? "", known: names) }
    return try read(found)
  }

  func read(_ name: String) throws -> BackupManifest {
    let place = "\(manifests)/\(name).json"
    let file = try OpenFile(reading: place)
    guard let size = FileState(descriptor: file.descriptor)?.size, size < Self.longest else {
      throw BackupError.cannotRead(path: place, code: EFBIG)
    }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = try file.read(into: &bytes, limit: size)
    // Its name ends in the beginning of its hash: one that was cut off or altered is none.
    let hash = Digest.sha256(bytes[..<count]).prefix(Self.hashed)
    guard name.hasSuffix("-" + hash),
      let manifest = try? JSONDecoder().decode(BackupManifest.self, from: Data(bytes[..<count])),
      manifest.isSound
    else { throw BackupError.incomplete(path: path, parts: 1, file: "backups/\(name).json") }
    return manifest
  }

  /// - Parameter fresh: the files of parts that were written for it.
  /// - Returns: its name.
  package func add(_ manifest: BackupManifest, fresh: [String]) throws -> String {
    let bytes = try manifest.encoded()
    let time = Date(timeIntervalSince1970: Double(manifest.at)).formatted(
      .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
        .timeSeparator(.omitted))
    // Those of one second are told apart by their order.
    let order = names().count { $0.hasPrefix(time) }
    let name = "\(time)-\(order / 10)\(order % 10)-\(Digest.sha256(bytes[...]).prefix(Self.hashed))"
    // All parts are on the disk before something says that they are.
    try SystemFolder.sync(files: fresh)
    try Self.write(bytes, to: "\(manifests)/\(name).json")
    try SystemFolder.sync(manifests)
    return name
  }

  func remove(_ name: String) { unlink("\(manifests)/\(name).json") }

  /// A file of a tebibyte has a manifest of 70 MB.
  private static let longest = 1 << 30
  /// Hexadecimal digits of the hash that are in a name.
  private static let hashed = 16

  /// A file that is there whole or not at all.
  package static func write(_ bytes: [UInt8], to place: String) throws(BackupError) {
    let draft = place + ".part"
    do throws(BackupError) {
      let file = try OpenFile(making: draft)
      try file.write(bytes[...])
      try file.sync()
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, place) == 0 else { throw .cannotWrite(path: place, code: errno) }
  }
}

/// Held by one process; the kernel drops it when that ends, however it ends.
package final class FolderLock {
  private let descriptor: Int32

  init(_ path: String, folder: String) throws(BackupError) {
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: folder) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

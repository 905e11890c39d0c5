import Crypto
import Foundation
import TocsinModel

/// Files → parts and what a manifest says of them.
struct PartWriter {
  let parts: PartFolder
  /// Files as an earlier backup has them: one that was not touched since is not read again.
  let known: [String: BackupManifest.File]
  let check: () throws -> Void
  /// Bytes that were not there before.
  private(set) var added = 0
  /// The files of parts that were written.
  private(set) var fresh: [String] = []
  private var buffer = [UInt8](repeating: 0, count: PartFolder.size)

  init(
    parts: PartFolder, known: [String: BackupManifest.File], check: @escaping () throws -> Void
  ) {
    self.parts = parts
    self.known = known
    self.check = check
  }

  /// Copies a file as long as it is when it is opened: one that grows has the rest in the next backup.
  mutating func copy(_ place: String, as path: String) throws -> BackupManifest.File {
    let source = try OpenFile(reading: place)
    guard let state = FileState(descriptor: source.descriptor), state.isRegular else {
      throw BackupError.cannotRead(path: place, code: EINVAL)
    }
    if let former = known[path], former.matches(state), hasAll(former) { return former }
    var file = BackupManifest.File(path, state)
    var hash = SHA256()
    var left = state.size
    while left > 0 {
      try check()
      let count = try source.read(into: &buffer, limit: left)
      // It was cut off since: what is there is what it is.
      if count == 0 { break }
      try add(buffer[..<count], to: &file, &hash)
      left -= count
    }
    file.size -= left
    file.sha256 = hash.finalize().hexadecimal
    return file
  }

  /// - Parameter like: the file whose permissions it gets.
  mutating func copy(
    bytes: [UInt8], as path: String, like place: String
  ) throws -> BackupManifest.File {
    guard let state = FileState(place) else {
      throw BackupError.cannotRead(path: place, code: ENOENT)
    }
    var file = BackupManifest.File(path, state)
    file.size = bytes.count
    var hash = SHA256()
    for start in stride(from: 0, to: bytes.count, by: PartFolder.size) {
      try add(bytes[start..<min(bytes.count, start + PartFolder.size)], to: &file, &hash)
    }
    file.sha256 = hash.finalize().hexadecimal
    return file
  }

  private mutating func add(
    _ bytes: ArraySlice<UInt8>, to file: inout BackupManifest.File, _ hash: inout SHA256
  ) throws {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    let (part, isNew) = try parts.put(bytes)
    file.parts.append(part)
    guard isNew else { return }
    added += bytes.count
    fresh.append(parts.path(part))
  }

  /// Whether the parts of a file lie there, as far as their names and lengths tell.
  private func hasAll(_ file: BackupManifest.File) -> Bool {
    guard parts.doubtful == nil else { return false }
    return file.parts.enumerated().allSatisfy { index, part in
      FileState(parts.path(part))?.size == file.length(of: index)
    }
  }
}

extension BackupManifest.File {
  init(_ path: String, _ state: FileState) {
    self.init(
      path: path, size: state.size, mode: state.mode, modified: state.modified, inode: state.inode,
      sha256: "", parts: [])
  }

  func matches(_ state: FileState) -> Bool {
    size == state.size && modified == state.modified && inode == state.inode && mode == state.mode
  }

  /// The bytes of a part, by its place.
  func length(of index: Int) -> Int { min(PartFolder.size, size - index * PartFolder.size) }
}

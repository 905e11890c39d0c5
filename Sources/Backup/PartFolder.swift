import Foundation

/// Pieces of files, each kept once and named by its SHA-256: what did not change between two backups is there already.
///
/// They are the plain bytes: `cat` of a manifest's parts in order is the file, with no program of ours.
package struct PartFolder {
  /// The bytes of a part; the last of a file is shorter. SQLite rewrites pages in place, so that a database which grew
  /// differs in few parts; smaller ones would be too many files.
  package static let size = 1 << 20

  let folder: String
  /// Parts that are younger were written by a backup that was not finished, and are looked at before they are relied on:
  /// after a power failure they may be empty. In nanoseconds since 1970.
  var doubtful: Int64?

  package func path(_ hash: String) -> String { "\(folder)/\(hash.prefix(2))/\(hash)" }

  /// Keeps a part.
  ///
  /// - Returns: its hash, and whether it was new.
  package func put(_ bytes: ArraySlice<UInt8>) throws(BackupError) -> (hash: String, isNew: Bool) {
    let hash = Digest.sha256(bytes)
    let path = path(hash)
    if let state = FileState(path, follows: false), state.isRegular, state.size == bytes.count {
      let isDoubtful = doubtful.map { state.modified >= $0 } ?? false
      if !isDoubtful || get(hash, count: bytes.count) != nil { return (hash, false) }
    }
    try SystemFolder.make("\(folder)/\(hash.prefix(2))")
    let draft = "\(path).part"
    do throws(BackupError) {
      let file = try OpenFile(making: draft)
      try file.write(bytes)
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else { throw .cannotWrite(path: path, code: errno) }
    return (hash, true)
  }

  /// A part; `nil` when it is missing or is not what its name says.
  func get(_ hash: String, count: Int) -> ArraySlice<UInt8>? {
    guard let file = try? OpenFile(reading: path(hash)) else { return nil }
    // One more, to see that it ends there.
    var buffer = [UInt8](repeating: 0, count: count + 1)
    guard let length = try? file.read(into: &buffer, limit: count + 1), length == count,
      Digest.sha256(buffer[..<count]) == hash
    else { return nil }
    return buffer[..<count]
  }

  /// Takes away parts that no manifest needs, and what an interrupted backup left.
  ///
  /// - Returns: the bytes that became free.
  func keep(only needed: Set<String>) -> Int {
    var freed = 0
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.count == 2 {
      let parts = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
      for part in parts where !needed.contains(part) {
        let path = "\(folder)/\(name)/\(part)"
        let size = FileState(path, follows: false)?.size ?? 0
        if unlink(path) == 0 { freed += size }
      }
    }
    return freed
  }
}

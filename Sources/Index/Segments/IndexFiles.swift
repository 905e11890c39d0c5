internal import Glibc

/// The files of an index in its folder.
enum IndexFiles {
  /// Reads and checks the manifest; makes the folder and an empty one where there is nothing, and gives `nil` then.
  static func open(_ folder: String, mark: UInt64) throws(IndexError) -> Manifest? {
    guard let manifest = try Manifest.read(folder) else {
      // A temporary file alone is what was left by a process that was killed while it made the folder.
      guard try names(of: folder).allSatisfy({ $0.hasSuffix(Manifest.temporary) }) else {
        throw .rebuild(reason: "its list of files is missing")
      }
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw IndexError(errno, folder) }
      try Manifest(mark: mark).write(to: folder)
      return nil
    }
    guard manifest.mark == mark else { throw .rebuild(reason: "it is of other documents") }
    return manifest
  }

  /// Removes what a process left that was killed before the manifest named it.
  static func removeLeftovers(of folder: String, but manifest: Manifest) throws(IndexError) {
    let listed = Set(manifest.entries.map { Manifest.fileName($0.generation) })
    for name in try names(of: folder) where name != Manifest.name && !listed.contains(name) {
      try remove("\(folder)/\(name)")
    }
  }

  static func remove(_ path: String) throws(IndexError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw IndexError(errno, path) }
  }

  /// The names of the index's files in a folder; none where there is no folder.
  static func names(of folder: String) throws(IndexError) -> [String] {
    guard let directory = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw IndexError(errno, folder)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == Manifest.name || name.hasSuffix(Manifest.suffix)
        || name.hasSuffix(Manifest.temporary)
      {
        names.append(name)
      }
    }
    return names
  }
}

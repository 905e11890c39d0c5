internal import Glibc

extension FingerprintIndex {
  /// Removes the index of a folder, so that it can be built again.
  package static func reset(folder: String) throws(IndexError) {
    for name in try files(of: folder) { try remove("\(folder)/\(name)") }
  }

  func open(_ folder: String, expecting count: Int) throws(IndexError) {
    guard let manifest = try Manifest.read(folder) else {
      guard try Self.files(of: folder).isEmpty else {
        throw .rebuild(reason: "its list of segments is missing")
      }
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw IndexError(errno, folder) }
      return try Manifest(mark: mark).write(to: folder)
    }
    guard manifest.mark == mark else { throw .rebuild(reason: "it is of other documents") }
    for entry in manifest.entries {
      let path = "\(folder)/\(Manifest.fileName(entry.generation))"
      segments.append(try Segment(path: path, mark: mark, listed: entry))
    }
    let end = segments.last?.end ?? 0
    guard Int(end) <= count else { throw .rebuild(reason: "it has documents that are not there") }
    tail = Tail(first: end)
    nextGeneration = manifest.nextGeneration
    // What a process left that was killed before its list named it.
    let listed = Set(manifest.entries.map { Manifest.fileName($0.generation) })
    for name in try Self.files(of: folder) where name != Manifest.name && !listed.contains(name) {
      try Self.remove("\(folder)/\(name)")
    }
  }

  /// The size of the segments' files.
  package var bytesOnDisk: Int {
    segments.reduce(0) { $0 + ($1.generation == nil ? 0 : $1.raw.count) }
  }

  /// Checks every byte of the segments' files. Linear.
  ///
  /// - Throws: ``IndexError/rebuild(reason:)`` where one is not as it was written.
  package func verify() throws(IndexError) {
    for segment in segments { try segment.verify() }
  }

  /// Writes the list of the segments that are files.
  func writeManifest() throws(IndexError) {
    guard let folder else { return }
    var manifest = Manifest(mark: mark)
    manifest.nextGeneration = nextGeneration
    for segment in segments {
      guard let generation = segment.generation else { break }
      manifest.entries.append(
        Manifest.Entry(
          generation: generation, first: segment.first, count: UInt32(segment.count),
          checksum: segment.checksum))
    }
    try manifest.write(to: folder)
  }

  func removeFiles(of segments: [Segment]) {
    guard let folder else { return }
    for segment in segments {
      // What stays is removed when the index is opened the next time.
      if let generation = segment.generation {
        unlink("\(folder)/\(Manifest.fileName(generation))")
      }
    }
  }

  private static func remove(_ path: String) throws(IndexError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw IndexError(errno, path) }
  }

  /// The names of the index's files in a folder; none where there is no folder.
  private static func files(of folder: String) throws(IndexError) -> [String] {
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

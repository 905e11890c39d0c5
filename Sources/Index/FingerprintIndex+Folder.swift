internal import Glibc

extension FingerprintIndex {
  /// Removes the index of a folder, so that it can be built again.
  package static func reset(folder: String) throws(IndexError) {
    for name in try IndexFiles.names(of: folder) { try IndexFiles.remove("\(folder)/\(name)") }
  }

  func open(_ folder: String, expecting count: Int) throws(IndexError) {
    guard let manifest = try IndexFiles.open(folder, mark: mark) else { return }
    try map(manifest, in: folder)
    let end = segments.last?.end ?? 0
    guard Int(end) <= count else { throw .rebuild(reason: "it has documents that are not there") }
    tail = Tail(first: end)
    nextGeneration = manifest.nextGeneration
    try IndexFiles.removeLeftovers(of: folder, but: manifest)
  }

  /// Opens the files of a list.
  func map(_ manifest: Manifest, in folder: String) throws(IndexError) {
    for entry in manifest.entries {
      let path = "\(folder)/\(Manifest.fileName(entry.generation))"
      segments.append(try Segment(path: path, mark: mark, listed: entry))
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

  /// Lets go of the pages of its files that were looked at: comparing all texts looks at all of them, and what comes next at few.
  package func forgetPages() {
    for segment in segments { segment.forgetPages() }
  }
}

internal import Glibc

/// Records in mapped files, for what is dear to make and can be made again: any of them may be missing at any time.
///
/// That is why it needs no list of its files, and waits for no disk: a file that a crash cut off, or that is damaged or of something
/// else, is removed when it is opened, and a record that is not as it was written is not there. When all together are over the
/// limit, the oldest files go.
package final class RecordCache {
  private let folder: String
  private let mark: UInt64
  /// Bytes of all files.
  private let limit: Int
  /// Oldest first.
  private var files: [(generation: UInt64, file: RecordFile)] = []
  private var places: [RecordKey: Place] = [:]

  private struct Place {
    var file: RecordFile
    var index: Int
    /// Whether it was found to be as it was written: a passage that many texts are near to is asked for many times.
    var isChecked = false
  }

  /// So many are mapped at a time at most: a process has some sixty thousand mappings.
  private static let mostFiles = 1024

  /// Opens what a folder holds, and makes the folder where there is none. Linear in the number of records.
  ///
  /// - Parameters:
  ///   - mark: tells what the records are and how they are made; files of another are removed.
  ///   - limit: bytes on disk.
  /// - Throws: ``IndexError/unavailable(path:reason:)``
  package init(folder: String, mark: UInt64, limit: Int) throws(IndexError) {
    self.folder = folder
    self.mark = mark
    self.limit = limit
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw IndexError(errno, folder) }
    var generations: [UInt64] = []
    for name in try IndexFiles.names(of: folder) {
      if let generation = Manifest.generation(ofFile: name) {
        generations.append(generation)
      } else {
        try IndexFiles.remove("\(folder)/\(name)")
      }
    }
    for generation in generations.sorted() {
      do throws(IndexError) {
        take(try RecordFile(path: path(generation), mark: mark), generation)
      } catch {
        try IndexFiles.remove(path(generation))
      }
    }
    dropOldest()
  }

  /// The size of the files.
  package var bytesOnDisk: Int { files.reduce(0) { $0 + $1.file.raw.count } }

  package func contains(_ key: RecordKey) -> Bool { places[key] != nil }

  /// A record as it is in its file, from a cache line on, with what keeps it there; `nil` where there is none, or no longer as it was
  /// written. Linear in its bytes, the first time.
  package subscript(key: RecordKey) -> (
    bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  )? {
    guard let place = places[key] else { return nil }
    if !place.isChecked {
      guard place.file.isIntact(place.index) else {
        places[key] = nil
        return nil
      }
      places[key]?.isChecked = true
    }
    return (place.file.record(place.index), place.file)
  }

  /// Writes records into a file of their own. A kill at any moment leaves all of them or none.
  ///
  /// - Throws: ``IndexError/unavailable(path:reason:)``
  package func append(
    _ records: [(key: RecordKey, bytes: UnsafeRawBufferPointer)]
  ) throws(IndexError) {
    guard !records.isEmpty else { return }
    let generation = (files.last?.generation ?? 0) + 1
    let path = path(generation)
    try IndexFiles.remove(path + Manifest.temporary)
    try RecordFile.write(records, mark: mark, to: path + Manifest.temporary)
    guard rename(path + Manifest.temporary, path) == 0 else { throw IndexError(errno, path) }
    take(try RecordFile(path: path, mark: mark), generation)
    dropOldest()
  }

  private func path(_ generation: UInt64) -> String {
    "\(folder)/\(Manifest.fileName(generation))"
  }

  private func take(_ file: RecordFile, _ generation: UInt64) {
    files.append((generation, file))
    for (index, key) in file.keys.enumerated() { places[key] = Place(file: file, index: index) }
  }

  private func dropOldest() {
    var bytes = bytesOnDisk
    while let oldest = files.first, bytes > limit || files.count > Self.mostFiles {
      files.removeFirst()
      bytes -= oldest.file.raw.count
      for key in oldest.file.keys where places[key]?.file === oldest.file { places[key] = nil }
      // What stays is removed when the folder is opened the next time.
      unlink(path(oldest.generation))
    }
  }
}

internal import Glibc

/// Passages and their vectors in mapped files, in chunks of 4,096: full chunks are written once, and the one that is not
/// full again with every checkpoint. Numbers are given from 0 in the order of appending.
///
/// It holds what was written only; the caller has what is new, and hands all of it over at a checkpoint. The files are
/// made, listed, checked and removed as those of ``FingerprintIndex`` are.
///
/// `@unchecked Sendable`: what only reads may run on several threads at once; a checkpoint is the caller's to keep
/// apart from everything else.
package final class PassageIndex: @unchecked Sendable {
  /// Rows of a chunk.
  package static let chunkSize = 4096

  private let folder: String
  private let mark: UInt64
  /// Numbers of a vector, in each space.
  package let dimensions: [Int]
  private var files: [PassageFile] = []
  private var nextGeneration: UInt64 = 1

  /// Opens what a folder holds, and makes the folder where there is none. Constant time a file.
  ///
  /// - Parameters:
  ///   - dimensions: one a space, at most eight.
  ///   - count: the most passages it may hold.
  ///   - mark: tells of which documents and models they are.
  /// - Throws: ``IndexError/rebuild(reason:)`` when the caller is to call ``FingerprintIndex/reset(folder:)`` with the folder
  ///   and append everything again.
  package init(folder: String, dimensions: [Int], expecting count: Int, mark: UInt64)
    throws(IndexError)
  {
    self.folder = folder
    self.mark = mark
    self.dimensions = Array(dimensions.prefix(PassageFile.Header.mostSpaces))
    guard let manifest = try IndexFiles.open(folder, mark: mark) else { return }
    for entry in manifest.entries {
      files.append(
        try PassageFile(
          path: path(entry.generation), mark: mark, dimensions: self.dimensions, listed: entry))
      guard entry.first % UInt32(Self.chunkSize) == 0 else {
        throw .rebuild(reason: "its list of files is damaged")
      }
    }
    nextGeneration = manifest.nextGeneration
    guard self.count <= count else {
      throw .rebuild(reason: "it has passages that are not there")
    }
    try IndexFiles.removeLeftovers(of: folder, but: manifest)
  }

  private func path(_ generation: UInt64) -> String {
    "\(folder)/\(Manifest.fileName(generation))"
  }

  /// How many passages are in files.
  package var count: Int { Int(files.last?.end ?? 0) }

  /// The size of the files.
  package var bytesOnDisk: Int { files.reduce(0) { $0 + $1.raw.count } }

  /// Checks every byte of the files. Linear.
  package func verify() throws(IndexError) {
    for file in files { try file.verify() }
  }

  /// A passage below ``count``. Logarithmic in the files.
  package func entry(_ number: Int) -> PassageEntry {
    let file = file(of: number)
    return file.entry(number - Int(file.header.first))
  }

  /// The vectors of a chunk in a space, as they are in the file: nothing is copied or read.
  ///
  /// - Parameter chunk: of those that ``count`` passages fill, the last one in part.
  package func rows(space: Int, chunk: Int) -> VectorRows {
    let file = file(of: chunk * Self.chunkSize)
    return file.rows(space: space, chunk: chunk - Int(file.header.first) / Self.chunkSize)
  }

  private func file(of number: Int) -> PassageFile {
    var (low, high) = (0, files.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(files[middle].header.first) <= number { low = middle } else { high = middle - 1 }
    }
    return files[low]
  }

  /// Writes the passages that are not in files yet. A kill at any moment leaves what was there before or what is there
  /// now. Linear in them and in one chunk.
  ///
  /// - Parameters:
  ///   - count: how many passages there are now.
  ///   - entry: gives one.
  ///   - withRows: lends the rows of a space and a chunk for the time of a call.
  package func checkpoint(
    count: Int, entry: (Int) -> PassageEntry,
    withRows: (_ space: Int, _ chunk: Int, _ body: (VectorRows) -> Void) -> Void
  ) throws(IndexError) {
    guard count > self.count, count < Int(UInt32.max) else { return }
    var kept = files
    // A chunk that was not full is written again.
    if let last = kept.last, Int(last.end) % Self.chunkSize != 0 { kept.removeLast() }
    let start = Int(kept.last?.end ?? 0)
    let full = count / Self.chunkSize * Self.chunkSize
    for range in [start..<max(start, full), max(start, full)..<count] where !range.isEmpty {
      kept.append(try write(range, entry, withRows))
    }
    let replaced = files.filter { old in !kept.contains { $0 === old } }
    var manifest = Manifest(mark: mark)
    manifest.nextGeneration = nextGeneration
    manifest.entries = kept.map {
      Manifest.Entry(
        generation: $0.header.generation, first: $0.header.first, count: UInt32($0.header.count),
        checksum: $0.checksum)
    }
    try manifest.write(to: folder)
    files = kept
    for file in replaced { unlink(path(file.header.generation)) }
  }

  private func write(
    _ range: Range<Int>, _ entry: (Int) -> PassageEntry,
    _ withRows: (Int, Int, (VectorRows) -> Void) -> Void
  ) throws(IndexError) -> PassageFile {
    let header = PassageFile.Header(
      mark: mark, generation: nextGeneration, first: UInt32(range.lowerBound),
      count: range.count, dimensions: dimensions)
    nextGeneration += 1
    let path = path(header.generation)
    let checksum = try PassageFile.write(header, to: path + Manifest.temporary) { sections in
      for (local, number) in range.enumerated() {
        Self.store(entry(number), to: sections[0], local * PassageFile.entrySize)
      }
      for space in dimensions.indices {
        let part = sections[(1 + 3 * space)..<(4 + 3 * space)]
        Self.fill(Array(part), range, space, withRows)
      }
    }
    guard rename(path + Manifest.temporary, path) == 0 else { throw IndexError(errno, path) }
    try syncFile(folder)
    return try PassageFile(
      path: path, mark: mark, dimensions: dimensions,
      listed: Manifest.Entry(
        generation: header.generation, first: header.first, count: UInt32(range.count),
        checksum: checksum))
  }

  private static func fill(
    _ sections: [UnsafeMutableRawBufferPointer], _ range: Range<Int>, _ space: Int,
    _ withRows: (Int, Int, (VectorRows) -> Void) -> Void
  ) {
    var offsets = [0, 0, 0]
    func copy(_ bytes: UnsafeRawBufferPointer, _ most: Int, to section: Int) {
      let target = sections[section][offsets[section]...]
      let size = min(bytes.count, most, target.count)
      UnsafeMutableRawBufferPointer(rebasing: target.prefix(size))
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<size]))
      offsets[section] += size
    }
    for first in stride(from: range.lowerBound, to: range.upperBound, by: chunkSize) {
      let rows = VectorRows.blocks(of: min(chunkSize, range.upperBound - first)) * 16
      withRows(space, first / chunkSize) { lent in
        // A chunk may have room for more rows than it has.
        let width = lent.scales.isEmpty ? 0 : lent.codes.count / lent.scales.count
        copy(lent.codes, rows * width, to: 0)
        copy(UnsafeRawBufferPointer(lent.scales), rows * 4, to: 1)
        copy(UnsafeRawBufferPointer(lent.sums), rows * 4, to: 2)
      }
    }
  }

  private static func store(
    _ entry: PassageEntry, to raw: UnsafeMutableRawBufferPointer, _ offset: Int
  ) {
    raw.storeBytes(of: entry.document, toByteOffset: offset, as: UInt32.self)
    raw.storeBytes(of: entry.start, toByteOffset: offset + 4, as: UInt32.self)
    raw.storeBytes(of: entry.end, toByteOffset: offset + 8, as: UInt32.self)
    raw.storeBytes(of: entry.length, toByteOffset: offset + 12, as: UInt32.self)
    raw.storeBytes(of: entry.language, toByteOffset: offset + 16, as: UInt64.self)
  }
}

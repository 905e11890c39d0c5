internal import FileMapping

/// Whole chunks of passages, or the part of one that is not full, in a file that is mapped.
///
/// Layout, little-endian: a header of 512 bytes, then at cache lines the passages (24 bytes each: document, start, end,
/// length, language) and for each space codes, scales and sums as ``VectorRows`` has them.
///
/// `@unchecked Sendable`: nobody writes its memory.
final class PassageFile: @unchecked Sendable {
  let header: Header
  let raw: UnsafeRawBufferPointer
  /// Of the header.
  let checksum: UInt64
  private let file: MappedFile

  static let entrySize = 24
  private static let checksumOffset = SegmentLayout.headerSize - 8

  struct Header: Equatable {
    var mark: UInt64
    var generation: UInt64
    var first: UInt32
    var count: Int
    var dimensions: [Int]
    var checksums: [UInt64] = []

    /// "TOCSINPV".
    static let magic: UInt64 = 0x5650_4E49_5343_4F54
    static let mostSpaces = 8
    /// What kernels can multiply.
    static let largestDimension = 1 << 16

    /// Where the sections are: passages, then three a space; and the file's size.
    var sections: (ranges: [Range<Int>], size: Int) {
      let blocks = VectorRows.blocks(of: count)
      var sizes = [PassageFile.entrySize * count]
      for dimension in dimensions {
        sizes += [blocks * VectorRows.groups(of: dimension) * 64, blocks * 64, blocks * 64]
      }
      var offset = SegmentLayout.headerSize
      let ranges = sizes.map { size in
        defer { offset += (size + 63) / 64 * 64 }
        return offset..<offset + size
      }
      return (ranges, offset)
    }
  }

  /// - Throws: ``IndexError/rebuild(reason:)``.
  init(path: String, mark: UInt64, dimensions: [Int], listed: Manifest.Entry) throws(IndexError) {
    do {
      file = try MappedFile(path: path, most: SegmentHeader.mostBytes)
    } catch {
      throw .rebuild(reason: "of its passages, \(error)")
    }
    raw = file.raw
    guard raw.count >= SegmentLayout.headerSize else {
      throw .rebuild(reason: "a file of passages is cut off")
    }
    checksum = raw.loadUnaligned(fromByteOffset: Self.checksumOffset, as: UInt64.self)
    guard checksum == SegmentHeader.checksum(of: raw, 0..<Self.checksumOffset),
      let header = Self.header(of: raw)
    else { throw .rebuild(reason: "a file of passages is damaged or of another version") }
    guard header.mark == mark, header.dimensions == dimensions, checksum == listed.checksum,
      header.generation == listed.generation, header.first == listed.first,
      header.count == Int(listed.count)
    else { throw .rebuild(reason: "a file of passages is not the one that was written last") }
    self.header = header
  }

  private static func header(of raw: UnsafeRawBufferPointer) -> Header? {
    func number(_ place: Int) -> UInt64 {
      raw.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
    }
    guard number(0) == Header.magic, number(1) == UInt64(SegmentHeader.version),
      number(5) > 0, number(5) <= UInt64(raw.count), number(6) <= UInt64(Header.mostSpaces)
    else { return nil }
    let dimensions = (0..<Int(number(6))).map { number(8 + $0) }
    guard dimensions.allSatisfy({ $0 > 0 && $0 <= UInt64(Header.largestDimension) }) else {
      return nil
    }
    var header = Header(
      mark: number(2), generation: number(3), first: UInt32(truncatingIfNeeded: number(4)),
      count: Int(number(5)), dimensions: dimensions.map(Int.init))
    guard header.sections.size == raw.count else { return nil }
    header.checksums = header.sections.ranges.indices.map { number(16 + $0) }
    return header
  }

  /// Writes a file under its temporary name, whole, and gives its checksum.
  static func write(
    _ header: Header, to path: String, _ fill: ([UnsafeMutableRawBufferPointer]) -> Void
  ) throws(IndexError) -> UInt64 {
    let (ranges, size) = header.sections
    let bytes = try SegmentBytes(creating: path, size: size)
    fill(ranges.map { UnsafeMutableRawBufferPointer(rebasing: bytes.raw[$0]) })
    var words: [UInt64] = [
      Header.magic, UInt64(SegmentHeader.version), header.mark, header.generation,
      UInt64(header.first), UInt64(header.count), UInt64(header.dimensions.count), 0,
    ]
    words += header.dimensions.map(UInt64.init)
    words += [UInt64](repeating: 0, count: 16 - words.count)
    words += ranges.map { SegmentHeader.checksum(of: UnsafeRawBufferPointer(bytes.raw), $0) }
    words.withUnsafeBytes { bytes.raw.copyMemory(from: $0) }
    let checksum = SegmentHeader.checksum(
      of: UnsafeRawBufferPointer(bytes.raw), 0..<checksumOffset)
    bytes.raw.storeBytes(of: checksum, toByteOffset: checksumOffset, as: UInt64.self)
    try bytes.flush()
    return checksum
  }

  func verify() throws(IndexError) {
    for (range, checksum) in zip(header.sections.ranges, header.checksums)
    where SegmentHeader.checksum(of: raw, range) != checksum {
      throw .rebuild(reason: "a file of passages is damaged")
    }
  }

  var end: UInt32 { header.first + UInt32(header.count) }

  func entry(_ local: Int) -> PassageEntry {
    let offset = SegmentLayout.headerSize + local * Self.entrySize
    func number(_ place: Int) -> UInt32 {
      raw.loadUnaligned(fromByteOffset: offset + 4 * place, as: UInt32.self)
    }
    return PassageEntry(
      document: number(0), start: number(1), end: number(2), length: number(3),
      language: raw.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
  }

  /// The rows of a chunk, which counts from the file's first.
  func rows(space: Int, chunk: Int) -> VectorRows {
    let first = chunk * PassageIndex.chunkSize
    let rows = VectorRows.blocks(of: min(PassageIndex.chunkSize, header.count - first)) * 16
    let groups = VectorRows.groups(of: header.dimensions[space])
    let ranges = header.sections.ranges
    func part(_ section: Int, _ size: Int) -> UnsafeRawBufferPointer {
      let start = ranges[1 + 3 * space + section].lowerBound + first * size
      return UnsafeRawBufferPointer(rebasing: raw[start..<start + rows * size])
    }
    return VectorRows(
      codes: part(0, groups * VectorRows.groupSize),
      scales: part(1, 4).assumingMemoryBound(to: Float.self),
      sums: part(2, 4).assumingMemoryBound(to: Int32.self), owner: file)
  }
}

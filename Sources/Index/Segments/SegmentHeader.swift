internal import CHashing
internal import FileMapping

/// The first 512 bytes of a segment's file, little-endian: what it is, which documents it has, and where its sections
/// are, with a checksum of each and one of all of this.
struct SegmentHeader {
  /// What reads another version builds the index again.
  /// 2: lengths are counted in what letters say.
  static let version: UInt32 = 2
  /// "TOCSINFP".
  static let magic: UInt64 = 0x5046_4E49_5343_4F54
  /// No file may be larger: what is mapped is bounded.
  static let mostBytes = 1 << 40

  var mark: UInt64
  var generation: UInt64
  var first: UInt32
  var counts: SegmentCounts
  var checksums: [UInt64]

  private static let tableOffset = 128
  private static let checksumOffset = SegmentLayout.headerSize - 8

  /// Writes it, and gives its checksum.
  func write(to raw: UnsafeMutableRawBufferPointer) -> UInt64 {
    raw.storeBytes(of: Self.magic, toByteOffset: 0, as: UInt64.self)
    raw.storeBytes(of: Self.version, toByteOffset: 8, as: UInt32.self)
    raw.storeBytes(of: first, toByteOffset: 12, as: UInt32.self)
    raw.storeBytes(of: mark, toByteOffset: 16, as: UInt64.self)
    raw.storeBytes(of: generation, toByteOffset: 24, as: UInt64.self)
    raw.storeBytes(of: UInt64(raw.count), toByteOffset: 32, as: UInt64.self)
    for (index, count) in counts.all.enumerated() {
      raw.storeBytes(of: UInt64(count), toByteOffset: 40 + 8 * index, as: UInt64.self)
    }
    for (index, checksum) in checksums.enumerated() {
      raw.storeBytes(of: checksum, toByteOffset: Self.tableOffset + 8 * index, as: UInt64.self)
    }
    let checksum = Self.checksum(of: UnsafeRawBufferPointer(raw), 0..<Self.checksumOffset)
    raw.storeBytes(of: checksum, toByteOffset: Self.checksumOffset, as: UInt64.self)
    return checksum
  }

  /// Reads and checks it. Constant time.
  ///
  /// - Throws: a clause that says what is wrong.
  init(_ raw: UnsafeRawBufferPointer) throws(Invalid) {
    guard raw.count >= SegmentLayout.headerSize else { throw Invalid("a segment is cut off") }
    func number(_ offset: Int) -> UInt64 {
      raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    func small(_ offset: Int) -> UInt32 {
      raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }
    guard number(0) == Self.magic else { throw Invalid("a file of it is not a segment") }
    guard small(8) == Self.version else { throw Invalid("it is of another version") }
    guard number(Self.checksumOffset) == Self.checksum(of: raw, 0..<Self.checksumOffset),
      number(32) == UInt64(raw.count)
    else { throw Invalid("a segment is damaged or cut off") }
    first = small(12)
    mark = number(16)
    generation = number(24)
    let all = (0..<5).map { number(40 + 8 * $0) }
    // Nothing in a file is more than its bytes, so the sums below cannot overflow.
    guard all.allSatisfy({ $0 <= UInt64(raw.count) }) else { throw Invalid("a segment is damaged") }
    counts = SegmentCounts(all.map(Int.init))
    guard counts.documents > 0, UInt64(first) + UInt64(counts.documents) <= UInt64(UInt32.max),
      SegmentLayout(counts).size == raw.count
    else { throw Invalid("a segment is damaged") }
    checksums = Section.allCases.map { number(Self.tableOffset + 8 * $0.rawValue) }
  }

  init(mark: UInt64, generation: UInt64, first: UInt32, counts: SegmentCounts, checksums: [UInt64])
  {
    self.mark = mark
    self.generation = generation
    self.first = first
    self.counts = counts
    self.checksums = checksums
  }

  struct Invalid: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// FNV-1a over units of four bytes: each step is a bijection, so that no change within one unit goes unseen.
  static func checksum(of raw: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    var hash = FNV1a.start
    combine(&hash, raw, range)
    return hash.value
  }

  static func combine(_ hash: inout FNV1a, _ raw: UnsafeRawBufferPointer, _ range: Range<Int>) {
    var offset = range.lowerBound
    while offset + 4 <= range.upperBound {
      hash.combine(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      offset += 4
    }
    while offset < range.upperBound {
      hash.combine(UInt32(raw[offset]))
      offset += 1
    }
  }
}

extension SegmentCounts {
  var all: [Int] { [documents, hashes, postings, sources, runs] }

  init(_ all: [Int]) {
    self.init(documents: all[0], hashes: all[1], postings: all[2], sources: all[3], runs: all[4])
  }
}

extension Segment {
  /// Maps a file and checks its header. Constant time.
  ///
  /// - Throws: ``IndexError/rebuild(reason:)``.
  convenience init(path: String, mark: UInt64, listed: Manifest.Entry) throws(IndexError) {
    let file: MappedFile
    do {
      file = try MappedFile(path: path, most: SegmentHeader.mostBytes)
    } catch {
      throw .rebuild(reason: "of a segment, \(error)")
    }
    let header: SegmentHeader
    do {
      header = try SegmentHeader(file.raw)
    } catch {
      throw .rebuild(reason: error.reason)
    }
    let checksum = file.raw.loadUnaligned(
      fromByteOffset: SegmentLayout.headerSize - 8, as: UInt64.self)
    guard header.mark == mark, header.generation == listed.generation,
      header.first == listed.first, header.counts.documents == Int(listed.count),
      checksum == listed.checksum
    else { throw .rebuild(reason: "a segment is not the one that was written last") }
    self.init(
      first: header.first, count: header.counts.documents, generation: header.generation,
      checksum: checksum, layout: SegmentLayout(header.counts), raw: file.raw, owner: file)
  }

  /// Checks every byte of a file's sections. Linear.
  func verify() throws(IndexError) {
    guard generation != nil else { return }
    let header: SegmentHeader
    do {
      header = try SegmentHeader(raw)
    } catch {
      throw .rebuild(reason: error.reason)
    }
    for section in Section.allCases
    where SegmentHeader.checksum(of: raw, layout[section]) != header.checksums[section.rawValue] {
      throw .rebuild(reason: "the \(section) of a segment are damaged")
    }
  }
}

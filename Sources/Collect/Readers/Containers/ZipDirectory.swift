/// The entries of a ZIP archive by its central directory (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16, ZIP64
/// included).
struct ZipDirectory {
  struct Entry: Hashable {
    var name: String
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    var packed: Int
    var size: Int
    /// Where its local header is.
    var offset: Int
  }

  enum Failure: Error, Hashable {
    case noDirectory
    case tooMany
    /// Entries overlap, which is how a small archive holds more than it can.
    case overlapping
  }

  /// Each takes some tens of bytes and its name.
  static let most = 100_000

  let entries: [Entry]

  init(_ bytes: RandomBytes) throws(Failure) {
    // The end record has a comment of at most 65,535 bytes behind it.
    let tailLength = min(bytes.count, 22 + 65_535)
    let tailStart = bytes.count - tailLength
    let tail = bytes.bytes(at: tailStart, count: tailLength)
    guard let end = Self.lastSignature(tail) else { throw .noDirectory }
    var count = Int(Self.number(tail, end + 10, 2))
    var size = Int(Self.number(tail, end + 12, 4))
    var offset = Int(Self.number(tail, end + 16, 4))
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, end >= 20 {
      let record = Int(truncatingIfNeeded: Self.number(tail, end - 20 + 8, 8))
      let large = bytes.bytes(at: record, count: 56)
      guard large.count == 56, Self.number(large, 0, 4) == 0x0606_4B50 else { throw .noDirectory }
      count = Int(truncatingIfNeeded: Self.number(large, 32, 8))
      size = Int(truncatingIfNeeded: Self.number(large, 40, 8))
      offset = Int(truncatingIfNeeded: Self.number(large, 48, 8))
    }
    guard count >= 0, count <= Self.most, size >= 0, size <= 64 << 20 else { throw .tooMany }
    guard offset >= 0, offset <= bytes.count - size else { throw .noDirectory }
    let directory = bytes.bytes(at: offset, count: size)
    var entries: [Entry] = []
    var at = 0
    while entries.count < count, at + 46 <= directory.count,
      Self.number(directory, at, 4) == 0x0201_4B50
    {
      let nameLength = Int(Self.number(directory, at + 28, 2))
      let extraLength = Int(Self.number(directory, at + 30, 2))
      let commentLength = Int(Self.number(directory, at + 32, 2))
      let end = at + 46 + nameLength + extraLength
      guard end <= directory.count else { break }
      let name = Array(directory[(at + 46)..<(at + 46 + nameLength)])
      var entry = Entry(
        name: String(decoding: name, as: UTF8.self),
        method: Int(Self.number(directory, at + 10, 2)),
        isEncrypted: directory[at + 8] & 1 == 1,
        checksum: UInt32(truncatingIfNeeded: Self.number(directory, at + 16, 4)),
        packed: Int(Self.number(directory, at + 20, 4)),
        size: Int(Self.number(directory, at + 24, 4)),
        offset: Int(Self.number(directory, at + 42, 4)))
      Self.widen(&entry, directory[(at + 46 + nameLength)..<end])
      entries.append(entry)
      at = end + commentLength
    }
    let total = entries.reduce(0) { $0 &+ max(0, $1.packed) }
    guard total >= 0, total <= bytes.count else { throw .overlapping }
    self.entries = entries
  }

  /// Section 4.5.3: sizes beyond 32 bits stand in an extra field.
  private static func widen(_ entry: inout Entry, _ extra: ArraySlice<UInt8>) {
    let extra = Array(extra)
    var at = 0
    while at + 4 <= extra.count {
      let length = Int(number(extra, at + 2, 2))
      let stop = at + 4 + length
      guard stop <= extra.count else { return }
      if number(extra, at, 2) == 1 {
        var field = at + 4
        func next(_ value: inout Int) {
          guard value == 0xFFFF_FFFF, field + 8 <= stop else { return }
          value = Int(truncatingIfNeeded: number(extra, field, 8))
          field += 8
        }
        next(&entry.size)
        next(&entry.packed)
        next(&entry.offset)
        return
      }
      at = stop
    }
  }

  private static func lastSignature(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - 22
    while at >= 0 {
      if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6 {
        return at
      }
      at -= 1
    }
    return nil
  }

  /// A number of up to eight bytes, the lowest first; 0 beyond the end.
  static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> UInt64 {
    guard at >= 0, at + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) }
  }

  /// The bytes of an entry, decompressed and held against its checksum; `nil` when its method is not read.
  /// - Throws: ``SourceFailure`` when its local header is none.
  static func content(
    of entry: Entry, in bytes: RandomBytes, limits: CollectLimits
  ) throws(SourceFailure) -> (any ByteSource)? {
    let header = bytes.bytes(at: entry.offset, count: 30)
    guard header.count == 30, number(header, 0, 4) == 0x0403_4B50, entry.packed >= 0 else {
      throw SourceFailure(code: "zip.damaged", message: "The entry is not where it should be.")
    }
    let start = entry.offset + 30 + Int(number(header, 26, 2)) + Int(number(header, 28, 2))
    guard start <= bytes.count, entry.packed <= bytes.count - start else {
      throw SourceFailure(code: "input.truncated", message: "The archive ends within this entry.")
    }
    let range = start..<start + entry.packed
    switch entry.method {
    case 0: return RangeBytes(bytes, range)
    case 8:
      // With the header and the trailer of gzip around it, zlib checks length and checksum.
      let trailer = [UInt64(entry.checksum), UInt64(truncatingIfNeeded: entry.size)].flatMap {
        value in
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
      }
      let wrapped = RangeBytes(
        bytes, range, before: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], behind: trailer)
      return try DecompressedBytes(wrapped, compression: .gzip, limits: limits)
    case 93:
      return try DecompressedBytes(RangeBytes(bytes, range), compression: .zstd, limits: limits)
    default: return nil
    }
  }
}

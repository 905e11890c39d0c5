internal import FileMapping

/// Records by key in one file, which is written once and mapped.
///
/// Layout, little-endian: a header of 64 bytes (magic, version, mark, count, size, checksum), an entry of 40 bytes a record (its key,
/// place, size and checksum), and the records, each from a cache line on.
///
/// `@unchecked Sendable`: nobody writes its memory.
final class RecordFile: @unchecked Sendable {
  let raw: UnsafeRawBufferPointer
  private let count: Int
  private let file: MappedFile

  /// "TOCSINRC".
  private static let magic: UInt64 = 0x4352_4E49_5343_4F54
  private static let version: UInt64 = 1
  private static let headerSize = 64
  private static let entrySize = 40
  private static let checksumOffset = 56

  private static func aligned(_ size: Int) -> Int { (size + 63) / 64 * 64 }

  private static func tableEnd(_ count: Int) -> Int { headerSize + entrySize * count }

  /// Maps a file and checks all of it but the records themselves. Linear in their number.
  ///
  /// - Throws: ``IndexError/rebuild(reason:)``.
  init(path: String, mark: UInt64) throws(IndexError) {
    do {
      file = try MappedFile(path: path, most: SegmentHeader.mostBytes)
    } catch {
      throw .rebuild(reason: "of its records, \(error)")
    }
    let raw = file.raw
    self.raw = raw
    guard raw.count >= Self.headerSize else { throw Self.damaged }
    let words = stride(from: 0, to: Self.checksumOffset, by: 8).map {
      raw.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
    }
    guard words[0] == Self.magic, words[1] == Self.version, words[2] == mark,
      words[3] <= UInt64(raw.count / Self.entrySize), words[4] == UInt64(raw.count)
    else { throw .rebuild(reason: "a file of records is of something else or cut off") }
    count = Int(words[3])
    guard Self.tableEnd(count) <= raw.count, Self.checksum(of: raw, count) == storedChecksum else {
      throw Self.damaged
    }
    for index in 0..<count {
      let entry = entry(index)
      guard entry.offset % 64 == 0, entry.offset >= UInt64(Self.tableEnd(count)),
        entry.size <= UInt64(raw.count), entry.offset <= UInt64(raw.count) - entry.size
      else { throw Self.damaged }
    }
  }

  private static var damaged: IndexError {
    .rebuild(reason: "a file of records is damaged")
  }

  private var storedChecksum: UInt64 {
    raw.loadUnaligned(fromByteOffset: Self.checksumOffset, as: UInt64.self)
  }

  /// Of the header and the table.
  private static func checksum(of raw: UnsafeRawBufferPointer, _ count: Int) -> UInt64 {
    let header = SegmentHeader.checksum(of: raw, 0..<checksumOffset)
    return header ^ SegmentHeader.checksum(of: raw, headerSize..<tableEnd(count))
  }

  private struct Entry {
    var key: RecordKey
    var offset, size, checksum: UInt64
  }

  private func entry(_ index: Int) -> Entry {
    func word(_ place: Int) -> UInt64 {
      let offset = Self.headerSize + index * Self.entrySize + 8 * place
      return raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return Entry(
      key: RecordKey(high: word(0), low: word(1)), offset: word(2), size: word(3),
      checksum: word(4))
  }

  var keys: [RecordKey] { (0..<count).map { entry($0).key } }

  /// A record's bytes.
  func record(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: raw[range(of: index)])
  }

  /// Whether a record's bytes are those that were written. Linear in them.
  func isIntact(_ index: Int) -> Bool {
    SegmentHeader.checksum(of: raw, range(of: index)) == entry(index).checksum
  }

  private func range(of index: Int) -> Range<Int> {
    let entry = entry(index)
    return Int(entry.offset)..<Int(entry.offset + entry.size)
  }

  /// Writes a file under its temporary name, whole.
  static func write(
    _ records: [(key: RecordKey, bytes: UnsafeRawBufferPointer)], mark: UInt64, to path: String
  ) throws(IndexError) {
    let start = aligned(tableEnd(records.count))
    let size = records.reduce(start) { $0 + aligned($1.bytes.count) }
    let file = try SegmentBytes(creating: path, size: size)
    defer { withExtendedLifetime(file) {} }
    let target = file.raw
    var offset = start
    for (index, record) in records.enumerated() {
      let range = offset..<offset + record.bytes.count
      UnsafeMutableRawBufferPointer(rebasing: target[range]).copyMemory(from: record.bytes)
      let checksum = SegmentHeader.checksum(of: record.bytes, 0..<record.bytes.count)
      let words = [
        record.key.high, record.key.low, UInt64(offset), UInt64(record.bytes.count), checksum,
      ]
      for (place, word) in words.enumerated() {
        target.storeBytes(
          of: word, toByteOffset: headerSize + index * entrySize + 8 * place, as: UInt64.self)
      }
      offset += aligned(record.bytes.count)
    }
    for (place, word) in [magic, version, mark, UInt64(records.count), UInt64(size)].enumerated() {
      target.storeBytes(of: word, toByteOffset: 8 * place, as: UInt64.self)
    }
    let checksum = checksum(of: UnsafeRawBufferPointer(target), records.count)
    target.storeBytes(of: checksum, toByteOffset: checksumOffset, as: UInt64.self)
  }
}

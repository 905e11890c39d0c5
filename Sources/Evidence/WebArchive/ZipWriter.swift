import Crypto
import Foundation

/// Writes a ZIP archive of stored files (PKWARE APPNOTE 6.3.10), one after another, in constant memory. ZIP64 is used
/// for places beyond 4 GB; one file is smaller.
package final class ZipWriter {
  private struct Entry {
    var name: [UInt8]
    var checksum: UInt32
    var size: Int
    var offset: Int
  }

  /// What is told of a file that was written.
  package struct Written {
    package var size: Int
    /// In hexadecimal.
    package var sha256: String
  }

  private let path: String
  private let descriptor: Int32
  private var position = 0
  private var entries: [Entry] = []
  private var checksum = Checksum()
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private static let full = 1 << 18
  /// The time of every file, in the calendar of MS-DOS: equal content makes an equal archive.
  private static let stamp: [UInt8] = [0, 0, 0x21, 0]

  /// Begins an archive in a new file, or in place of the one that is there.
  package init(_ path: String) throws(EvidenceError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  deinit { close(descriptor) }

  /// Bytes of the file that is being written.
  var size: Int { entries.last.map { position + buffer.count - content($0) } ?? 0 }

  private func content(_ entry: Entry) -> Int { entry.offset + 30 + entry.name.count }

  /// Begins a file in it; ``end()`` must follow before the next.
  package func begin(_ name: String) throws(EvidenceError) {
    let name = Array(name.utf8)
    entries.append(Entry(name: name, checksum: 0, size: 0, offset: position))
    checksum = Checksum()
    hash = SHA256()
    try put(header(entries[entries.count - 1]))
  }

  /// Adds to the file that was begun.
  package func append(_ bytes: [UInt8]) throws(EvidenceError) {
    checksum.add(bytes)
    hash.update(data: bytes)
    buffer += bytes
    if buffer.count >= Self.full { try flush() }
  }

  /// Ends the file that was begun.
  package func end() throws(EvidenceError) -> Written {
    try flush()
    guard var entry = entries.popLast() else { return Written(size: 0, sha256: "") }
    entry.size = position - content(entry)
    entry.checksum = checksum.value
    guard entry.size < 0xFFFF_FFFF else {
      throw .refused(reason: "A file of the archive is longer than 4 GB.")
    }
    // Length and checksum were not known when the header was written.
    try put(header(entry), at: entry.offset)
    entries.append(entry)
    return Written(size: entry.size, sha256: Hexadecimal.text(hash.finalize()))
  }

  /// A file that is at hand whole.
  package func add(_ name: String, _ bytes: [UInt8]) throws(EvidenceError) -> Written {
    try begin(name)
    try append(bytes)
    return try end()
  }

  /// Writes the directory, and waits for the disk.
  package func finish() throws(EvidenceError) {
    let start = position
    for entry in entries {
      let isFar = entry.offset >= 0xFFFF_FFFF
      let extra: [UInt8] =
        isFar ? Self.number(1, 2) + Self.number(8, 2) + Self.number(entry.offset, 8) : []
      var record = Self.number(0x0201_4B50, 4) + Self.number(45, 2) + common(entry)
      record += Self.number(entry.name.count, 2) + Self.number(extra.count, 2)
      // Comment, disk, attributes.
      record += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4)
      record += Self.number(isFar ? 0xFFFF_FFFF : entry.offset, 4) + entry.name + extra
      try put(record)
    }
    let size = position - start
    let count = entries.count
    if start >= 0xFFFF_FFFF || count >= 0xFFFF {
      let at = position
      var record = Self.number(0x0606_4B50, 4) + Self.number(44, 8) + Self.number(45, 2)
      record += Self.number(45, 2) + Self.number(0, 4) + Self.number(0, 4)
      record += Self.number(count, 8) + Self.number(count, 8)
      record += Self.number(size, 8) + Self.number(start, 8)
      record += Self.number(0x0706_4B50, 4) + Self.number(0, 4) + Self.number(at, 8)
      record += Self.number(1, 4)
      try put(record)
    }
    var record = Self.number(0x0605_4B50, 4) + Self.number(0, 4)
    record += Self.number(min(count, 0xFFFF), 2) + Self.number(min(count, 0xFFFF), 2)
    record += Self.number(size, 4) + Self.number(min(start, 0xFFFF_FFFF), 4) + Self.number(0, 2)
    try put(record)
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  private func header(_ entry: Entry) -> [UInt8] {
    Self.number(0x0403_4B50, 4) + common(entry) + Self.number(entry.name.count, 2)
      + Self.number(0, 2) + entry.name
  }

  /// What local header and directory have alike: version, flags (names in UTF-8), stored, time, checksum, lengths.
  private func common(_ entry: Entry) -> [UInt8] {
    Self.number(20, 2) + Self.number(1 << 11, 2) + Self.number(0, 2) + Self.stamp
      + Self.number(Int(entry.checksum), 4) + Self.number(entry.size, 4)
      + Self.number(entry.size, 4)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func flush() throws(EvidenceError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try put(bytes)
  }

  private func put(_ bytes: [UInt8]) throws(EvidenceError) {
    try put(bytes, at: position)
    position += bytes.count
  }

  private func put(_ bytes: [UInt8], at offset: Int) throws(EvidenceError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(
          descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
      done += count
    }
  }
}

/// CRC-32 as ZIP has it (polynomial 0xEDB88320), four bytes at a time.
struct Checksum {
  private static let tables: [[UInt32]] = {
    var tables = [[UInt32]](repeating: [UInt32](repeating: 0, count: 256), count: 4)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
      tables[0][byte] = value
    }
    for table in 1..<4 {
      for byte in 0..<256 {
        let former = tables[table - 1][byte]
        tables[table][byte] = tables[0][Int(former & 255)] ^ former >> 8
      }
    }
    return tables
  }()

  private var state: UInt32 = .max
  var value: UInt32 { ~state }

  mutating func add(_ bytes: some RandomAccessCollection<UInt8>) {
    var crc = state
    let (first, second, third, fourth) = (
      Self.tables[0], Self.tables[1], Self.tables[2], Self.tables[3]
    )
    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
      var at = 0
      while at + 4 <= bytes.count {
        crc ^=
          UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
          | UInt32(bytes[at + 3]) << 24
        crc =
          fourth[Int(crc & 255)] ^ third[Int(crc >> 8 & 255)] ^ second[Int(crc >> 16 & 255)]
          ^ first[Int(crc >> 24)]
        at += 4
      }
      while at < bytes.count {
        crc = first[Int((crc ^ UInt32(bytes[at])) & 255)] ^ crc >> 8
        at += 1
      }
    }
    if bytes.withContiguousStorageIfAvailable(run) == nil {
      Array(bytes).withUnsafeBufferPointer(run)
    }
    state = crc
  }
}

internal import CHashing
internal import Glibc

/// Which segments a folder's index consists of: one small file, replaced whole, that decides what is there.
struct Manifest: Equatable {
  struct Entry: Equatable {
    var generation: UInt64
    var first: UInt32
    var count: UInt32
    /// Of the segment's header.
    var checksum: UInt64
  }

  var mark: UInt64
  /// The next segment's.
  var nextGeneration: UInt64 = 1
  /// Ascending, without gaps.
  var entries: [Entry] = []

  static let name = "manifest"
  static let suffix = ".segment"
  static let temporary = ".new"
  /// "TOCSINMF".
  private static let magic: UInt64 = 0x464D_4E49_5343_4F54
  private static let mostEntries = 4096

  static func fileName(_ generation: UInt64) -> String { "\(generation)\(suffix)" }

  /// The generation that ``fileName(_:)`` made a name of; `nil` for any other name.
  static func generation(ofFile name: String) -> UInt64? {
    guard let generation = UInt64(name.dropLast(suffix.count)), fileName(generation) == name else {
      return nil
    }
    return generation
  }

  init(mark: UInt64) { self.mark = mark }

  /// Five numbers, three an entry, and a checksum; 8 bytes each, little-endian.
  var encoded: [UInt8] {
    var words: [UInt64] = [
      Self.magic, UInt64(SegmentHeader.version), mark, nextGeneration, UInt64(entries.count),
    ]
    for entry in entries {
      words += [entry.generation, UInt64(entry.count) << 32 | UInt64(entry.first), entry.checksum]
    }
    let checksum = words.withUnsafeBytes { SegmentHeader.checksum(of: $0, 0..<$0.count) }
    return (words + [checksum]).withUnsafeBytes(Array.init)
  }

  /// - Throws: ``IndexError/rebuild(reason:)``.
  init(encoded bytes: [UInt8]) throws(IndexError) {
    guard bytes.count >= 48, bytes.count % 8 == 0 else {
      throw .rebuild(reason: "its list of segments is cut off")
    }
    let words = bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: 8).map {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
      }
    }
    let checksum = bytes.withUnsafeBytes { SegmentHeader.checksum(of: $0, 0..<$0.count - 8) }
    guard words[0] == Self.magic, words[words.count - 1] == checksum,
      words.count >= 6, words[4] <= UInt64(Self.mostEntries), words.count == 6 + 3 * Int(words[4])
    else { throw .rebuild(reason: "its list of segments is damaged") }
    guard words[1] == UInt64(SegmentHeader.version) else {
      throw .rebuild(reason: "it is of another version")
    }
    mark = words[2]
    nextGeneration = words[3]
    var end: UInt64 = 0
    for index in 0..<Int(words[4]) {
      let place = 5 + 3 * index
      let entry = Entry(
        generation: words[place], first: UInt32(truncatingIfNeeded: words[place + 1]),
        count: UInt32(words[place + 1] >> 32), checksum: words[place + 2])
      guard UInt64(entry.first) == end, entry.count > 0, entry.generation < nextGeneration else {
        throw .rebuild(reason: "its list of segments is damaged")
      }
      end += UInt64(entry.count)
      entries.append(entry)
    }
  }

  /// Puts it in the place of the one before: afterwards the old one or the new one is there, whenever the
  /// process is killed.
  func write(to folder: String) throws(IndexError) {
    let path = "\(folder)/\(Self.name)"
    let new = path + Self.temporary
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw IndexError(errno, new) }
    defer { close(descriptor) }
    let bytes = encoded
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw IndexError(written < 0 ? errno : ENOSPC, new) }
    guard fsync(descriptor) == 0, rename(new, path) == 0 else { throw IndexError(errno, new) }
    try syncFile(folder)
  }

  /// `nil` when there is none.
  static func read(_ folder: String) throws(IndexError) -> Manifest? {
    let path = "\(folder)/\(name)"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw IndexError(errno, path)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8 * (6 + 3 * mostEntries) + 1)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw IndexError(errno, path) }
    bytes.removeLast(bytes.count - count)
    return try Manifest(encoded: bytes)
  }
}

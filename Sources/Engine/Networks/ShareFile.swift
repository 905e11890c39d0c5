import CHashing
import FileMapping
import Foundation
import TocsinModel

/// The file beside the database that keeps the shares of posts, so that no process reads a text twice. It grows by
/// blocks; all of it can be made again from the database, and is where anything does not fit.
///
/// A block: how many rows (4 bytes), the end of the documents that were read with it (4), what tells its last document
/// (8), a checksum of its columns (8), its columns; all little-endian.
struct ShareFile {
  private let path: String
  /// Tells whose documents they are.
  private let mark: UInt64

  private static let magic: UInt64 = 0x3152_4853_434F_54  // “TOCSHR1”
  private static let head = 16
  private static let blockHead = 24
  /// A terabyte of posts would have less.
  private static let largest = 1 << 36

  init(folder: String, mark: UInt64) {
    path = Self.path(folder)
    self.mark = mark
  }

  private static func path(_ folder: String) -> String { folder + "/posts.shares" }

  /// Removes what is kept, since something in it was erased.
  static func remove(folder: String) throws {
    guard unlink(path(folder)) == 0 || errno == ENOENT else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path(folder)])
    }
  }

  /// What is kept of the first `count` documents, as far as it is whole.
  /// - Parameter check: what tells a document, by its number.
  func read(count: Int, check: (UInt32) throws -> UInt64?) throws -> ShareColumns {
    var columns = ShareColumns()
    guard let file = try? MappedFile(path: path, most: Self.largest), file.raw.count >= Self.head,
      Self.word(file.raw, 0) == Self.magic, Self.word(file.raw, 8) == mark
    else { return columns }
    var (place, last) = (Self.head, UInt64(0))
    while place + Self.blockHead <= file.raw.count {
      let rows = Int(Self.half(file.raw, place))
      let end = Int(Self.half(file.raw, place + 4))
      let start = place + Self.blockHead
      guard rows <= (file.raw.count - start) / ShareColumns.width, end > columns.end, end <= count
      else { break }
      let body = UnsafeRawBufferPointer(
        rebasing: file.raw[start..<start + rows * ShareColumns.width])
      guard Self.checksum(body) == Self.word(file.raw, place + 16) else { break }
      columns.append(body, count: rows)
      columns.end = end
      if rows > 0 { last = Self.word(file.raw, place + 8) }
      place = start + rows * ShareColumns.width
    }
    // A database that lost its last transaction gives their numbers to others.
    if let post = columns.posts.last, try check(post) != last { return ShareColumns() }
    // What is broken off would stand between what is whole and what comes next.
    return place == file.raw.count ? columns : ShareColumns()
  }

  /// Adds the rows from `row` on, or writes all anew where `row` is 0.
  func append(_ columns: ShareColumns, from row: Int, check: UInt64) throws {
    var block: [UInt8] = []
    if row == 0 { put(Self.magic, &block); put(mark, &block) }
    let body = columns.bytes(row..<columns.count)
    put(UInt32(columns.count - row), &block)
    put(UInt32(columns.end), &block)
    put(check, &block)
    put(body.withUnsafeBytes(Self.checksum), &block)
    block += body
    if row == 0 {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(block).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return
    }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: block)
  }

  private func put<Value: FixedWidthInteger>(_ value: Value, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private static func half(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// FNV-1a over words of eight bytes, and over what is left.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var (hash, place) = (FNV1a.start.value, 0)
    while place + 8 <= bytes.count {
      hash = (hash ^ word(bytes, place)) &* 0x100_0000_01B3
      hash ^= hash >> 32
      place += 8
    }
    while place < bytes.count {
      hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
      place += 1
    }
    return hash
  }
}

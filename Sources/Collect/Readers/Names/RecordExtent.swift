import Glibc

/// How far one record of a table or of a zone file goes: a line, or several that quotation marks or parentheses
/// join.
///
/// What opens and does not close well within ``NameBlock/longestLine`` bytes was a mistake: then the record is
/// its first line. What a record is depends on no bytes before it and on few after it, so that a file may be cut
/// at any record.
struct RecordExtent {
  enum Kind {
    /// A line in which nothing opens.
    case plain
    /// One line or several, in which what opens closes.
    case joined
    case broken, tooLong
  }

  var kind: Kind
  /// Behind its line break.
  var end: Int
  /// Line breaks in it, its own included.
  var lines: Int

  /// The line that begins at `start`, joined if it has the byte that opens; `nil` when more bytes are needed
  /// to tell.
  /// - Parameter isWhole: whether nothing follows the bytes.
  @inline(__always)
  static func line(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, opener: UInt8, isWhole: Bool
  ) -> RecordExtent? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let found = memchr(base + start, 0x0A, bytes.count - start)
    guard found != nil || isWhole else { return nil }
    let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? bytes.count
    let lines = found == nil ? 0 : 1
    guard end - start <= NameBlock.longestLine else {
      return RecordExtent(kind: .tooLong, end: end, lines: lines)
    }
    let opens = memchr(base + start, Int32(opener), end - start) != nil
    return RecordExtent(kind: opens ? .joined : .plain, end: end, lines: lines)
  }

  /// The same line, in which what opens means nothing.
  var asBroken: RecordExtent { RecordExtent(kind: .broken, end: end, lines: lines) }
}

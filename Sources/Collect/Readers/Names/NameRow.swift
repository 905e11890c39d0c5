import Glibc

/// How far one row of a table goes (RFC 4180, and what tools write instead).
///
/// A quotation mark that opens a field and is not closed well within ``NameBlock/longestLine`` bytes was a
/// mistake: then the row is its first line, and its quotation marks mean nothing. What a row is depends on
/// no bytes before it and on few after it, so that a file may be cut at any row.
struct NameRow {
  enum Kind {
    case plain, quoted, broken, tooLong
  }

  var kind: Kind
  /// Behind its line break.
  var end: Int
  /// Line breaks in it, its own included.
  var lines: Int

  /// The row that begins at `start`; `nil` when more bytes are needed to tell.
  /// - Parameter isWhole: whether nothing follows the bytes.
  @inline(__always)
  static func next(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isWhole: Bool
  ) -> NameRow? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let found = memchr(base + start, 0x0A, bytes.count - start)
    guard found != nil || isWhole else { return nil }
    let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? bytes.count
    let lines = found == nil ? 0 : 1
    guard end - start <= NameBlock.longestLine else {
      return NameRow(kind: .tooLong, end: end, lines: lines)
    }
    guard memchr(base + start, 0x22, end - start) != nil else {
      return NameRow(kind: .plain, end: end, lines: lines)
    }
    let broken = NameRow(kind: .broken, end: end, lines: lines)
    return quoted(bytes, from: start, delimiter: delimiter, isWhole: isWhole, broken: broken)
  }

  private static func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isWhole: Bool,
    broken: NameRow
  ) -> NameRow? {
    let limit = start + NameBlock.longestLine
    let reach = min(bytes.count, limit)
    let atReach = reach == limit || isWhole ? broken : nil
    var at = start
    var lines = 0
    while at < reach {
      if bytes[at] == 0x22 {
        let before = lines
        at += 1
        while true {
          while at < reach, bytes[at] != 0x22 {
            if bytes[at] == 0x0A { lines += 1 }
            at += 1
          }
          guard at < reach else { return atReach }
          guard at + 1 < bytes.count || isWhole else { return nil }
          let next = at + 1 < bytes.count ? bytes[at + 1] : 0x0A
          at += 1
          if next == delimiter || next == 0x0A || next == 0x0D { break }
          if next == 0x22 {
            at += 1
          } else if lines > before {
            return broken
          }
        }
      }
      while at < reach, bytes[at] != delimiter, bytes[at] != 0x0A { at += 1 }
      guard at < reach else { break }
      at += 1
      if bytes[at - 1] == 0x0A { return NameRow(kind: .quoted, end: at, lines: lines + 1) }
    }
    guard at == bytes.count, isWhole, at <= limit else { return atReach }
    return NameRow(kind: .quoted, end: at, lines: lines)
  }
}

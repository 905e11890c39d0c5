import Glibc

/// How far one record of a zone file goes: a line, or several that parentheses join (RFC 1035, section 5.1).
///
/// A parenthesis that is not closed within ``NameBlock/longestLine`` bytes was a mistake: then the record is
/// its first line. A quotation mark that is not closed ends with its line.
struct ZoneEntry {
  enum Kind {
    case plain, grouped, broken, tooLong
  }

  var kind: Kind
  /// Behind its line break.
  var end: Int
  /// Line breaks in it, its own included.
  var lines: Int

  /// The record that begins at `start`; `nil` when more bytes are needed to tell.
  /// - Parameter isWhole: whether nothing follows the bytes.
  @inline(__always)
  static func next(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool
  ) -> ZoneEntry? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let found = memchr(base + start, 0x0A, bytes.count - start)
    guard found != nil || isWhole else { return nil }
    let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? bytes.count
    let lines = found == nil ? 0 : 1
    guard end - start <= NameBlock.longestLine else {
      return ZoneEntry(kind: .tooLong, end: end, lines: lines)
    }
    guard memchr(base + start, Int32(UInt8(ascii: "(")), end - start) != nil else {
      return ZoneEntry(kind: .plain, end: end, lines: lines)
    }
    let broken = ZoneEntry(kind: .broken, end: end, lines: lines)
    return grouped(bytes, from: start, isWhole: isWhole, broken: broken)
  }

  private static func grouped(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool, broken: ZoneEntry
  ) -> ZoneEntry? {
    let limit = start + NameBlock.longestLine
    let reach = min(bytes.count, limit)
    var depth = 0
    var lines = 0
    var isQuoted = false
    var isComment = false
    var hasGroup = false
    var at = start
    while at < reach {
      let byte = bytes[at]
      at += 1
      if byte == 0x0A {
        lines += 1
        isQuoted = false
        isComment = false
        if depth <= 0 {
          return ZoneEntry(kind: hasGroup ? .grouped : .plain, end: at, lines: lines)
        }
        continue
      }
      if isComment { continue }
      switch byte {
      case UInt8(ascii: "\\"): if at < reach, bytes[at] != 0x0A { at += 1 }
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";"): isComment = !isQuoted
      case UInt8(ascii: "(") where !isQuoted:
        depth += 1
        hasGroup = true
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      default: break
      }
    }
    if reach == limit { return broken }
    guard isWhole else { return nil }
    if depth > 0 { return broken }
    return ZoneEntry(kind: hasGroup ? .grouped : .plain, end: at, lines: lines)
  }
}

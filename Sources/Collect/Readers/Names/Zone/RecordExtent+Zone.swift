extension RecordExtent {
  /// The record of a zone file that begins at `start` (RFC 1035, section 5.1); `nil` when more bytes are needed to
  /// tell. A quotation mark that is not closed ends with its line; a parenthesis that is open where a later line
  /// opens another was never closed. All of a file’s records together are linear.
  /// - Parameter isWhole: whether nothing follows the bytes.
  @inline(__always)
  static func entry(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool
  ) -> RecordExtent? {
    let line = line(in: bytes, from: start, opener: UInt8(ascii: "("), isWhole: isWhole)
    guard let line, line.kind == .joined else { return line }
    return grouped(bytes, from: start, isWhole: isWhole, broken: line.asBroken)
  }

  private static func grouped(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool, broken: RecordExtent
  ) -> RecordExtent? {
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
          return RecordExtent(kind: hasGroup ? .joined : .plain, end: at, lines: lines)
        }
        continue
      }
      if isComment { continue }
      switch byte {
      case UInt8(ascii: "\\"): if at < reach, bytes[at] != 0x0A { at += 1 }
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";"): isComment = !isQuoted
      case UInt8(ascii: "(") where !isQuoted:
        // So that no line is gone over for more than the last one before it that opens.
        if depth > 0, lines > 0 { return broken }
        depth += 1
        hasGroup = true
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      default: break
      }
    }
    if reach == limit { return broken }
    guard isWhole else { return nil }
    if depth > 0 { return broken }
    return RecordExtent(kind: hasGroup ? .joined : .plain, end: at, lines: lines)
  }
}

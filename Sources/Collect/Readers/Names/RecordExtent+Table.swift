extension RecordExtent {
  /// The row of a table that begins at `start` (RFC 4180, and what tools write instead); `nil` when more bytes are
  /// needed to tell.
  /// - Parameter isWhole: whether nothing follows the bytes.
  @inline(__always)
  static func row(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isWhole: Bool
  ) -> RecordExtent? {
    let line = line(in: bytes, from: start, opener: UInt8(ascii: "\""), isWhole: isWhole)
    guard let line, line.kind == .joined else { return line }
    return quoted(
      bytes, from: start, delimiter: delimiter, isWhole: isWhole, broken: line.asBroken)
  }

  /// Cells in quotation marks that begin in a row’s later lines.
  private static let mostOpened = 64

  /// A cell over several lines has no quotation mark but those that open, close or are doubled. Then a line that
  /// opens one and does not close it cannot stand inside another, and none is gone over for more than
  /// ``mostOpened`` lines before it: all rows of a file together are linear.
  private static func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isWhole: Bool,
    broken: RecordExtent
  ) -> RecordExtent? {
    let limit = start + NameBlock.longestLine
    let reach = min(bytes.count, limit)
    let atReach = reach == limit || isWhole ? broken : nil
    var at = start
    var lines = 0
    var openedLater = 0
    while at < reach {
      if bytes[at] == 0x22 {
        let before = lines
        var hasStray = false
        if lines > 0 { openedLater += 1 }
        guard openedLater <= mostOpened else { return broken }
        at += 1
        while true {
          while at < reach, bytes[at] != 0x22 {
            if bytes[at] == 0x0A { lines += 1 }
            at += 1
          }
          guard at < reach else { return atReach }
          if hasStray, lines > before { return broken }
          guard at + 1 < bytes.count || isWhole else { return nil }
          let next = at + 1 < bytes.count ? bytes[at + 1] : 0x0A
          at += 1
          if next == delimiter || next == 0x0A || next == 0x0D { break }
          if next == 0x22 {
            at += 1
          } else if lines > before {
            return broken
          } else {
            hasStray = true
          }
        }
      }
      while at < reach, bytes[at] != delimiter, bytes[at] != 0x0A { at += 1 }
      guard at < reach else { break }
      at += 1
      if bytes[at - 1] == 0x0A { return RecordExtent(kind: .joined, end: at, lines: lines + 1) }
    }
    guard at == bytes.count, isWhole, at <= limit else { return atReach }
    return RecordExtent(kind: .joined, end: at, lines: lines)
  }
}

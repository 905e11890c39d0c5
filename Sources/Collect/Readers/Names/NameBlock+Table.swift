import TocsinModel

extension NameBlock {
  func readTable<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ table: NameTable, _ visitor: inout Visitor,
    _ reading: inout NameReading
  ) {
    guard let base = records.baseAddress else { return }
    var start = 0
    reading.name.line = line
    var names: [UnsafeBufferPointer<UInt8>] = []
    while let row = RecordExtent.row(
      in: records, from: start, delimiter: table.delimiter, isWhole: true)
    {
      reading.name.offset = offset + start
      var end = row.end
      while end > start, base[end - 1] == 0x0A || base[end - 1] == 0x0D { end -= 1 }
      if row.kind == .tooLong {
        reading.noteTooLong()
      } else if !Self.isBlankOrComment(base, start, end) {
        if row.kind == .broken {
          reading.note(
            "names.broken-quote",
            """
            A quotation mark is not closed; the line was read by itself, without its quotation marks.
            """, severity: .warning)
        }
        reading.report.records += 1
        reading.name.firstSeen = nil
        reading.name.lastSeen = nil
        names.removeAll(keepingCapacity: true)
        Self.forEachField(
          base, start..<end, delimiter: table.delimiter, isQuoted: row.kind == .joined,
          upTo: table.columns.count
        ) { column, field in
          switch table.columns[column] {
          case .name?: names.append(field)
          case .firstSeen?: reading.name.firstSeen = reading.times.time(field)
          case .lastSeen?: reading.name.lastSeen = reading.lastTimes.time(field)
          case nil: break
          }
        }
        for field in names { reading.split(field, to: &visitor) }
      }
      reading.name.line += row.lines
      start = row.end
    }
  }

  private static func isBlankOrComment(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var at = start
    while at < end, base[at] <= 0x20 { at += 1 }
    return at == end || base[at] == UInt8(ascii: "#")
  }

  /// The first fields of a row. Doubled quotation marks stay doubled: between names they separate.
  @inline(__always)
  static func forEachField(
    _ base: UnsafePointer<UInt8>, _ row: Range<Int>, delimiter: UInt8, isQuoted: Bool,
    upTo count: Int, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var at = row.lowerBound
    var column = 0
    while column < count, at <= row.upperBound {
      var start = at
      if isQuoted, at < row.upperBound, base[at] == 0x22 {
        start += 1
        at += 1
        while at < row.upperBound {
          guard base[at] == 0x22 else {
            at += 1
            continue
          }
          guard at + 1 < row.upperBound, base[at + 1] != delimiter, base[at + 1] != 0x0D else {
            break
          }
          at += base[at + 1] == 0x22 ? 2 : 1
        }
        body(
          column, UnsafeBufferPointer(start: base + start, count: min(at, row.upperBound) - start))
        while at < row.upperBound, base[at] != delimiter { at += 1 }
      } else {
        while at < row.upperBound, base[at] != delimiter { at += 1 }
        body(column, UnsafeBufferPointer(start: base + start, count: at - start))
      }
      at += 1
      column += 1
    }
  }
}

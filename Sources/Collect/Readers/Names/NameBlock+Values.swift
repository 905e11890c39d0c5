import CSimdjson
import TocsinModel

extension NameBlock {
  /// One JSON value a line.
  func readLines<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let parser = NameValueParser(columns: columns, depth: limits.depth) else {
      return reading.note("input.unreadable", "There is not enough memory.")
    }
    forEachLine(records, &reading) { line, reading in
      guard line.count <= limits.record else { return noteTooLongValue(&reading) }
      readValue(line, parser, &visitor, &reading)
    }
  }

  /// Objects in an array, or one after the other.
  func readObjects<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let parser = NameValueParser(columns: columns, depth: limits.depth) else {
      return reading.note("input.unreadable", "There is not enough memory.")
    }
    var splitter = ObjectSplitter()
    var gap = ValueGap()
    var start = 0
    var lines = line
    for index in records.indices {
      if records[index] == 0x0A { lines += 1 }
      switch splitter.step(records[index]) {
      case .inside: break
      case .between:
        if gap.isStray(records[index]) { noteStray(line: lines, offset: index, &reading) }
      case .objectBegins:
        gap = ValueGap()
        start = index
        reading.name.line = lines
        reading.name.offset = offset + index
      case .objectEnds:
        let value = UnsafeBufferPointer(rebasing: records[start...index])
        guard value.count <= limits.record else {
          noteTooLongValue(&reading)
          continue
        }
        readValue(value, parser, &visitor, &reading)
      }
    }
    if splitter.isInside {
      reading.report.records += 1
      reading.note("jsonl.invalid", "This JSON object has no end; is the file cut off?")
    }
  }

  /// Strings in an array.
  func readStrings<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let base = records.baseAddress,
      let parser = NameValueParser(columns: columns, depth: limits.depth)
    else { return }
    var strings = StringSplitter()
    var gap = ValueGap()
    var start = 0
    var lines = line
    var hasEscape = false
    for index in records.indices {
      let byte = records[index]
      if byte == 0x0A { lines += 1 }
      if byte == UInt8(ascii: "\\") { hasEscape = true }
      switch strings.step(byte) {
      case .inside: break
      case .between: if gap.isStray(byte) { noteStray(line: lines, offset: index, &reading) }
      case .begins:
        gap = ValueGap()
        start = index
        hasEscape = false
        reading.name.line = lines
        reading.name.offset = offset + index
      case .ends:
        let count = index - start - 1
        if count > Self.longestLine {
          reading.report.records += 1
          reading.noteTooLong()
        } else if hasEscape {
          let value = UnsafeBufferPointer(start: base + start, count: count + 2)
          readValue(value, parser, &visitor, &reading)
        } else {
          reading.report.records += 1
          let name = UnsafeBufferPointer(start: base + start + 1, count: count)
          reading.split(name, to: &visitor)
        }
      }
    }
    if strings.isInside {
      reading.report.records += 1
      reading.note("jsonl.invalid", "This JSON string has no end; is the file cut off?")
    }
  }

  private func noteStray(line: Int, offset index: Int, _ reading: inout NameReading) {
    reading.name.line = line
    reading.name.offset = offset + index
    reading.report.records += 1
    Self.noteNoName(&reading)
  }

  private func noteTooLongValue(_ reading: inout NameReading) {
    reading.report.records += 1
    reading.note(
      "jsonl.too-long",
      "The record is longer than \(limits.record >> 20) MB and was left out.")
  }

  private static func noteNoName(_ reading: inout NameReading) {
    reading.note("names.no-name", "There is no name in this record.", severity: .warning)
  }

  @inline(__always)
  private func readValue<Visitor: NameVisitor>(
    _ value: UnsafeBufferPointer<UInt8>, _ parser: NameValueParser, _ visitor: inout Visitor,
    _ reading: inout NameReading
  ) {
    guard let base = value.baseAddress else { return }
    var start = 0
    while start < value.count, base[start] <= 0x20 { start += 1 }
    guard start < value.count else { return }
    reading.report.records += 1
    guard let found = parser.parse(base + start, count: value.count - start) else {
      return reading.note("jsonl.invalid", parser.reason)
    }
    if parser.takeRepair() {
      reading.note(
        "input.broken-encoding", "Bytes that are no UTF-8 were replaced with U+FFFD.",
        severity: .warning)
    }
    guard Int(found.kind) == CSIMDJSON_NAMES_FOUND else {
      if Int(found.kind) == CSIMDJSON_NAMES_NONE { Self.noteNoName(&reading) }
      return
    }
    var record = found
    while true {
      give(record, &visitor, &reading)
      guard record.may_have_more, let next = parser.next() else { return }
      record = next
    }
  }

  @inline(__always)
  private func give<Visitor: NameVisitor>(
    _ record: csimdjson_names_found, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    reading.name.firstSeen = reading.times.time(record.first_seen, seconds: record.first_seconds)
    reading.name.lastSeen = reading.lastTimes.time(record.last_seen, seconds: record.last_seconds)
    for name in UnsafeBufferPointer(start: record.names, count: record.count) {
      reading.split(UnsafeBufferPointer(start: name.data, count: name.length), to: &visitor)
    }
  }
}

/// What stands between two values of an array: blanks, commas and brackets, and anything else once.
private struct ValueGap {
  private var hasStray = false

  /// Whether the byte is the first that should not be there.
  @inline(__always)
  mutating func isStray(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"):
      return false
    default:
      defer { hasStray = true }
      return !hasStray
    }
  }
}

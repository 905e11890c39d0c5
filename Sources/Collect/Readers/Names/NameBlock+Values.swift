import CSimdjson
import TocsinModel

extension NameBlock {
  /// One JSON value a line.
  func readLines<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let parser = parser(&reading) else { return }
    forEachLine(records, &reading) { line, reading in
      guard line.count <= limits.record else { return reading.noteTooLong() }
      readValue(line, parser, &visitor, &reading)
    }
  }

  /// Objects in an array, or one after the other.
  func readObjects<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let parser = parser(&reading) else { return }
    var splitter = ObjectSplitter()
    var stray = StrayWords(after: previous)
    var start = 0
    var lines = line
    for index in records.indices {
      if records[index] == 0x0A { lines += 1 }
      switch splitter.step(records[index]) {
      case .inside: break
      case .between:
        if stray.begins(with: records[index]) { note(strayAt: index, line: lines, &reading) }
      case .objectBegins:
        stray = StrayWords()
        start = index
        reading.name.line = lines
        reading.name.offset = offset + index
      case .objectEnds:
        let value = UnsafeBufferPointer(rebasing: records[start...index])
        guard value.count <= limits.record else {
          reading.noteTooLong()
          continue
        }
        readValue(value, parser, &visitor, &reading)
      }
    }
    if splitter.isInside {
      guard records.count - start <= limits.record else { return reading.noteTooLong() }
      reading.report.records += 1
      reading.note("jsonl.invalid", "This JSON object has no end; is the file cut off?")
    }
  }

  /// Strings in an array.
  func readStrings<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let base = records.baseAddress, let parser = parser(&reading) else { return }
    var strings = StringSplitter()
    var stray = StrayWords(after: previous)
    var start = 0
    var lines = line
    var hasEscape = false
    for index in records.indices {
      let byte = records[index]
      if byte == 0x0A { lines += 1 }
      if byte == UInt8(ascii: "\\") { hasEscape = true }
      switch strings.step(byte) {
      case .inside: break
      case .between:
        if stray.begins(with: byte) { note(strayAt: index, line: lines, &reading) }
      case .begins:
        stray = StrayWords()
        start = index
        hasEscape = false
        reading.name.line = lines
        reading.name.offset = offset + index
      case .ends:
        let count = index - start - 1
        if count > Self.longestLine {
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
      guard records.count - start <= Self.longestLine + 2 else { return reading.noteTooLong() }
      reading.report.records += 1
      reading.note("jsonl.invalid", "This JSON string has no end; is the file cut off?")
    }
  }

  private func parser(_ reading: inout NameReading) -> NameValueParser? {
    let parser = NameValueParser(columns: columns, depth: limits.depth)
    if parser == nil { reading.note("input.unreadable", "There is not enough memory.") }
    return parser
  }

  private func note(strayAt index: Int, line: Int, _ reading: inout NameReading) {
    reading.name.line = line
    reading.name.offset = offset + index
    reading.report.records += 1
    reading.noteNoName()
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
      if Int(found.kind) == CSIMDJSON_NAMES_NONE { reading.noteNoName() }
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

/// What stands between the values of an array and is no part of JSON’s grammar there, word by word.
private struct StrayWords {
  private var isInside: Bool

  /// - Parameter byte: the one before.
  init(after byte: UInt8 = 0x20) { isInside = Self.isPart(byte) }

  /// Whether a word begins with the next byte.
  @inline(__always)
  mutating func begins(with byte: UInt8) -> Bool {
    let wasInside = isInside
    isInside = Self.isPart(byte)
    return isInside && !wasInside
  }

  /// Not a blank, a comma, a bracket, or what closes a value.
  @inline(__always)
  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "\""):
      false
    default: true
    }
  }
}

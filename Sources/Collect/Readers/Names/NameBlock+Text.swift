import Glibc

extension NameBlock {
  /// A line: names, a hosts line (an address, then its names) or a rank and a name.
  func readText<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    forEachLine(records, &reading) { line, reading in
      guard line.count <= Self.longestLine else { return reading.noteTooLong() }
      if let plain = DefangedLine.plain(line) {
        plain.withUnsafeBufferPointer { Self.readLine($0, &visitor, &reading) }
      } else {
        Self.readLine(line, &visitor, &reading)
      }
    }
  }

  @inline(__always)
  private static func readLine<Visitor: NameVisitor>(
    _ line: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let base = line.baseAddress else { return }
    var start = 0
    var end = line.count
    while start < end, base[start] <= 0x20 { start += 1 }
    while end > start, base[end - 1] <= 0x20 { end -= 1 }
    guard start < end, base[start] != UInt8(ascii: "#"), base[start] != UInt8(ascii: ";") else {
      return
    }
    reading.report.records += 1
    var at = start
    while at < end, !NameReading.separates(base[at]) { at += 1 }
    guard at < end else { return reading.give(base + start, count: end - start, to: &visitor) }
    end = remark(base, at..<end) ?? end
    let hasMore = (at..<end).contains { !NameReading.separates(base[$0]) }
    if hasMore, isAddressOrRank(base + start, count: at - start) { start = at }
    let names = UnsafeBufferPointer(start: base + start, count: end - start)
    let before = reading.report.names
    reading.split(names, to: &visitor)
    if reading.report.names == before { reading.noteNoName() }
  }

  /// Where the remark begins that ends a line: at a `#` or `;` behind a blank. Names behind a `;` are none.
  @inline(__always)
  private static func remark(_ base: UnsafePointer<UInt8>, _ line: Range<Int>) -> Int? {
    for index in line where base[index - 1] <= 0x20 {
      if base[index] == UInt8(ascii: "#") { return index }
      guard base[index] == UInt8(ascii: ";") else { continue }
      // Behind names and nothing else begins no remark: looking once keeps it linear.
      return isList(base, index + 1..<line.upperBound) ? nil : index
    }
    return nil
  }

  private static func isList(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    let bytes = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    let names = bytes.split { NameReading.separates($0) }
    return !names.isEmpty && names.allSatisfy { NameShape.isName($0) }
  }

  /// Calls the body with each line, without its end, ``NameReading/name`` being at its place.
  @inline(__always)
  func forEachLine(
    _ records: UnsafeBufferPointer<UInt8>, _ reading: inout NameReading,
    _ body: (UnsafeBufferPointer<UInt8>, inout NameReading) -> Void
  ) {
    guard let base = records.baseAddress else { return }
    var start = 0
    reading.name.line = line
    while start < records.count {
      let found = memchr(base + start, 0x0A, records.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? records.count
      reading.name.offset = offset + start
      body(UnsafeBufferPointer(start: base + start, count: end - start), &reading)
      reading.name.line += 1
      start = end + 1
    }
  }

  /// Whether it is an IP address or a number.
  static func isAddressOrRank(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
    var colons = 0
    var letters = 0
    for index in 0..<count {
      switch base[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): break
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        letters += 1
      case UInt8(ascii: "%"): return colons >= 2  // A zone (RFC 4007, section 11) may be any word.
      default: return false
      }
    }
    return colons >= 2 || (colons == 0 && letters == 0)
  }
}

import TocsinModel

extension NameBlock {
  /// The owners of records that say that a name is in use: NS, A, AAAA, CNAME, DS; each once for records
  /// that follow one another.
  func readZone<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let base = records.baseAddress else { return }
    zone.owner.withUnsafeBufferPointer { first in
      var context = ZoneContext(origin: zone.origin)
      var owner = first
      var isGiven = false
      var start = 0
      reading.name.line = line
      while let entry = RecordExtent.entry(in: records, from: start, isWhole: true) {
        defer {
          reading.name.line += entry.lines
          start = entry.end
        }
        reading.name.offset = offset + start
        guard entry.kind != .tooLong else {
          reading.noteTooLong()
          continue
        }
        if entry.kind == .broken {
          reading.note(
            "zone.open-parenthesis",
            "A parenthesis is not closed; the line was read by itself.", severity: .warning)
        }
        var tokens = ZoneTokens(base, start..<entry.end, isGrouped: entry.kind == .joined)
        if base[start] == UInt8(ascii: "$") {
          owner = UnsafeBufferPointer(start: nil, count: 0)
          if !context.take(directive: &tokens) {
            reading.note(
              "zone.directive",
              "The directive is not followed: only $ORIGIN and $TTL are.", severity: .warning)
          }
          continue
        }
        if base[start] > 0x20 {
          guard let written = tokens.next() else { continue }  // A comment.
          if !written.isSame(as: owner) {
            owner = written
            isGiven = false
          }
        }
        let (type, hasWords) = Self.type(&tokens)
        guard let key = type else {
          guard hasWords || base[start] > 0x20 else { continue }  // A blank line.
          reading.report.records += 1
          reading.note("zone.bad-record", "This is no record of a zone: it has no type.")
          continue
        }
        reading.report.records += 1
        guard !isGiven, ZoneTokens.namesHost(key: key) else { continue }
        isGiven = true
        give(owner: owner, context, &visitor, &reading)
      }
    }
  }

  /// The record’s type, and whether anything is written at all.
  @inline(__always)
  private static func type(_ tokens: inout ZoneTokens) -> (key: UInt64?, hasWords: Bool) {
    var hasWords = false
    while let word = tokens.next() {
      hasWords = true
      let key = ZoneTokens.key(word)
      if !ZoneTokens.isBeforeType(word, key: key) { return (key, true) }
    }
    return (nil, hasWords)
  }

  @inline(__always)
  private func give<Visitor: NameVisitor>(
    owner: UnsafeBufferPointer<UInt8>, _ context: borrowing ZoneContext, _ visitor: inout Visitor,
    _ reading: inout NameReading
  ) {
    guard let base = owner.baseAddress else { return }
    let isAbsolute = base[owner.count - 1] == UInt8(ascii: ".")
    if isAbsolute || context.origin.isEmpty {
      if isAbsolute ? Self.hasTwoLabels(owner) : owner.count > 1 {
        reading.give(base, count: owner.count, to: &visitor)
      }
      return
    }
    reading.scratch.removeAll(keepingCapacity: true)
    if owner.count > 1 || base[0] != UInt8(ascii: "@") {
      reading.scratch.append(contentsOf: owner)
      reading.scratch.append(UInt8(ascii: "."))
    }
    if context.origin.count > 1 { reading.scratch.append(contentsOf: context.origin) }
    if reading.scratch.withUnsafeBufferPointer(Self.hasTwoLabels) {
      reading.giveScratch(to: &visitor)
    }
  }

  /// Whether a name that ends in a dot is more than an ending: a registry’s zone begins with records of
  /// its own.
  @inline(__always)
  private static func hasTwoLabels(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.dropLast().contains(UInt8(ascii: "."))
  }
}

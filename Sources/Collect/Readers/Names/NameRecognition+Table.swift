import TocsinModel

extension NameRecognition {
  /// A line of the head: its bytes, and where the next one begins.
  private struct Line {
    var bytes: ArraySlice<UInt8>
    var next: Int
  }

  private static let sampled = 200

  /// The first lines that say something, without the last one when it may be cut.
  private func lines(_ text: [UInt8], isWhole: Bool) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < text.count, lines.count < Self.sampled {
      let found = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
      guard let end = found ?? (isWhole || lines.isEmpty ? text.count : nil) else { break }
      var line = text[start..<end]
      while let last = line.last, last <= 0x20 { line.removeLast() }
      if let first = line.first(where: { $0 > 0x20 }), first != UInt8(ascii: "#"),
        first != UInt8(ascii: ";")
      {
        lines.append(Line(bytes: line, next: min(end + 1, text.count)))
      }
      start = end + 1
    }
    return lines
  }

  /// A table, or else text.
  func table(_ text: [UInt8], isWhole: Bool) -> Outcome {
    let lines = lines(text, isWhole: isWhole)
    guard let first = lines.first else { return .verdict(Verdict(format: .text)) }
    let delimiter = TableDialect(header: first.bytes).delimiter
    let header = Self.cells(first.bytes, delimiter: delimiter)
    let names = header.map { String(decoding: $0, as: UTF8.self) }
    let sample = lines.dropFirst().map { Self.cells($0.bytes, delimiter: delimiter) }
    if let fields = columns.fields(for: names) {
      let table = NameTable(delimiter: delimiter, hasHeader: true, columns: fields)
      return .verdict(
        Verdict(
          format: .table(table), start: first.next,
          isCertain: isCertain(header: names, fields: fields, sample: sample)))
    }
    if let asked = columns.asked {
      guard let number = Int(asked), number >= 1, number <= header.count else {
        return .nothing(
          code: "csv.missing-column",
          message: """
            It lacks the column “\(asked)”. Its columns are \
            \(names.prefix(40).map { "“\($0.prefix(60))”" }.joined(separator: ", ")).
            """, severity: .error)
      }
      var fields = [NameField?](repeating: nil, count: number - 1)
      fields.append(.name)
      let table = NameTable(delimiter: delimiter, hasHeader: false, columns: fields)
      return .verdict(Verdict(format: .table(table)))
    }
    let isDefanged = lines.contains { DefangedLine.plain($0.bytes) != nil }
    if header.count > 1, !isDefanged, !Self.areLists([header] + sample),
      let verdict = headless(header, sample, delimiter: delimiter, first.next)
    {
      return .verdict(verdict)
    }
    // What comes before JSON may be the greeting of the program that writes it.
    if lines.count(where: { $0.bytes.first == UInt8(ascii: "{") }) * 2 >= lines.count {
      return .verdict(Verdict(format: .lines))
    }
    return .verdict(Verdict(format: .text, isCertain: isText(lines.map(\.bytes))))
  }

  /// A table without a header, or with one that says nothing to us: its columns by what they hold.
  private func headless(
    _ header: [[UInt8]], _ sample: [[[UInt8]]], delimiter: UInt8, _ next: Int
  ) -> Verdict? {
    let rows = sample.isEmpty ? [header] : sample
    var fields: [NameField?] = []
    var namelike = 0
    for column in header.indices {
      let cells = rows.compactMap { $0.count > column ? $0[column] : nil }
      let good = cells.count { NameShape.isNameOrAddress($0) }
      let isName = good > 0 && good * 10 >= rows.count * 8
      if isName { namelike += 1 }
      let isTime = !isName && !cells.isEmpty && cells.allSatisfy(Self.isTime)
      let hasName = fields.contains(.name)
      let hasTime = fields.contains(.firstSeen)
      fields.append(isName && !hasName ? .name : isTime && !hasTime ? .firstSeen : nil)
    }
    // Names in every column are lists as well.
    guard namelike > 0, namelike < header.count else { return nil }
    while fields.last == .some(nil) { fields.removeLast() }
    let hasHeader =
      !sample.isEmpty
      && !zip(header, fields).contains { $1 == .name && NameShape.isNameOrAddress($0) }
    let mapping = try? ColumnMapping(columns: [:])
    let isDocument =
      hasHeader
      && header.contains {
        mapping?.target(of: String(decoding: $0, as: UTF8.self))?.field == .text
      }
    let table = NameTable(delimiter: delimiter, hasHeader: hasHeader, columns: fields)
    return Verdict(format: .table(table), start: hasHeader ? next : 0, isCertain: !isDocument)
  }

  /// Whether at least half of the rows that have several cells are names and nothing else, several a line.
  private static func areLists(_ rows: [[[UInt8]]]) -> Bool {
    let several = rows.filter { $0.count > 1 }
    let lists = several.count { cells in
      let names = cells.flatMap { $0.split { NameReading.separates($0) } }
      return names.count > 1 && names.allSatisfy { NameShape.isNameOrAddress($0) }
    }
    return lists * 2 >= several.count
  }

  private static func isTime(_ cell: [UInt8]) -> Bool {
    cell.count >= 8
      && cell.withUnsafeBufferPointer { Timestamp(parsing: $0, origin: .file) } != nil
  }

  private static func cells(_ line: ArraySlice<UInt8>, delimiter: UInt8) -> [[UInt8]] {
    line.withUnsafeBufferPointer { line in
      guard let base = line.baseAddress else { return [] }
      var cells: [[UInt8]] = []
      NameBlock.forEachField(
        base, 0..<line.count, delimiter: delimiter, isQuoted: true, upTo: 4096
      ) { _, cell in
        var cell = cell[...]
        while let first = cell.first, first <= 0x20 { cell = cell.dropFirst() }
        while let last = cell.last, last <= 0x20 { cell = cell.dropLast() }
        cells.append(Array(cell))
      }
      return cells
    }
  }

  /// Whether a table holds names and no documents or posts.
  private func isCertain(header: [String], fields: [NameField?], sample: [[[UInt8]]]) -> Bool {
    guard let mapping = try? ColumnMapping(columns: [:]) else { return false }
    let known = Set(header.compactMap { mapping.target(of: $0)?.field })
    guard known.isDisjoint(with: [.text, .title, .account]) else { return false }
    let cells = sample.flatMap { row in
      zip(row, fields).compactMap { $1 == .name && !$0.isEmpty ? $0 : nil }
    }
    let good = cells.count { cell in
      let parts = cell.split { NameReading.separates($0) }
      return !parts.isEmpty && parts.allSatisfy { NameShape.isNameOrAddress($0) }
    }
    return good > 0 && good * 10 >= cells.count * 8
  }

  /// Whether nearly all lines are names.
  private func isText(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let good = lines.count { line in
      let plain = DefangedLine.plain(line)
      if let plain {
        let names = plain.split { NameReading.separates($0) }
        return !names.isEmpty && names.allSatisfy { NameShape.isNameOrAddress($0) }
      }
      var parts = line.split { NameReading.separates($0) }
      if let comment = parts.firstIndex(where: { $0.first == UInt8(ascii: "#") }) {
        parts.removeSubrange(comment...)
      }
      if parts.count > 1, let first = parts.first,
        first.withUnsafeBufferPointer({ first in
          first.baseAddress.map { NameBlock.isAddressOrRank($0, count: first.count) } ?? false
        })
      {
        parts.removeFirst()
        return parts.allSatisfy { NameShape.isName($0) || Self.isLocal($0) }
      }
      return !parts.isEmpty && parts.allSatisfy { NameShape.isName($0) }
    }
    return good > 0 && good * 10 >= lines.count * 9
  }

  /// What stands in hosts files beside names.
  private static func isLocal(_ word: ArraySlice<UInt8>) -> Bool {
    ["localhost", "ip6-", "broadcasthost"].contains { word.starts(with: $0.utf8) }
  }
}

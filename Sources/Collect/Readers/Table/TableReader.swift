import TocsinModel

/// Reads the records of a table with a header.
struct TableReader {
  let window: ByteWindow
  let delivery: Delivery
  let options: CollectOptions
  let mapping: ColumnMapping
  private var scanner: TableScanner
  private var builder: RecordBuilder
  private var values: [RecordBuilder.Value]
  private var header: [String] = []
  private var columns: TableColumns?
  /// Whether columns that nothing reads were looked at.
  private var isExamined = false
  private var line = 1
  /// What looking for the ends of quotes has cost without finding one.
  private var rescanned = 0

  init(
    window: ByteWindow, delivery: Delivery, file: InputFile, options: CollectOptions,
    mapping: ColumnMapping, dialect: TableDialect, dateOrder: DateOrder? = nil
  ) {
    self.window = window
    self.delivery = delivery
    self.options = options
    self.mapping = mapping
    scanner = TableScanner(dialect: dialect, columns: options.limits.columns)
    builder = RecordBuilder(path: file.path, options: options)
    builder.isTable = true
    builder.dateOrder = dateOrder
    values = Array(
      repeating: RecordBuilder.Value(start: nil, count: 0), count: RecordField.allCases.count)
  }

  mutating func read() throws {
    while let step = try next() {
      guard !isBlankLine else {
        advance(step)
        continue
      }
      if isSeparatorLine {
        advance(step)
        continue
      }
      if let columns {
        try record(columns)
      } else {
        guard try readHeader() else { return }
      }
      advance(step)
    }
  }

  /// What the dates of the table show about the order of day and month; reads it to its end.
  mutating func dateOrderEvidence() throws -> DateOrderEvidence {
    var evidence = DateOrderEvidence()
    while let step = try next() {
      if isBlankLine || isSeparatorLine {
        advance(step)
        continue
      }
      if let columns {
        let start = window.base + window.start
        for use in columns.uses where use.field == .published && use.column < scanner.fields.count {
          let field = scanner.fields[use.column]
          evidence.add(
            UnsafeBufferPointer(start: start + field.start, count: field.end - field.start))
        }
      } else {
        guard try readHeader() else { return evidence }
      }
      advance(step)
    }
    return evidence
  }

  /// `sep=;`, which spreadsheets write and read before the header.
  private var isSeparatorLine: Bool {
    guard columns == nil, let first = scanner.fields.first, first.end - first.start == 4 else {
      return false
    }
    return scanner.fields.count == 2
      && UnsafeBufferPointer(start: window.base + window.start + first.start, count: 4)
        .elementsEqual("sep=".utf8)
  }

  /// How far a record goes.
  private struct Step {
    var length: Int
    var lines: Int
  }

  /// Brings the next record into the scanner; `nil` at the end.
  private mutating func next() throws -> Step? {
    while true {
      if options.shouldStop() { throw CollectError.cancelled }
      let isWhole = window.isAtEnd
      if isWhole, window.count == 0 { return nil }
      // The beginning of a record whose rest is lost is not a record.
      let isCut = isWhole && window.failure != nil
      let start = window.base + window.start
      switch scanner.scan(start, count: window.count, isWhole: isWhole && !isCut) {
      case .record(let length):
        let ends = length > 0 && (start[length - 1] == 0x0A || start[length - 1] == 0x0D)
        return Step(length: length, lines: scanner.innerLines + (ends ? 1 : 0))
      case .needsMore:
        if isCut { return nil }
        if window.fill() || window.isAtEnd { continue }
        try charge()
        if scanner.innerLines > 0 { return try brokenQuote(firstLine: firstLineLength()) }
        try giveUp()
      case .brokenQuote(let length):
        try charge()
        return try brokenQuote(firstLine: length)
      case .tooManyColumns:
        let place = delivery.place(line: line, offset: window.offset)
        let message = "It has more than \(options.limits.columns) columns."
        if columns == nil {
          try delivery.note("csv.too-many-columns", message, severity: .error, at: place)
          return nil
        }
        try delivery.refuse("csv.too-many-columns", message, at: place)
        try skipLine()
      }
    }
  }

  /// Counts a search for the end of a quote that was for nothing; after too many there are no more.
  private mutating func charge() throws {
    guard scanner.quotesSpanLines else { return }
    rescanned += window.count
    guard rescanned > options.limits.rescan else { return }
    scanner.quotesSpanLines = false
    try delivery.note(
      "csv.quotes-ignored",
      "Too many quotation marks are not closed; from here on, every one ends with its line.",
      at: delivery.place(line: line, offset: window.offset))
  }

  /// Takes the record’s first line alone, its quotation marks without meaning.
  private mutating func brokenQuote(firstLine length: Int) throws -> Step {
    try delivery.note(
      "csv.broken-quote",
      "A quotation mark is not closed; the line was read by itself, without its quotation marks.",
      at: delivery.place(line: line, offset: window.offset))
    let start = window.base + window.start
    var end = length
    var ends = 0
    while end > 0, start[end - 1] == 0x0A || start[end - 1] == 0x0D {
      end -= 1
      ends = 1
    }
    scanner.scanUnquoted(start, count: end)
    return Step(length: length, lines: ends)
  }

  private func firstLineLength() -> Int {
    let start = window.base + window.start
    for index in 0..<window.count where start[index] == 0x0A { return index + 1 }
    return window.count
  }

  /// One line alone does not fit.
  private mutating func giveUp() throws {
    try delivery.refuse(
      "csv.too-long",
      """
      The line is longer than \(options.limits.record >> 20) MB; reading goes on with the next one.
      """, at: delivery.place(line: line, offset: window.offset))
    try skipLine()
  }

  private mutating func skipLine() throws {
    while true {
      if options.shouldStop() { throw CollectError.cancelled }
      let length = firstLineLength()
      let ends = length > 0 && window.base[window.start + length - 1] == 0x0A
      window.advance(by: length)
      if ends { line += 1 }
      if ends || !window.fill() { return }
    }
  }

  private mutating func advance(_ step: Step) {
    window.advance(by: step.length)
    line += step.lines
  }

  private var isBlankLine: Bool {
    scanner.fields.count == 1
      && scanner.fields.allSatisfy { field in
        (field.start..<field.end).allSatisfy { window.base[window.start + $0] <= 0x20 }
      }
  }

  /// Whether the table can be read.
  private mutating func readHeader() throws -> Bool {
    let start = window.base + window.start
    let names = scanner.fields.map { field in
      let end = TableScanner.unescape(field, in: start)
      return String(
        decoding: UnsafeBufferPointer(start: start + field.start, count: end - field.start),
        as: UTF8.self)
    }
    let columns = TableColumns(
      names, mapping: mapping, mappings: options.mappings + ExportMapping.known,
      asked: options.columns)
    header = names
    self.columns = columns
    let place = delivery.place(line: line, offset: window.offset)
    let absent = options.columns.values.sorted().filter { column in
      !names.contains { ColumnMapping.folded($0) == ColumnMapping.folded(column) }
    }
    let hasText = columns.fills(.text) || columns.fills(.title)
    guard absent.isEmpty && hasText else {
      let what = absent.isEmpty ? "a column with text" : "the column \(absent.quoted)"
      try delivery.note(
        "csv.missing-column",
        """
        It lacks \(what). Its columns are \(names.prefix(40).quoted). Say which one holds the \
        text with --column text=NAME.
        """, severity: .error, at: place)
      return false
    }
    return true
  }

  private mutating func record(_ columns: TableColumns) throws {
    let place = delivery.place(line: line, offset: window.offset)
    let start = window.base + window.start
    let fields = scanner.fields
    for slot in values.indices { values[slot] = RecordBuilder.Value(start: nil, count: 0) }
    for use in columns.uses where use.column < fields.count {
      guard values[use.field.slot].isEmpty else { continue }
      let field = fields[use.column]
      let end = scanner.unescape(use.column, in: start)
      values[use.field.slot] = RecordBuilder.Value(
        start: start + field.start, count: end - field.start)
    }
    if fields.count != header.count {
      try delivery.note(
        "csv.ragged",
        "The record has \(fields.count) fields where the header has \(header.count).", at: place)
    }
    if !isExamined {
      isExamined = true
      try examineUnread(columns, at: place)
    }
    if scanner.hasStrayQuote {
      try delivery.note(
        "csv.stray-quote", "A quotation mark inside of a quoted field is not doubled.", at: place)
    }
    if values.contains(where: { !UTF8Shape.isValid($0) }) {
      try delivery.note(
        "input.broken-encoding", "Bytes that are no UTF-8 were replaced with U+FFFD.", at: place)
    }
    let built = values.withUnsafeBufferPointer { values in
      Result { () throws(RecordBuilder.Refusal) in
        try builder.document(values, mapping: columns.export, place: place)
      }
    }
    switch built {
    case .success(let document): try delivery.deliver(document, remarks: builder.remarks)
    case .failure(let refusal): try delivery.refuse(refusal, limits: options.limits, at: place)
    }
  }
}

extension TableReader {
  /// Names once the columns that nothing reads and that look like what is missing, by the first record.
  fileprivate func examineUnread(_ columns: TableColumns, at place: Place) throws {
    let start = window.base + window.start
    let used = Set(columns.uses.map(\.column))
    let unused = zip(header, scanner.fields).enumerated().filter { !used.contains($0.offset) }
    try UnreadFields.note(
      ExportSurvey(
        names: unused.map(\.element.0),
        values: unused.map {
          UnsafeBufferPointer(
            start: start + $0.element.1.start, count: $0.element.1.end - $0.element.1.start)
        }), delivery, at: place, reads: columns.fills)
  }
}

extension Sequence<String> {
  /// `“a”, “b”`, each shortened to what a terminal can show.
  fileprivate var quoted: String {
    map { "“\(String($0.prefix(60)))”" }.joined(separator: ", ")
  }
}

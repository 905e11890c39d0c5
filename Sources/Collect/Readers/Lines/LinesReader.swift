import Glibc
import TocsinModel

/// Reads JSON objects, one a line (`lines`) or wherever they stand (`json`).
///
/// Memory is bounded by ``CollectLimits/record``; a record that does not parse costs itself only.
struct LinesReader {
  let window: ByteWindow
  let delivery: Delivery
  let options: CollectOptions
  private let mapping: ColumnMapping
  private let parser: JSONRecords
  private var builder: RecordBuilder
  private var line = 1
  /// The records of the last value, where its records are joined with each other.
  private var joined: Set<String> = []
  /// Whether the first record was asked what of it is not read.
  private var isExamined = false

  /// What the times so far show about the order of day and month.
  var dateEvidence: DateOrderEvidence { builder.dateEvidence }

  init(
    window: ByteWindow, delivery: Delivery, file: InputFile, options: CollectOptions,
    mapping: ColumnMapping, dateOrder: DateOrder? = nil
  ) throws(SourceFailure) {
    self.window = window
    self.delivery = delivery
    self.options = options
    self.mapping = mapping
    parser = try JSONRecords(
      mapping: mapping, mappings: options.mappings + ExportMapping.known,
      depth: options.limits.depth)
    builder = RecordBuilder(path: file.path, options: options)
    builder.dateOrder = dateOrder
  }

  /// One object a line.
  mutating func readLines() throws {
    var scanned = 0
    while true {
      let unread = window.count - scanned
      let start = window.base + window.start
      if unread > 0, let found = memchr(start + scanned, 0x0A, unread) {
        let length = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        _ = try record(length: length)
        window.advance(by: length + 1)
        line += 1
        scanned = 0
        continue
      }
      scanned = window.count
      if window.fill() { continue }
      if !window.isAtEnd {
        try refuseTooLong()
        try skipLine()
        scanned = 0
        continue
      }
      // The beginning of a record whose rest is lost is not a record.
      if window.failure == nil { _ = try record(length: window.count) }
      return
    }
  }

  /// Objects in an array, one after the other, or in lists within an object that wraps them.
  ///
  /// An object that fits into memory is parsed whole. One that wraps records, or does not fit, is gone through once more:
  /// the objects of its lists are then records of their own, with their own places.
  mutating func readObjects() throws {
    var splitter = ObjectSplitter()
    var wrappers: [WrapperScan] = []
    /// Whether each wrapper was entered because it does not fit.
    var isTooLong: [Bool] = []
    var position = 0
    var begin: Int?
    var beginLine = 1
    var lines = 1
    var objects = 0
    while true {
      while position < window.count {
        let byte = window.base[window.start + position]
        var isBegun = begin != nil
        if begin == nil, let last = wrappers.indices.last {
          switch wrappers[last].step(byte) {
          case .none: break
          case .objectBegins:
            if wrappers[last].lists > 0 { parser.setContext(wrappers[last].context) }
            isBegun = true
          case .ends:
            line = lines
            if isTooLong.removeLast(), wrappers[last].lists == 0 { try refuseTooLong() }
            wrappers.removeLast()
            parser.setContext(wrappers.last?.context ?? [])
          }
          if let wrapper = wrappers.last, wrapper.isDeeper(than: options.limits.depth) {
            return try delivery.refuse(
              "jsonl.invalid", "This JSON is nested too deep.", at: delivery.place(line: lines))
          }
        } else {
          isBegun = true
        }
        if byte == 0x0A { lines += 1 }
        position += 1
        guard isBegun else { continue }
        switch splitter.step(byte) {
        case .between, .inside: break
        case .objectBegins:
          objects += 1
          begin = position - 1
          beginLine = lines
        case .objectEnds:
          line = beginLine
          if let first = begin {
            window.advance(by: first)
            position -= first
            let isOnly = objects == 1 && isBlank(from: position)
            if try !record(length: position, isOnly: isOnly, mayEnter: wrappers.isEmpty) {
              wrappers.append(WrapperScan())
              isTooLong.append(false)
              lines = beginLine
              position = 0
              begin = nil
              splitter = ObjectSplitter()
              continue
            }
          }
          window.advance(by: position)
          position = 0
          begin = nil
        }
      }
      if let first = begin {
        window.advance(by: first)
        position -= first
        begin = 0
      } else {
        window.advance(by: position)
        position = 0
      }
      if window.fill() { continue }
      if !window.isAtEnd {
        // It does not fit: what it wraps may.
        wrappers.append(WrapperScan())
        isTooLong.append(true)
        lines = beginLine
        position = 0
        begin = nil
        splitter = ObjectSplitter()
        continue
      }
      line = beginLine
      if isTooLong.contains(true), wrappers.allSatisfy({ $0.lists == 0 }) {
        try refuseTooLong()
      } else if begin != nil, window.failure == nil {
        _ = try record(length: window.count)
      } else if !wrappers.isEmpty, window.failure == nil {
        try delivery.note(
          "input.truncated", "The JSON ends early; what came before was read.", severity: .error,
          at: delivery.place(line: lines))
      } else if objects == 0, window.failure == nil {
        try delivery.note(
          "input.no-records", "It holds JSON, but no objects, so there are no records in it.",
          at: delivery.place())
      }
      return
    }
  }

  /// Whether nothing else is there, as far as was read.
  private func isBlank(from position: Int) -> Bool {
    (position..<window.count).allSatisfy { window.base[window.start + $0] <= 0x20 }
  }

  /// - Parameters:
  ///   - isOnly: whether the object is a whole document, such as a file of settings.
  ///   - mayEnter: whether an object that wraps records is to be gone through instead.
  /// - Returns: `false` when that is to be done.
  private mutating func record(
    length: Int, isOnly: Bool = false, mayEnter: Bool = false
  ) throws -> Bool {
    let start = window.base + window.start
    var first = 0
    while first < length, start[first] <= 0x20 { first += 1 }
    guard first < length else { return true }
    if options.shouldStop() { throw CollectError.cancelled }
    let place = delivery.place(line: line, offset: window.offset + first)
    let value = UnsafeBufferPointer(start: start + first, count: length - first)
    guard let count = parser.parse(start + first, count: value.count) else {
      try delivery.refuse("jsonl.invalid", parser.reason, at: place)
      return true
    }
    var next = parser.next()
    if mayEnter, count > 1, let first = next, !first.isWhole, first.mapping?.joins != true {
      return false
    }
    if parser.wasRepaired {
      try delivery.note(
        "input.broken-encoding", "Bytes that are no UTF-8 were replaced with U+FFFD.", at: place)
    }
    var ids: [String?] = []
    joined.removeAll(keepingCapacity: true)
    while let found = next {
      let id = try deliver(
        found, of: value, parent: found.parent.flatMap { ids[$0] }, isOnly, at: place)
      // Only a record above others is looked up.
      if count > 1 { ids.append(id) }
      next = parser.next()
    }
    return true
  }

  /// - Returns: the id that the file gives the record.
  private mutating func deliver(
    _ record: JSONRecords.Record, of value: UnsafeBufferPointer<UInt8>, parent: String?,
    _ isOnly: Bool, at place: Place
  ) throws -> String? {
    if record.isLeftOut {
      delivery.pass()
      return nil
    }
    let built = Result { () throws(RecordBuilder.Refusal) in
      try builder.document(
        record.values, mapping: record.mapping, parent: parent,
        place: place)
    }
    switch built {
    case .success(let document):
      // What an answer includes beside its records may be one of them.
      if record.mapping?.joins == true, let id = document.externalID,
        !joined.insert("\(document.source?.id.rawValue ?? "")\n\(id)").inserted
      {
        delivery.pass()
        return id
      }
      if !isExamined, record.mapping == nil {
        isExamined = true
        try UnreadFields.note(unread(value), delivery, at: place) {
          !record.values[$0.slot].isEmpty
        }
      }
      try delivery.deliver(document, remarks: builder.remarks)
      return document.externalID
    case .failure(.noText) where isOnly && !record.isRecord:
      try delivery.refuse(
        "input.no-records",
        """
        It is one JSON object without a text. Records are objects in an array, or one a \
        line.\(UnreadFields(unread(value)).hint(.text, "text"))
        """,
        severity: .warning, at: delivery.place())
    case .failure(let refusal):
      if case .noText = refusal, !isExamined {
        isExamined = true
        let hint = UnreadFields(unread(value)).hint(.text, "text")
        if !hint.isEmpty {
          try delivery.noteOnce("record.unread-text", "No text is read.\(hint)", at: place)
        }
      }
      try delivery.refuse(refusal, limits: options.limits, at: place)
    }
    return nil
  }

  /// What the usual names do not read; of a value without end in the first part.
  private func unread(_ value: UnsafeBufferPointer<UInt8>) -> ExportSurvey {
    ExportSurvey(json: Array(value.prefix(1 << 20)), depth: options.limits.depth)
      .without { mapping.target(of: $0) != nil }
  }

  private mutating func refuseTooLong() throws {
    try delivery.refuse(
      "jsonl.too-long",
      "The record is longer than \(options.limits.record >> 20) MB and was left out.",
      at: delivery.place(line: line, offset: window.offset))
  }

  /// Goes to the beginning of the next line.
  private mutating func skipLine() throws {
    while true {
      if options.shouldStop() { throw CollectError.cancelled }
      if window.count > 0, let found = memchr(window.base + window.start, 0x0A, window.count) {
        window.advance(
          by: UnsafeRawPointer(found) - UnsafeRawPointer(window.base + window.start) + 1)
        line += 1
        return
      }
      window.advance(by: window.count)
      guard window.fill() else { return }
    }
  }
}

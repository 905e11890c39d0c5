import Glibc
import TocsinModel

/// Reads JSON objects, one a line (`lines`) or wherever they stand (`json`).
///
/// Memory is bounded by ``CollectLimits/record``; a record that does not parse costs itself only.
struct LinesReader {
  let window: ByteWindow
  let delivery: Delivery
  let options: CollectOptions
  private let parser: JSONRecordParser
  private var builder: RecordBuilder
  private var line = 1

  init(
    window: ByteWindow, delivery: Delivery, file: InputFile, options: CollectOptions,
    mapping: ColumnMapping
  ) throws(SourceFailure) {
    self.window = window
    self.delivery = delivery
    self.options = options
    parser = try JSONRecordParser(mapping: mapping, depth: options.limits.depth)
    builder = RecordBuilder(path: file.path, limits: options.limits)
  }

  /// One object a line.
  mutating func readLines() throws {
    var scanned = 0
    while true {
      let unread = window.count - scanned
      let start = window.base + window.start
      if unread > 0, let found = memchr(start + scanned, 0x0A, unread) {
        let length = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        try record(length: length)
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
      if window.failure == nil { try record(length: window.count) }
      return
    }
  }

  /// Objects in an array, or one after the other.
  mutating func readObjects() throws {
    var splitter = ObjectSplitter()
    var position = 0
    var begin: Int?
    var beginLine = 1
    var lines = 1
    var isTooLong = false
    var objects = 0
    while true {
      while position < window.count {
        let byte = window.base[window.start + position]
        if byte == 0x0A { lines += 1 }
        position += 1
        switch splitter.step(byte) {
        case .between, .inside: break
        case .objectBegins:
          objects += 1
          begin = position - 1
          beginLine = lines
        case .objectEnds:
          line = beginLine
          if isTooLong {
            try refuseTooLong()
          } else if let begin {
            window.advance(by: begin)
            position -= begin
            try record(length: position, isOnly: objects == 1 && isBlank(from: position))
          }
          window.advance(by: position)
          position = 0
          begin = nil
          isTooLong = false
        }
      }
      if begin == nil || isTooLong {
        window.advance(by: position)
        position = 0
      } else if let start = begin, start > 0 {
        window.advance(by: start)
        position -= start
        begin = 0
      }
      if window.fill() { continue }
      if !window.isAtEnd {
        isTooLong = true
        continue
      }
      line = beginLine
      if isTooLong {
        try refuseTooLong()
      } else if begin != nil, window.failure == nil {
        try record(length: window.count)
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

  /// - Parameter isOnly: whether the object is a whole document, such as a file of settings.
  private mutating func record(length: Int, isOnly: Bool = false) throws {
    let start = window.base + window.start
    var first = 0
    while first < length, start[first] <= 0x20 { first += 1 }
    guard first < length else { return }
    if options.shouldStop() { throw CollectError.cancelled }
    let place = delivery.place(line: line, offset: window.offset + first)
    guard let values = parser.parse(start + first, count: length - first) else {
      return try delivery.refuse("jsonl.invalid", parser.reason, at: place)
    }
    if parser.wasRepaired {
      try delivery.note(
        "input.broken-encoding", "Bytes that are no UTF-8 were replaced with U+FFFD.", at: place)
    }
    let built = Result { () throws(RecordBuilder.Refusal) in
      try builder.document(values, ordinal: delivery.records, place: place)
    }
    switch built {
    case .success(let document): try delivery.deliver(document, badTime: builder.badTime)
    case .failure(.noText) where isOnly:
      try delivery.refuse(
        "input.no-records",
        "It is one JSON object without a text. Records are objects in an array, or one a line.",
        severity: .warning, at: delivery.place())
    case .failure(let refusal): try delivery.refuse(refusal, limits: options.limits, at: place)
    }
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

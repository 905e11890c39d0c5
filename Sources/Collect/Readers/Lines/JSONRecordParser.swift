import CSimdjson

/// The members of a JSON object that a document needs (RFC 8259); nothing else is made a value.
final class JSONRecordParser {
  private let parser: OpaquePointer
  private let raw: UnsafeMutableBufferPointer<csimdjson_value>
  private let values: UnsafeMutableBufferPointer<RecordBuilder.Value>
  private var error: Int32 = 0
  private var repaired: [UInt8] = []
  /// Whether something of the last object that is no text became U+FFFD.
  private(set) var wasRepaired = false

  init(mapping: ColumnMapping, depth: Int) throws(SourceFailure) {
    let slots = RecordField.allCases.count
    guard let parser = csimdjson_open(slots, depth) else {
      throw SourceFailure(code: "input.unreadable", message: "There is not enough memory.")
    }
    self.parser = parser
    raw = .allocate(capacity: slots)
    raw.initialize(repeating: csimdjson_value())
    values = .allocate(capacity: slots)
    values.initialize(repeating: RecordBuilder.Value(start: nil, count: 0))
    for (name, target) in mapping.names {
      var name = name
      name.withUTF8 { utf8 in
        guard let base = utf8.baseAddress else { return }
        _ = csimdjson_map(parser, base, utf8.count, target.field.slot, UInt32(target.rank))
      }
    }
  }

  deinit {
    csimdjson_close(parser)
    raw.deallocate()
    values.deallocate()
  }

  /// The values by slot, valid until the next call; `nil` when it is no object, for ``reason``.
  /// - Parameter bytes: readable for ``ByteWindow/padding`` bytes after the count.
  func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> UnsafeBufferPointer<RecordBuilder.Value>?
  {
    guard let slots = raw.baseAddress else { return nil }
    wasRepaired = false
    error = csimdjson_parse(parser, bytes, count, slots)
    if Int(error) == CSIMDJSON_BAD_UTF8 {
      repaired = UTF8Shape.repaired(Array(UnsafeBufferPointer(start: bytes, count: count)))
      parseRepaired(slots)
    }
    if Int(error) == CSIMDJSON_BAD_STRING {
      let source = wasRepaired ? repaired : Array(UnsafeBufferPointer(start: bytes, count: count))
      if let mended = JSONEscapes.withoutLoneSurrogates(source) {
        repaired = mended
        parseRepaired(slots)
      }
    }
    guard Int(error) == CSIMDJSON_OK else { return nil }
    for index in raw.indices {
      values[index] = RecordBuilder.Value(start: raw[index].data, count: raw[index].length)
    }
    return UnsafeBufferPointer(values)
  }

  private func parseRepaired(_ slots: UnsafeMutablePointer<csimdjson_value>) {
    wasRepaired = true
    let length = repaired.count
    repaired.append(contentsOf: repeatElement(0x20, count: ByteWindow.padding))
    error = repaired.withUnsafeBufferPointer { repaired in
      guard let base = repaired.baseAddress else { return error }
      return csimdjson_parse(parser, base, length, slots)
    }
  }

  /// Why the last object was not read, as a sentence.
  var reason: String { Self.reason(error) }

  static func reason(_ error: Int32) -> String {
    switch Int(error) {
    case CSIMDJSON_NOT_AN_OBJECT: "This is JSON, but no object with named members."
    case CSIMDJSON_TOO_DEEP: "This JSON is nested too deep."
    case CSIMDJSON_UNCLOSED_STRING: "This JSON has a string without an end; is it cut off?"
    case CSIMDJSON_BAD_STRING: "This JSON has a string with an invalid escape."
    case CSIMDJSON_BAD_NUMBER: "This JSON has a malformed number."
    case CSIMDJSON_TOO_LARGE, CSIMDJSON_MEMORY:
      "There is not enough memory for this JSON."
    default: "This is not valid JSON."
    }
  }
}

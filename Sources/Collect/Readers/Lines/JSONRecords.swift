import CSimdjson

/// The records in a JSON value (RFC 8259), and of each the members that a document needs; nothing else is made a value.
final class JSONRecords {
  /// One record, valid until the next.
  struct Record {
    /// The mapping that found it; `nil` for the usual names.
    var mapping: ExportMapping?
    var isLeftOut: Bool
    var isRecord: Bool
    /// Whether it is the whole value, not a part of it.
    var isWhole: Bool
    /// The number, in this value, of the record above it.
    var parent: Int?
    var values: UnsafeBufferPointer<RecordBuilder.Value>
  }

  private let parser: OpaquePointer
  private let values: UnsafeMutableBufferPointer<RecordBuilder.Value>
  private let mappings: [ExportMapping]
  private var error: Int32 = 0
  private var repaired: [UInt8] = []
  /// Whether something of the last value that is no text became U+FFFD.
  private(set) var wasRepaired = false

  init(
    mapping: ColumnMapping, mappings: [ExportMapping], depth: Int
  ) throws(SourceFailure) {
    let slots = RecordField.allCases.count
    guard let parser = csimdjson_records_open(slots, depth, RecordField.text.slot) else {
      throw SourceFailure(code: "input.unreadable", message: "There is not enough memory.")
    }
    self.parser = parser
    self.mappings = mappings.filter { !$0.isTable }
    values = .allocate(capacity: slots)
    values.initialize(repeating: RecordBuilder.Value(start: nil, count: 0))
    for mapping in self.mappings { add(mapping) }
    for (name, target) in mapping.names {
      Self.hand(name) {
        _ = csimdjson_records_name(parser, $0, $1, target.field.slot, UInt32(target.rank))
      }
    }
  }

  deinit {
    csimdjson_records_close(parser)
    values.deallocate()
  }

  private func add(_ mapping: ExportMapping) {
    _ = csimdjson_records_add(parser)
    for (needs, leavesOut) in [(mapping.needs, false), (mapping.leaves, true)] {
      for need in needs {
        Self.hand(need) { _ = csimdjson_records_need(parser, $0, $1, leavesOut) }
      }
    }
    for (field, paths) in mapping.paths {
      for path in paths {
        Self.hand(path) { _ = csimdjson_records_path(parser, $0, $1, field.slot) }
      }
    }
  }

  private static func hand(_ text: String, _ body: (UnsafePointer<UInt8>, Int) -> Void) {
    var text = text
    text.withUTF8 { utf8 in
      if let base = utf8.baseAddress { body(base, utf8.count) }
    }
  }

  /// What wraps the values to come, for paths that begin with `^`; what is no JSON is forgotten.
  func setContext(_ json: [UInt8]) {
    let padded = json + repeatElement(0x20, count: ByteWindow.padding)
    padded.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      _ = csimdjson_records_context(parser, base, json.count)
    }
  }

  /// How many records there are in a value; `nil` when it is no object, for ``reason``. 0 means that it may still be
  /// one by itself, without a text.
  /// - Parameter bytes: readable for ``ByteWindow/padding`` bytes after the count.
  func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int? {
    var found = 0
    wasRepaired = false
    error = csimdjson_records_parse(parser, bytes, count, &found)
    if Int(error) == CSIMDJSON_BAD_UTF8 {
      repaired = UTF8Shape.repaired(Array(UnsafeBufferPointer(start: bytes, count: count)))
      parseRepaired(&found)
    }
    if Int(error) == CSIMDJSON_BAD_STRING {
      let source = wasRepaired ? repaired : Array(UnsafeBufferPointer(start: bytes, count: count))
      if let mended = JSONEscapes.withoutLoneSurrogates(source) {
        repaired = mended
        parseRepaired(&found)
      }
    }
    return Int(error) == CSIMDJSON_OK ? found : nil
  }

  private func parseRepaired(_ found: inout Int) {
    wasRepaired = true
    let length = repaired.count
    repaired.append(contentsOf: repeatElement(0x20, count: ByteWindow.padding))
    error = repaired.withUnsafeBufferPointer { repaired in
      guard let base = repaired.baseAddress else { return error }
      return csimdjson_records_parse(parser, base, length, &found)
    }
  }

  /// The next record of the last value.
  func next() -> Record? {
    var record = csimdjson_record()
    guard csimdjson_records_next(parser, &record) else { return nil }
    for index in values.indices {
      guard let raw = record.values, !record.is_left_out else { break }
      values[index] = RecordBuilder.Value(start: raw[index].data, count: raw[index].length)
    }
    let index = Int(record.mapping)
    return Record(
      mapping: mappings.indices.contains(index) ? mappings[index] : nil,
      isLeftOut: record.is_left_out, isRecord: record.is_record, isWhole: record.is_whole,
      parent: record.parent < 0 ? nil : Int(record.parent), values: UnsafeBufferPointer(values))
  }

  /// Why the last value was not read, as a sentence.
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

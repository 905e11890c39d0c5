import CSimdjson

/// The names in JSON values (RFC 8259); nothing else is made a value.
final class NameValueParser {
  private let parser: OpaquePointer
  private var repaired: [UInt8] = []
  /// What the last value held; its bytes are valid until the next one is parsed.
  private(set) var found = csimdjson_names_found()
  private var error = Int32(CSIMDJSON_MEMORY)
  /// Whether something of the last value that is no text became U+FFFD.
  private(set) var wasRepaired = false

  /// `nil` when memory is short.
  init?(columns: NameColumns, depth: Int) {
    guard let parser = csimdjson_names_open(depth) else { return nil }
    self.parser = parser
    for (name, target) in columns.names {
      var name = name
      name.withUTF8 { utf8 in
        guard let base = utf8.baseAddress else { return }
        _ = csimdjson_names_map(
          parser, base, utf8.count, Int32(target.field.slot), UInt32(target.rank))
      }
    }
  }

  deinit { csimdjson_names_close(parser) }

  /// Whether it is JSON; otherwise ``reason`` says why not.
  /// - Parameter bytes: readable for ``ByteWindow/padding`` bytes after the count.
  func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    wasRepaired = false
    error = csimdjson_names_parse(parser, bytes, count, &found)
    if Int(error) == CSIMDJSON_OK { return true }
    if Int(error) == CSIMDJSON_BAD_UTF8 {
      parse(repaired: UTF8Shape.repaired(Array(UnsafeBufferPointer(start: bytes, count: count))))
    }
    if Int(error) == CSIMDJSON_BAD_STRING {
      let source = wasRepaired ? repaired : Array(UnsafeBufferPointer(start: bytes, count: count))
      if let mended = JSONEscapes.withoutLoneSurrogates(source) { parse(repaired: mended) }
    }
    return Int(error) == CSIMDJSON_OK
  }

  private func parse(repaired mended: [UInt8]) {
    wasRepaired = true
    repaired = mended
    let count = mended.count
    repaired.append(contentsOf: repeatElement(0x20, count: ByteWindow.padding))
    error = repaired.withUnsafeBufferPointer { repaired in
      guard let base = repaired.baseAddress else { return error }
      return csimdjson_names_parse(parser, base, count, &found)
    }
  }

  /// Why the last value was not read, as a sentence.
  var reason: String { JSONRecordParser.reason(error) }
}

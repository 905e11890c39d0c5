import CSimdjson

/// The names in JSON values (RFC 8259); nothing else is made a value.
final class NameValueParser {
  private let parser: OpaquePointer
  private var repaired: [UInt8] = []
  private var error = Int32(CSIMDJSON_MEMORY)
  private var wasRepaired = false

  /// `nil` when memory is short.
  init?(columns: NameColumns, depth: Int) {
    guard let parser = csimdjson_names_open(depth, UInt32(NameField.looseRank)) else { return nil }
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

  /// What a value holds, or its first record that does, valid until the next; `nil` when it is no JSON, for
  /// ``reason``.
  /// - Parameter bytes: readable for ``ByteWindow/padding`` bytes after the count.
  func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> csimdjson_names_found? {
    var found = csimdjson_names_found()
    let result = csimdjson_names_parse(parser, bytes, count, &found)
    return Int(result) == CSIMDJSON_OK ? found : mended(bytes, count: count, result)
  }

  /// The next record of the value that was parsed last; `nil` behind the last.
  func next() -> csimdjson_names_found? {
    var found = csimdjson_names_found()
    return csimdjson_names_next(parser, &found) ? found : nil
  }

  /// Parses it after replacing what is no text; ``wasRepaired`` says whether there was any.
  private func mended(
    _ bytes: UnsafePointer<UInt8>, count: Int, _ result: Int32
  ) -> csimdjson_names_found? {
    wasRepaired = false
    error = result
    var found: csimdjson_names_found?
    if Int(error) == CSIMDJSON_BAD_UTF8 {
      found = parse(UTF8Shape.repaired(Array(UnsafeBufferPointer(start: bytes, count: count))))
    }
    if Int(error) == CSIMDJSON_BAD_STRING {
      let source = wasRepaired ? repaired : Array(UnsafeBufferPointer(start: bytes, count: count))
      if let mended = JSONEscapes.withoutLoneSurrogates(source) { found = parse(mended) }
    }
    if found == nil { wasRepaired = false }
    return found
  }

  private func parse(_ mended: [UInt8]) -> csimdjson_names_found? {
    wasRepaired = true
    repaired = mended + [UInt8](repeating: 0x20, count: ByteWindow.padding)
    var found = csimdjson_names_found()
    error = repaired.withUnsafeBufferPointer { repaired in
      guard let base = repaired.baseAddress else { return error }
      return csimdjson_names_parse(parser, base, mended.count, &found)
    }
    return Int(error) == CSIMDJSON_OK ? found : nil
  }

  /// Takes the word that something of the last value that is no text became U+FFFD.
  func takeRepair() -> Bool {
    defer { wasRepaired = false }
    return wasRepaired
  }

  /// Why the last value was not read, as a sentence.
  var reason: String { JSONRecords.reason(error) }
}

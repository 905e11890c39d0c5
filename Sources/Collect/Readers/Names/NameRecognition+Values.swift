import CSimdjson

extension NameRecognition {
  func json(_ text: [UInt8], from first: Int) -> Verdict {
    let body = text[first...]
    let isArray = text[first] == UInt8(ascii: "[")
    let next = isArray ? body.dropFirst().first { $0 > 0x20 } : nil
    if isArray, next == UInt8(ascii: "\"") {
      // An array of strings a line is not one array.
      let line = body.prefix { $0 != 0x0A }
      let isOnly = line.count == body.count || !line.contains(UInt8(ascii: "]"))
      let format: NameFormat = isOnly ? .strings : .lines
      return Verdict(format: format, isCertain: firstStrings(body).allSatisfy(NameShape.isName))
    }
    if let next, next != UInt8(ascii: "{"), next != UInt8(ascii: "]") {
      return Verdict(format: .lines)
    }
    if Self.hasLeaves(body) { return Verdict(format: .entries, isCertain: true) }
    let isWholeLine = !isArray && InputRecognition.firstLineIsWhole(body)
    let format: NameFormat = isWholeLine ? .lines : .objects
    return Verdict(format: format, isCertain: firstObjectIsNames(body))
  }

  /// Whether it is what a log answers to `get-entries`.
  private static func hasLeaves(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { $0.first("\"leaf_input\"", from: 0) } != nil
  }

  /// The first strings of an array, without those that have escapes.
  private func firstStrings(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var strings = StringSplitter()
    var found: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for index in text.indices {
      switch strings.step(text[index]) {
      case .begins: start = index + 1
      case .ends: found.append(text[start..<index])
      case .between, .inside: break
      }
      if found.count == 50 { break }
    }
    return found
  }

  /// Whether the first object has or wraps names, and nothing that makes it a document.
  private func firstObjectIsNames(_ text: ArraySlice<UInt8>) -> Bool {
    var splitter = ObjectSplitter()
    var start = text.startIndex
    for index in text.indices {
      switch splitter.step(text[index]) {
      case .objectBegins: start = index
      case .objectEnds: return isNames(Array(text[start...index]))
      case .between, .inside: break
      }
    }
    return false
  }

  private func isNames(_ object: [UInt8]) -> Bool {
    guard let names = NameValueParser(columns: columns, depth: CollectLimits().depth),
      let mapping = try? ColumnMapping(columns: [:]),
      let records = try? JSONRecordParser(mapping: mapping, depth: CollectLimits().depth)
    else { return false }
    let padded = object + [UInt8](repeating: 0x20, count: ByteWindow.padding)
    return padded.withUnsafeBufferPointer { padded in
      guard let base = padded.baseAddress, let found = names.parse(base, count: object.count)
      else { return false }
      if Int(found.kind) == CSIMDJSON_NAMES_HEARTBEAT { return true }
      guard Int(found.kind) == CSIMDJSON_NAMES_FOUND, found.count > 0, let list = found.names,
        UnsafeBufferPointer(start: list, count: found.count).allSatisfy({
          NameShape.isNameOrAddress(UnsafeBufferPointer(start: $0.data, count: $0.length))
        })
      else { return false }
      let fields: Set<RecordField> = [.text, .title, .account]
      if found.is_wrapped {
        // Of what is below, the keys have to do.
        let bytes = UnsafeBufferPointer(start: base, count: object.count)
        return !mapping.names.contains { name, target in
          fields.contains(target.field) && Self.hasKey(name, in: bytes)
        }
      }
      guard let values = records.parse(base, count: object.count) else { return false }
      return fields.allSatisfy { values[$0.slot].isEmpty }
    }
  }

  private static func hasKey(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.firstRange(of: Array("\"\(name)\"".utf8)) != nil
  }
}

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
    if let object = Self.firstObject(text) { return isNames(object) }
    // An object that goes on beyond the head may wrap records; then the first of them tells.
    guard let list = text.firstIndex(of: UInt8(ascii: "[")), !Self.isAboutText(text),
      let record = Self.firstObject(text[list...])
    else { return false }
    return isNames(record)
  }

  private static func firstObject(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var splitter = ObjectSplitter()
    var start = text.startIndex
    for index in text.indices {
      switch splitter.step(text[index]) {
      case .objectBegins: start = index
      case .objectEnds: return Array(text[start...index])
      case .between, .inside: break
      }
    }
    return nil
  }

  private func isNames(_ object: [UInt8]) -> Bool {
    guard let names = NameValueParser(columns: columns, depth: CollectLimits().depth),
      let mapping = try? ColumnMapping(columns: [:]),
      let records = try? JSONRecords(mapping: mapping, mappings: [], depth: CollectLimits().depth)
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
      // Of what is below, the keys have to do.
      if found.is_wrapped { return !Self.isAboutText(object) }
      guard records.parse(base, count: object.count) != nil, let record = records.next() else {
        return false
      }
      return Self.documentFields.allSatisfy { record.values[$0.slot].isEmpty }
    }
  }

  private static let documentFields: Set<RecordField> = [.text, .title, .account]

  /// Whether a key stands anywhere in it that a document’s text, title or account goes by.
  private static func isAboutText(_ json: some Collection<UInt8>) -> Bool {
    guard let mapping = try? ColumnMapping(columns: [:]) else { return true }
    let folded = Array(ColumnMapping.folded(String(decoding: json, as: UTF8.self)).utf8)
    return mapping.names.contains { name, target in
      documentFields.contains(target.field)
        && folded.firstRange(of: Array("\"\(name)\"".utf8)) != nil
    }
  }
}

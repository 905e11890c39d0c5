/// The tags and texts of XML, one after the other, as feeds really write it: a scanner that never expands what a document
/// defines, so that entities cost nothing, and that lets nothing stop it.
struct XMLScan {
  enum Token {
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case end(name: String)
    /// With the predefined character references decoded; of CDATA as it is.
    case text([UInt8], isCDATA: Bool)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// What a tag may be long.
  private static let longestTag = 1 << 16

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Where the next token begins.
  var position: Int { at }

  /// The next token; `nil` at the end. All together they cost time linear in the bytes.
  mutating func next() -> Token? {
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "<") { return text() }
      if starts(with: "<![CDATA[") {
        let start = at + 9
        let end = find("]]>", from: start) ?? bytes.count
        at = min(bytes.count, end + 3)
        return .text(Array(bytes[start..<end]), isCDATA: true)
      }
      if starts(with: "<!--") {
        at = find("-->", from: at + 4).map { $0 + 3 } ?? bytes.count
        continue
      }
      if starts(with: "<!") || starts(with: "<?") {
        // A document type with an internal subset ends with `]>`.
        let close = bytes[at...].prefix(Self.longestTag)
        let end = close.firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
        let subset = close.firstIndex(of: UInt8(ascii: "["))
        if let subset, subset < end {
          at = find("]>", from: subset).map { $0 + 2 } ?? bytes.count
        } else {
          at = min(bytes.count, end + 1)
        }
        continue
      }
      if let tag = tag() { return tag }
    }
    return nil
  }

  private mutating func text() -> Token {
    let start = at
    at = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
    return .text(CharacterReference.decoded(raw) ?? Array(raw), isCDATA: false)
  }

  private mutating func tag() -> Token? {
    let limit = min(bytes.count, at + Self.longestTag)
    var end = at + 1
    var quote: UInt8 = 0
    while end < limit {
      let byte = bytes[end]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      end += 1
    }
    guard end < limit else {
      // A stray `<` is text.
      at += 1
      return nil
    }
    var inside = bytes[(at + 1)..<end]
    at = end + 1
    let isEnd = inside.first == UInt8(ascii: "/")
    if isEnd { inside = inside.dropFirst() }
    let isEmpty = inside.last == UInt8(ascii: "/")
    if isEmpty { inside = inside.dropLast() }
    let nameEnd = inside.firstIndex { $0 <= 0x20 } ?? inside.endIndex
    let name = String(decoding: inside[inside.startIndex..<nameEnd], as: UTF8.self).lowercased()
    guard !name.isEmpty else { return nil }
    if isEnd { return .end(name: name) }
    return .start(
      name: name, attributes: Self.attributes(inside[nameEnd...]), isEmpty: isEmpty)
  }

  private static func attributes(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [String: String] {
    var attributes: [String: String] = [:]
    var at = bytes.startIndex
    while at < bytes.endIndex, attributes.count < 50 {
      guard let equals = bytes[at...].firstIndex(of: UInt8(ascii: "=")) else { break }
      let name = String(
        decoding: bytes[at..<equals].filter { $0 > 0x20 }, as: UTF8.self
      ).lowercased()
      guard let open = bytes[(equals + 1)...].firstIndex(where: { $0 > 0x20 }),
        bytes[open] == UInt8(ascii: "\"") || bytes[open] == UInt8(ascii: "'"),
        let close = bytes[(open + 1)...].firstIndex(of: bytes[open])
      else { break }
      let value = UnsafeBufferPointer(rebasing: bytes[(open + 1)..<close])
      attributes[name] = String(
        decoding: CharacterReference.decoded(value) ?? Array(value), as: UTF8.self)
      at = close + 1
    }
    return attributes
  }

  private func starts(with text: String) -> Bool {
    var index = at
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private func find(_ text: String, from start: Int) -> Int? {
    guard start <= bytes.count else { return nil }
    return bytes[start...].firstRange(of: Array(text.utf8))?.lowerBound
  }
}

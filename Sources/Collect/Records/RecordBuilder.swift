import TocsinModel

/// Makes a document of the values of one record.
struct RecordBuilder {
  typealias Value = UnsafeBufferPointer<UInt8>

  enum Refusal: Error {
    case noText
    case tooLong(RecordField)
  }

  private let path: String
  private let limits: CollectLimits
  private var identity = DocumentIdentity()
  /// The text of a time that could not be read, of the record made last.
  private(set) var badTime: String?

  init(path: String, limits: CollectLimits) {
    self.path = path
    self.limits = limits
  }

  /// - Parameters:
  ///   - values: one per ``RecordField``, by slot; empty where there is none.
  ///   - ordinal: the record's number in its file, from 0.
  mutating func document(
    _ values: UnsafeBufferPointer<Value>, ordinal: Int, place: Place
  ) throws(Refusal) -> Document {
    for field in RecordField.allCases where values[field.slot].count > limits.field {
      throw .tooLong(field)
    }
    badTime = nil
    var title = Self.name(values[RecordField.title.slot])
    var text = Self.string(Self.trimmed(values[RecordField.text.slot]))
    if text.isEmpty, let only = title {
      text = only
      title = nil
    }
    guard !text.isEmpty else { throw .noText }
    let url = Self.name(values[RecordField.url.slot])
    let account = Self.name(values[RecordField.account.slot])
    let source = Self.source(
      account: account, named: Self.name(values[RecordField.source.slot]), url: url)
    let externalID = Self.name(values[RecordField.id.slot])
    let id = identity.id(
      url: url, source: source?.id, externalID: externalID, path: path,
      title: title, text: text)
    let published = published(Self.trimmed(values[RecordField.published.slot]))
    return Document(
      id: id, form: account == nil ? .record : .post, externalID: externalID, source: source,
      url: url, title: title,
      authors: Self.name(values[RecordField.author.slot]).map { [$0] } ?? [],
      language: Self.language(values[RecordField.language.slot]), published: published, text: text,
      place: place)
  }

  private mutating func published(_ value: Value) -> Timestamp? {
    guard !value.isEmpty, !Self.isNull(value) else { return nil }
    if let time = Timestamp(parsing: value, origin: .file) { return time }
    // Unix seconds with a fraction, as some exports have them.
    if let point = value.firstIndex(of: UInt8(ascii: ".")), point >= 9,
      value.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
      let time = Timestamp(parsing: Value(rebasing: value[..<point]), origin: .file)
    {
      return time
    }
    badTime = Self.string(Value(rebasing: value.prefix(40)))
    return nil
  }

  private static func source(account: String?, named: String?, url: String?) -> Source? {
    if let account { return Source(id: SourceID(rawValue: account), kind: .account) }
    if let named {
      if let host = WebAddress.host(of: named) ?? WebAddress.bareHost(named) {
        return Source(id: SourceID(rawValue: host), kind: .site)
      }
      return Source(id: SourceID(rawValue: named), kind: .named)
    }
    guard let url, let host = WebAddress.host(of: url) else { return nil }
    return Source(id: SourceID(rawValue: host), kind: .site)
  }

  private static func language(_ value: Value) -> String? {
    let value = trimmed(value)
    // BCP 47 (RFC 5646, section 4.4.1) knows no longer tag that anyone uses.
    guard (2...35).contains(value.count), !isNull(value) else { return nil }
    for byte in value {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): break
      default: return nil
      }
    }
    let tag = String(
      decoding: value.lazy.map { $0 == UInt8(ascii: "_") ? 0x2D : $0 }, as: UTF8.self)
    return tag == "und" ? nil : tag
  }

  /// A short value; `nil` when it is empty or what tools write for nothing.
  private static func name(_ value: Value) -> String? {
    let value = trimmed(value)
    return value.isEmpty || isNull(value) ? nil : string(value)
  }

  private static func isNull(_ value: Value) -> Bool {
    guard value.count <= 4 else { return false }
    switch value.count {
    case 3: return matches(value, "nan")
    case 4: return matches(value, "null") || matches(value, "none")
    default: return false
    }
  }

  private static func matches(_ value: Value, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in value.elementsEqual(word) { $0 | 0x20 == $1 } }
  }

  private static func trimmed(_ value: Value) -> Value {
    var start = 0
    var end = value.count
    while start < end, isBlank(value[start]) { start += 1 }
    while end > start, isBlank(value[end - 1]) { end -= 1 }
    return Value(rebasing: value[start..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func string(_ value: Value) -> String { String(decoding: value, as: UTF8.self) }
}

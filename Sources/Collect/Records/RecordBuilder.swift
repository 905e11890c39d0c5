import TocsinModel

/// Makes a document of the values of one record.
struct RecordBuilder {
  typealias Value = UnsafeBufferPointer<UInt8>

  enum Refusal: Error {
    case noText
    case tooLong(RecordField)
    /// A repost by the platform's own means, of a text that the file does not have.
    case emptyRepost
  }

  /// A reservation about the record made last.
  enum Remark: Hashable {
    case badTime(String)
    case implausibleTime(String)
    /// Day and month may be exchanged.
    case undecidedTime(String)
    /// “3 hours ago”, without a time at which it was seen.
    case unseenTime(String)
    case mendedEncoding
  }

  private let path: String
  private let options: CollectOptions
  private var identity = DocumentIdentity()
  /// Of the record made last.
  private(set) var remarks: [Remark] = []
  /// What the column of times shows about the order of day and month.
  var dateOrder: DateOrder?
  /// What the times of all records so far show about it.
  private(set) var dateEvidence = DateOrderEvidence()
  /// Whether values are cells of a table.
  var isTable = false

  init(path: String, options: CollectOptions) {
    self.path = path
    self.options = options
  }

  /// - Parameters:
  ///   - values: one per ``RecordField``, by slot; empty where there is none.
  ///   - mapping: what found them.
  ///   - parent: the id of the record that it stands below.
  mutating func document(
    _ values: UnsafeBufferPointer<Value>, mapping: ExportMapping? = nil, parent: String? = nil,
    place: Place
  ) throws(Refusal) -> Document {
    for field in RecordField.allCases where values[field.slot].count > options.limits.field {
      throw .tooLong(field)
    }
    remarks.removeAll(keepingCapacity: true)
    var links: [Link] = []
    let repostOf = PostReference(
      id: Self.name(values[RecordField.repostOf.slot]),
      account: Self.account(values[RecordField.repostAccount.slot], mapping))
    var title = Self.name(values[RecordField.title.slot])
    var text = self.text(values[RecordField.text.slot], mapping, &links)
    if text.isEmpty, repostOf != nil {
      let shown = self.text(values[RecordField.repostText.slot], mapping, &links)
      guard !shown.isEmpty else { throw .emptyRepost }
      text = repostOf?.account.map { "RT @\($0): \(shown)" } ?? shown
    }
    if text.isEmpty, let only = title {
      text = only
      title = nil
    }
    guard !text.isEmpty else { throw .noText }
    if title == text { title = nil }
    let url = Self.name(values[RecordField.url.slot])
    let author = Self.name(values[RecordField.author.slot])
    var account = Self.account(values[RecordField.account.slot], mapping)
    let named = Self.name(values[RecordField.source.slot])
    if mapping == nil, account == nil, named == nil, title == nil,
      !Self.isGone(Self.trimmed(values[RecordField.author.slot]))
    {
      account = author.flatMap { Self.account(ofAuthor: $0, url: url) }
    }
    let source = Self.source(
      account: account, named: named, url: url)
    let externalID = Self.name(values[RecordField.id.slot])
    var platform =
      Self.name(values[RecordField.platform.slot])?.lowercased() ?? mapping?.constant(.platform)
    if platform == nil, account != nil { platform = url.flatMap(Platform.at) }
    let id = identity.id(
      url: url, source: source?.id, externalID: externalID, path: path,
      title: title, text: text)
    let seen = Self.trimmed(values[RecordField.captured.slot])
    var published = published(Self.trimmed(values[RecordField.published.slot]), seen: seen)
    if published == nil, let externalID {
      published = WrittenTime.ofID(externalID, platform: platform).flatMap { plausible($0) }
    }
    addLinks(values[RecordField.links.slot], to: &links)
    addImages(values[RecordField.imageHash.slot], to: &links)
    return Document(
      id: id, form: account == nil ? .record : .post, externalID: externalID, source: source,
      url: url, title: title,
      authors: author.map { [$0] } ?? [],
      language: Self.language(values[RecordField.language.slot]), published: published, text: text,
      links: links, place: place, platform: platform,
      inReplyTo: PostReference(
        id: Self.answered(values[RecordField.replyTo.slot]) ?? parent,
        account: Self.account(values[RecordField.replyAccount.slot], mapping)),
      repostOf: repostOf,
      quoteOf: PostReference(
        id: Self.name(values[RecordField.quoteOf.slot]),
        account: Self.account(values[RecordField.quoteAccount.slot], mapping)))
  }

  /// The text without markup, its characters as they were meant.
  private mutating func text(
    _ value: Value, _ mapping: ExportMapping?, _ links: inout [Link]
  ) -> String {
    let value = Self.trimmed(value)
    guard !value.isEmpty, !Self.isGone(value) else { return "" }
    if let mended = DoubleEncoding.mended(value, least: mapping?.isDoublyEncoded == true ? 1 : 2) {
      remarks.append(.mendedEncoding)
      return mended.withUnsafeBufferPointer { plain($0, mapping, &links) }
    }
    return plain(value, mapping, &links)
  }

  private func plain(_ value: Value, _ mapping: ExportMapping?, _ links: inout [Link]) -> String {
    if mapping?.isHTML == true || (mapping == nil && Self.isMarkup(value)) {
      let markup = MarkupText(value)
      links += markup.links
      return String(decoding: markup.text, as: UTF8.self)
    }
    if let decoded = CharacterReference.decoded(value) {
      return String(decoding: decoded, as: UTF8.self)
    }
    return Self.string(value)
  }

  /// Whether it is a paragraph of HTML from end to end.
  private static func isMarkup(_ value: Value) -> Bool {
    value.starts(with: "<p".utf8) && value.last == UInt8(ascii: ">")
  }

  private func addLinks(_ value: Value, to links: inout [Link]) {
    guard !value.isEmpty else { return }
    for url in value.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }).prefix(100) {
      let url = String(decoding: url, as: UTF8.self)
      if WebAddress.host(of: url) != nil { links.append(Link(url: url, text: "")) }
    }
  }

  /// Hashes of pictures, each once. A list comes as text of any kind, so that whatever is no hexadecimal digit parts them.
  private func addImages(_ value: Value, to links: inout [Link]) {
    guard !value.isEmpty else { return }
    var seen: Set<String> = []
    for hash in value.split(whereSeparator: { !Self.isWordByte($0) }).prefix(100) {
      guard let address = ImageHash.address(ofHexadecimal: hash), seen.insert(address).inserted
      else { continue }
      links.append(Link(url: address, text: ""))
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private mutating func published(_ value: Value, seen: Value) -> Timestamp? {
    guard !value.isEmpty, !Self.isNull(value) else { return nil }
    dateEvidence.add(value)
    let written = { Self.string(Value(rebasing: value.prefix(40))) }
    switch WrittenTime.read(value, order: dateOrder, isCell: isTable) {
    case .none: return nil
    case .time(let time):
      let plausible = plausible(time)
      if plausible == nil { remarks.append(.implausibleTime(written())) }
      return plausible
    case .undecided(let time):
      remarks.append(.undecidedTime(written()))
      return plausible(time)
    case .ago(let ago):
      // Without the time at which that was shown it says nothing.
      guard case .time(let seen) = WrittenTime.read(seen, order: dateOrder, isCell: isTable) else {
        remarks.append(.unseenTime(written()))
        return nil
      }
      return plausible(ago.time(from: seen))
    case .unreadable:
      remarks.append(.badTime(written()))
      return nil
    }
  }

  /// 1990-01-01T00:00:00Z: nothing of what is read here was published before the web.
  private static let earliest: Int64 = 631_152_000

  private func plausible(_ time: Timestamp) -> Timestamp? {
    time.seconds >= Self.earliest && time.earliest <= options.now + 86_400 ? time : nil
  }

  /// An account without the `@` before it; of an address, such as ActivityPub has it, its last part at its host.
  private static func account(_ value: Value, _ mapping: ExportMapping?) -> String? {
    // Under the usual names a value is taken as it is.
    guard !isGone(trimmed(value)) else { return nil }
    guard var name = name(value), mapping != nil else { return self.name(value) }
    if let host = WebAddress.host(of: name) {
      let last = name.split(separator: "/").last.map(String.init) ?? ""
      let handle = last.hasPrefix("@") ? String(last.dropFirst()) : last
      return handle.isEmpty || handle == host ? name : "\(handle)@\(host)"
    }
    while name.hasPrefix("@") { name.removeFirst() }
    return name.isEmpty ? nil : name
  }

  /// Who posts what has an author and no title: not the site, where others post as well. A platform is known by its
  /// host; of another site the host is part of the name, since two sites may each have an author of one name.
  private static func account(ofAuthor author: String, url: String?) -> String {
    guard let url, Platform.at(url) == nil, let host = WebAddress.host(of: url) else {
      return author
    }
    return "\(author)@\(host)"
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

  /// What a record answers; yt-dlp says `root` where that is the record above.
  private static func answered(_ value: Value) -> String? {
    name(value).flatMap { $0 == "root" ? nil : $0 }
  }

  /// A short value; `nil` when it is empty or what tools write for nothing.
  private static func name(_ value: Value) -> String? {
    let value = trimmed(value)
    return value.isEmpty || isNull(value) ? nil : string(value)
  }

  /// What platforms show in place of a post or an account that was taken away.
  private static func isGone(_ value: Value) -> Bool {
    value.count == 9
      && (value.elementsEqual("[removed]".utf8) || value.elementsEqual("[deleted]".utf8))
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

internal import TocsinModel

/// The words by which people say that a post is another's: `RT @name: …` before it, `(via @name)` behind it. Platforms
/// write their own reposts in the first form, too.
struct RepostMark: Hashable {
  /// The account, without the `@`.
  let account: String
  /// The mark as it is written, or a word for what the platform states.
  let written: String
  /// Where it stands in the text, in UTF-8 offsets; empty for what the platform states beside it.
  let place: Range<Int>

  /// Bytes from the end within which `via` counts: a long way before, it is a word of the text.
  private static let reach = 80

  /// `nil` when the text has none. Constant time.
  init?(_ text: String) {
    let utf8 = text.utf8
    var start = Substring(text)
    while let first = start.utf8.first, first <= 0x20 { start = start.dropFirst() }
    for mark in ["RT @", "rt @"] where start.utf8.starts(with: mark.utf8) {
      let rest = start.dropFirst(4)
      let name = Self.name(rest)
      let behind = rest.dropFirst(name.count)
      guard !name.isEmpty, behind.first == ":" || behind.first == " " else { continue }
      account = name
      written = "RT @\(name)"
      let end = utf8.count - behind.utf8.count + (behind.first == ":" ? 1 : 0)
      place = 0..<end
      return
    }
    let tailStart = utf8.index(utf8.endIndex, offsetBy: -Self.reach, limitedBy: utf8.startIndex)
    // Within a character nothing begins that is looked for.
    let tail = Array(utf8[(tailStart ?? utf8.startIndex)...])
    let via = Array("via @".utf8)
    var at = tail.count - via.count
    while at >= 0 {
      let isWord = at == 0 || !Self.isNameByte(tail[at - 1])
      if isWord, zip(tail[at...], via).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        let name = Self.name(Substring(String(decoding: tail[(at + via.count)...], as: UTF8.self)))
        guard !name.isEmpty else { return nil }
        account = name
        written = "via @\(name)"
        place = (utf8.count - tail.count + at)..<utf8.count
        return
      }
      at -= 1
    }
    return nil
  }

  /// What the text says, else what the platform states of the post: `nil` when neither names an account.
  init?(of document: Document) {
    if let mark = RepostMark(document.text) {
      self = mark
      return
    }
    guard let account = document.repostOf?.account else { return nil }
    self.account = account
    written = "forwarded from \(account)"
    place = 0..<0
  }

  /// Whether a text is cut off at its end, as platforms cut what they repeat.
  static func isCutOff(_ text: String) -> Bool {
    guard RepostMark(text) != nil else { return false }
    var rest = Substring(text)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    // The address of the whole stands behind what was cut.
    if let blank = rest.lastIndex(where: \.isWhitespace),
      rest[blank...].dropFirst().hasPrefix("http")
    {
      rest = rest[..<blank]
    }
    return rest.hasSuffix("…") || rest.hasSuffix("...")
  }

  /// Whether it names the source, by its id or by what stands before the host in it.
  func names(_ source: Source?) -> Bool {
    guard let source, source.kind == .account else { return false }
    let id = Self.bare(source.id.rawValue)
    let account = account.lowercased()
    return id == account || id.hasPrefix(account + "@") || id.hasPrefix(account + ".")
      || account.hasPrefix(id + "@")
  }

  /// An account in lower case, without the `@` before it.
  static func bare(_ account: String) -> String {
    let account = account.lowercased()
    return account.hasPrefix("@") ? String(account.dropFirst()) : account
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
  }

  /// Letters, digits, and between them dots, hyphens and the `@` of a host. Names of channels may have blanks: of these
  /// the part before the colon is taken.
  private static func name(_ text: Substring) -> String {
    let head = text.prefix(64)
    var name = String(
      head.prefix { $0.isLetter || $0.isNumber || "_-.@".contains($0) })
    while let last = name.last, "-.@".contains(last) { name.removeLast() }
    if head.dropFirst(name.count).first == " ", let colon = head.firstIndex(of: ":"),
      head[..<colon].split(separator: " ").count <= 4
    {
      return String(head[..<colon])
    }
    return name
  }
}

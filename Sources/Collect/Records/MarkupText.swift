import TocsinModel

/// The text of a short piece of HTML in a record, such as a Mastodon status: without its tags, paragraphs as blank lines.
///
/// It is no parser of pages: it knows where a tag ends, which tags end a line, and the characters that have names in posts.
struct MarkupText {
  private(set) var text: [UInt8] = []
  private(set) var links: [Link] = []

  /// Linear in the markup.
  init(_ markup: UnsafeBufferPointer<UInt8>) {
    text.reserveCapacity(markup.count)
    var index = 0
    var openLink: (url: String, start: Int)?
    while index < markup.count {
      let byte = markup[index]
      if byte == UInt8(ascii: "<"), let end = Self.tagEnd(index, markup) {
        let tag = UnsafeBufferPointer(rebasing: markup[(index + 1)..<end])
        let name = Self.name(of: tag)
        index = end + 1
        switch name {
        case "br": text.append(0x0A)
        case "p", "/p", "div", "/div", "li", "/blockquote", "blockquote", "h1", "h2", "h3", "/ul":
          endParagraph()
        case "script", "style":
          // What a script says is not shown.
          index = Self.skip(to: "</" + name, from: index, markup)
        case "a":
          if let url = Self.address(in: tag) { openLink = (url, text.count) }
        case "/a":
          if let link = openLink, links.count < 100 {
            links.append(
              Link(url: link.url, text: String(decoding: text[link.start...], as: UTF8.self)))
          }
          openLink = nil
        default: break
        }
      } else if byte == UInt8(ascii: "&"),
        let (scalar, end) = CharacterReference.read(index, markup)
      {
        text.append(contentsOf: String(scalar).utf8)
        index = end
      } else {
        text.append(byte)
        index += 1
      }
    }
    while let last = text.last, last <= 0x20 { text.removeLast() }
  }

  private mutating func endParagraph() {
    guard !text.isEmpty else { return }
    var breaks = 0
    while breaks < 2, text.count > breaks, text[text.count - 1 - breaks] == 0x0A { breaks += 1 }
    for _ in breaks..<2 { text.append(0x0A) }
  }

  /// Where the `>` is; `nil` when what begins here is no tag.
  private static func tagEnd(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let next = bytes[start + 1]
    guard (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    else { return nil }
    var quote: UInt8 = 0
    // A tag of more than this is a stray `<`; the bound keeps it linear.
    for index in start..<min(bytes.count, start + 8192) {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private static func name(of tag: UnsafeBufferPointer<UInt8>) -> String {
    let name = tag.prefix(12).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    let closed = name.count > 1 && name.last == UInt8(ascii: "/") ? name.dropLast() : name
    return String(decoding: closed.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func skip(
    to close: String, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let wanted = Array(close.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0],
        zip(bytes[index...], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  private static let href = Array("href=".utf8)

  /// The web address of `href="…"`.
  private static func address(in tag: UnsafeBufferPointer<UInt8>) -> String? {
    guard let found = tag.firstRange(of: href), found.upperBound < tag.count else { return nil }
    let quote = tag[found.upperBound]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let written = tag[(found.upperBound + 1)...].prefix { $0 != quote }
    let address = UnsafeBufferPointer(rebasing: written)
    let url = String(decoding: CharacterReference.decoded(address) ?? Array(address), as: UTF8.self)
    return WebAddress.host(of: url) == nil ? nil : url
  }
}

import TocsinModel

extension Pseudonyms {
  /// A piece of a text that was put in another's place.
  struct Edit {
    var start: Int
    var end: Int
    /// UTF-8 bytes of what stands there now.
    var length: Int
  }

  /// A text with pseudonyms in the place of mentions (`@name`), mail addresses and names in addresses of platforms.
  ///
  /// Linear in the text; one without an `@` or an address is given back as it is.
  func text(_ text: String) -> String { edited(text).text }

  func edited(_ text: String) -> (text: String, edits: [Edit]) {
    var text = text
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") }) else {
      return (text, [])
    }
    return text.withUTF8 { bytes in
      var (output, edits): ([UInt8], [Edit]) = ([], [])
      var (place, done) = (0, 0)
      while place < bytes.count {
        guard let found = person(bytes, place, after: done) else {
          place += 1
          continue
        }
        let old = String(decoding: bytes[found], as: UTF8.self)
        let new = name(old)
        place = found.upperBound
        guard new != old else { continue }
        output += bytes[done..<found.lowerBound]
        output += new.utf8
        edits.append(Edit(start: found.lowerBound, end: found.upperBound, length: new.utf8.count))
        done = found.upperBound
      }
      guard !edits.isEmpty else { return (String(decoding: bytes, as: UTF8.self), []) }
      output += bytes[done...]
      return (String(decoding: output, as: UTF8.self), edits)
    }
  }

  /// Where a span of the text is after the edits; one that an edit cuts is made as wide as it needs to be.
  static func moved(_ span: TextSpan, by edits: [Edit]) -> TextSpan {
    func moved(_ offset: Int, isEnd: Bool) -> Int {
      var shift = 0
      for edit in edits where edit.start < offset {
        let change = edit.length - (edit.end - edit.start)
        if edit.end <= offset {
          shift += change
        } else {
          return edit.start + shift + (isEnd ? edit.length : 0)
        }
      }
      return offset + shift
    }
    return TextSpan(moved(span.start, isEnd: false), moved(span.end, isEnd: true))
  }

  /// Longer names are none.
  private static let longest = 140

  /// The name of a person that is recognised at a place, by its `@` or by the address that it stands in.
  private func person(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, after done: Int
  ) -> Range<Int>? {
    if bytes[place] == UInt8(ascii: "@") {
      let end = Self.end(bytes, place + 1)
      guard end > place + 1, end - place <= Self.longest else { return nil }
      var start = place
      while start > done, place - start < 64, Self.isLocal(bytes[start - 1]) { start -= 1 }
      // “name@host.tld” is an address, “@name” and “@name@host.tld” are mentions, and “name@word” is neither.
      if start < place {
        let host = bytes[(place + 1)..<end]
        return host.contains(UInt8(ascii: ".")) ? start..<end : nil
      }
      return (place + 1)..<end
    }
    guard bytes[place] == UInt8(ascii: "/"), place > 0, bytes[place - 1] == UInt8(ascii: "/")
    else { return nil }
    return account(inAddressAt: place + 1, bytes)
  }

  /// The account in the address of a platform: `t.me/NAME/7`, `bsky.app/profile/NAME`.
  private func account(
    inAddressAt host: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard let slash = bytes[host...].prefix(64).firstIndex(of: UInt8(ascii: "/")) else {
      return nil
    }
    var name = String(decoding: bytes[host..<slash], as: UTF8.self).lowercased()
    for prefix in ["www.", "m.", "mobile."] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    guard Self.platforms.contains(name) else { return nil }
    var start = slash + 1
    while start < bytes.count {
      if bytes[start] == UInt8(ascii: "@") { return nil }
      let end = Self.end(bytes, start)
      guard end > start, end - start <= Self.longest else { return nil }
      let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      if Self.leading.contains(word), end < bytes.count, bytes[end] == UInt8(ascii: "/") {
        start = end + 1
        continue
      }
      return Self.pages.contains(word) || word.hasSuffix(".php") ? nil : start..<end
    }
    return nil
  }

  private static let platforms: Set<String> = [
    "x.com", "twitter.com", "t.me", "telegram.me", "instagram.com", "facebook.com", "vk.com",
    "bsky.app", "tiktok.com", "youtube.com", "threads.net", "ok.ru", "reddit.com",
    "truthsocial.com",
  ]
  /// Parts of addresses behind which a name stands.
  private static let leading: Set<String> = ["profile", "s", "user", "c", "u", "users", "people"]
  /// First parts of addresses that are nobody's name.
  private static let pages: Set<String> = [
    "i", "hashtag", "search", "share", "sharer", "intent", "home", "explore", "watch", "groups",
    "p", "reel", "reels", "stories", "status", "joinchat", "addstickers", "embed", "shorts",
    "playlist", "channel", "events", "pages", "login", "r", "wall", "video", "tag", "t", "live",
  ]

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == 0x5F
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
  }

  /// Mentions end where the networks' reading of them ends.
  private static func end(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Int {
    var end = start
    // What is too long is looked at no further: “a@a@a…” costs what it is long.
    while end < bytes.count, end - start <= longest,
      isWord(bytes[end])
        || (end > start
          && (bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "-")
            || bytes[end] == UInt8(ascii: "@")))
    {
      end += 1
    }
    while end > start, !isWord(bytes[end - 1]) { end -= 1 }
    return end
  }
}

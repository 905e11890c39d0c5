import TocsinModel

/// An attribute of an element: a name from this program's source, a value from anywhere.
package struct Attribute: Sendable {
  let name: StaticString
  let value: String

  package init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
  }

  package static func id(_ value: String) -> Attribute { Attribute("id", value) }
  package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  package static func label(_ value: String) -> Attribute { Attribute("aria-label", value) }
  package static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }
  package static func role(_ value: String) -> Attribute { Attribute("role", value) }

  /// A link inside the page.
  package static func href(fragment: String) -> Attribute { Attribute("href", "#\(fragment)") }

  /// A link to another page of the same site; the path must be encoded.
  package static func href(inside path: String) -> Attribute { Attribute("href", path) }

  /// The language of a quoted text; `nil` unless it looks like a BCP 47 tag.
  package static func language(_ tag: String?) -> Attribute? {
    guard let tag, (2...35).contains(tag.utf8.count),
      tag.utf8.allSatisfy({ byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      })
    else { return nil }
    return Attribute("lang", tag)
  }

  package static let directionAuto = Attribute("dir", "auto")

  /// The direction of a quoted text: that of its language, which a Latin name at its beginning cannot
  /// turn; otherwise that of its first letter.
  package static func direction(of language: String?) -> Attribute {
    guard let language, LanguageName.isRightToLeft(language) else { return directionAuto }
    return Attribute("dir", "rtl")
  }
}

extension Attribute {
  /// A link out of the page; `nil` unless it is `http` or `https` without anything that could
  /// deceive the eye: user information, spaces, control characters.
  package static func href(outside url: String) -> Attribute? {
    guard url.utf8.count <= 2048 else { return nil }
    let lower = url.prefix(8).lowercased()
    let scheme = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard scheme > 0 else { return nil }
    let rest = url.utf8.dropFirst(scheme)
    let authority = rest.prefix { !"/?#\\".utf8.contains($0) }
    guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")),
      !rest.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
      !url.unicodeScalars.contains(where: { VisibleText.isHidden($0) })
    else { return nil }
    return Attribute("href", url)
  }
}

package import TocsinModel
import Wording

extension Markup {
  /// A text from outside in its own language and direction, cut when long.
  package mutating func quoted(
    _ name: StaticString, _ text: String, language: String? = nil, class: String? = nil,
    limit: Int = 300
  ) {
    element(name, .language(language), .directionAuto, `class`.map { .class($0) }) { out in
      out.text(text.cut(to: limit))
    }
  }

  package mutating func quoted(
    _ text: String, language: String? = nil, class: String? = nil, limit: Int = 300
  ) {
    quoted("span", text, language: language, class: `class`, limit: limit)
  }

  /// A link where the address can be trusted to be one, otherwise the text alone.
  package mutating func link(_ text: String, to url: String?, language: String? = nil) {
    if let url, let href = Attribute.href(outside: url) {
      element(
        "a", href, Attribute("rel", "noreferrer nofollow"), .language(language), .directionAuto
      ) { $0.text(text.cut(to: 220)) }
    } else {
      quoted(text, language: language, limit: 220)
    }
  }

  /// A path or an address, which may break behind its slashes.
  package mutating func path(_ path: String) {
    var start = path.startIndex
    while let slash = path[start...].firstIndex(of: "/") {
      let next = path.index(after: slash)
      text(path[start..<next])
      void("wbr")
      start = next
    }
    text(path[start...])
  }

  /// A time with its precision in words, and in the form that machines read.
  package mutating func time(_ timestamp: Timestamp) {
    let time = ReadableTime(timestamp)
    element("time", Attribute("datetime", time.machine), text: time.sentence)
  }
}

extension String {
  /// At most `limit` characters (Unicode scalars), with a note of how much was cut.
  package func cut(to limit: Int) -> String {
    // A scalar has at most four bytes, so a short text need not be walked.
    guard utf8.count > limit else { return self }
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return self }
    return localized("\(self[..<end])… (cut: \(scalars.count) characters in all)")
  }

  /// At most `limit` scalars, the rest an ellipsis: for labels in pictures.
  package func shortened(to limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return self }
    return "\(self[..<scalars.index(before: end)])…"
  }
}

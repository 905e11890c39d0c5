import TocsinModel

/// A name with its parts marked: what is the protected name's, what differs, what lends it purpose.
///
/// Each part stands in an isolate of its own and the whole runs from left to right, so that letters of a script that
/// runs the other way cannot trade the places of labels (UTS #39, section 6; UAX #9, HL4). The encoded form
/// stands below whenever it is another text.
struct MarkedName {
  let lookalike: Lookalike

  func render(into out: inout Markup) {
    out.element("bdi", .class("name"), Attribute("dir", "ltr")) { out in
      for (text, kind) in parts { part(text, kind, &out) }
    }
    if lookalike.shown != lookalike.name.rawValue {
      out.element("code", .class("sub"), text: lookalike.name.rawValue.cut(to: 260))
    }
  }

  private func part(_ text: Substring, _ kind: Lookalike.Mark.Kind?, _ out: inout Markup) {
    switch kind {
    case .same: out.element("b") { letters(text, &$0) }
    case .differs:
      out.element("mark") { letters(text, &$0) }
      if let script = script(of: text) { out.element("span", .class("script"), text: script) }
    case .lure: out.element("span", .class("lure")) { letters(text, &$0) }
    case .ending: out.element("span", .class("ending")) { letters(text, &$0) }
    case nil: out.element("span", .class("rest")) { letters(text, &$0) }
    }
  }

  /// Breaks lines behind dots.
  private func letters(_ text: Substring, _ out: inout Markup) {
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: ".").map { text.index(after: $0) } ?? text.endIndex
      out.element("bdi", text: String(text[start..<end]))
      if end < text.endIndex || text[start..<end].last == "." { out.void("wbr") }
      start = end
    }
  }

  /// The one script of the letters, unless it is Latin.
  private func script(of text: Substring) -> String? {
    let scripts = Set(
      text.unicodeScalars.lazy.filter { !$0.isASCII }.compactMap { LookAlikes.scriptName(of: $0) })
    guard let script = scripts.first, scripts.count == 1, script != "Latin" else { return nil }
    return script
  }

  /// The whole name in order. Marks that do not fit the text are passed over.
  private var parts: [(Substring, Lookalike.Mark.Kind?)] {
    let text = lookalike.shown
    let utf8 = text.utf8
    var parts: [(Substring, Lookalike.Mark.Kind?)] = []
    var done = utf8.startIndex
    for mark in lookalike.marks.prefix(64) {
      guard mark.span.start >= 0, mark.span.start < mark.span.end, mark.span.end <= utf8.count,
        let start = utf8.index(utf8.startIndex, offsetBy: mark.span.start).samePosition(
          in: text.unicodeScalars),
        let end = utf8.index(utf8.startIndex, offsetBy: mark.span.end).samePosition(
          in: text.unicodeScalars), start >= done
      else { continue }
      if start > done { parts.append((text[done..<start], nil)) }
      parts.append((text[start..<end], mark.kind))
      done = end
    }
    if done < text.endIndex { parts.append((text[done...], nil)) }
    return parts
  }
}

/// HTML in the making. Names are compile-time strings and everything else is escaped, so nothing
/// from outside can become markup; elements close themselves, so the result is balanced.
package struct Markup: Sendable {
  /// What was written since the last ``take()``.
  package private(set) var html = ""

  /// Nothing yet.
  package init() {}

  /// An element with what `body` writes into it.
  package mutating func element(
    _ name: StaticString, _ attributes: Attribute?..., body: (inout Markup) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// An element that holds one text.
  package mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: String) {
    element(name, attributes, text: text)
  }

  mutating func element(_ name: StaticString, _ attributes: [Attribute?], text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// An element without content and end tag, such as `meta` and `br`.
  package mutating func void(_ name: StaticString, _ attributes: Attribute?...) {
    open(name, attributes)
  }

  /// Text with every character that could hide or reorder something replaced by a visible mark.
  package mutating func text(_ text: some StringProtocol) {
    VisibleText.append(text, to: &html, marks: .elements)
  }

  /// Like ``text(_:)``, where no elements are allowed: in `title` and in SVG.
  package mutating func plain(_ text: some StringProtocol) {
    VisibleText.append(text, to: &html, marks: .brackets)
  }

  /// Markup as it is; only for what stands in this program's own source.
  package mutating func raw(_ literal: StaticString) {
    html += literal.description
  }

  /// A comment of this program's own.
  mutating func comment(_ text: String) { html += text }

  /// Gives away what was written and starts again.
  package mutating func take() -> String {
    defer { html = "" }
    return html
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
    html += "<"
    html += name.description
    for case let attribute? in attributes {
      html += " "
      html += attribute.name.description
      html += "=\""
      VisibleText.append(attribute.value, to: &html, marks: .brackets)
      html += "\""
    }
    html += ">"
  }

  private mutating func close(_ name: StaticString) {
    html += "</"
    html += name.description
    html += ">"
    if name.isBlock { html += "\n" }
  }
}

extension StaticString {
  /// Whether a line break after the element changes nothing that is seen.
  fileprivate var isBlock: Bool {
    switch description {
    case "section", "h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "table", "tr", "caption",
      "thead", "tbody", "details", "summary", "div", "svg", "g", "header", "footer", "nav", "dl",
      "figure", "figcaption", "head", "title", "style":
      true
    default: false
    }
  }
}

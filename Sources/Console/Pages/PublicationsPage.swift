import Report
import TocsinModel

/// Who published a text that somebody pastes.
struct PublicationsPage: Sendable {
  let text: String
  let found: TextPublications?
  /// Whether the text was longer than what was asked for.
  let isCut: Bool

  func html() -> String {
    PageFrame(title: "Who published this?", current: .publications).html { out in
      out.element("h1", text: "Who published this?")
      form(&out)
      if let found { result(found, &out) }
    }
  }

  private func form(_ out: inout Markup) {
    out.element(
      "form", .class("pasting"), Attribute("method", "post"), Attribute("action", "/publications")
    ) { out in
      out.element("label") { out in
        out.element("span", text: "A text, whole or a passage of it")
        out.element(
          "textarea", Attribute("name", "text"), Attribute("rows", found == nil ? "10" : "4"),
          .id("text"), .directionAuto
        ) { $0.field(text) }
      }
      out.element("button", text: "Who has it?")
    }
  }

  private func result(_ found: TextPublications, _ out: inout Markup) {
    out.element("div", .role("status")) { out in
      out.element("p", .class("lead"), text: lead(found))
    }
    if isCut {
      out.element("p", .class("note"), text: "The text was long: its beginning was looked for.")
    }
    if found.isShort {
      out.element(
        "p", .class("note"),
        text:
          "It is short: only what says the same and nothing else was looked for. Search finds words inside texts."
      )
    }
    if found.isCapped {
      out.element(
        "p", .class("note"),
        text: "Very many texts are alike: the nearest were compared, and there may be more.")
    }
    guard !found.publications.isEmpty else { return }
    table(found, &out)
    if found.count > found.publications.count {
      out.element(
        "p", .class("note"),
        text: "The first \(found.publications.count.grouped) of \(found.count.grouped) are listed.")
    }
  }

  private func lead(_ found: TextPublications) -> String {
    guard found.count > 0 else { return "Nobody, as far as was read." }
    return "\(found.count.counted("publication")) by \(found.sources.counted("source"))"
      + (found.publications.first?.document.published == nil
        ? "; none of them has a time." : ", the first and those since:")
  }

  private func table(_ found: TextPublications, _ out: inout Markup) {
    out.element("table", .class("publications")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title in ["Published", "Who", "What", "Has of it", "Is of it"] {
            out.element("th", Attribute("scope", "col"), text: title)
          }
        }
      }
      out.element("tbody") { out in
        for (place, publication) in found.publications.enumerated() {
          row(publication, isFirst: place == 0, &out)
        }
      }
    }
  }

  private func row(
    _ publication: TextPublications.Publication, isFirst: Bool, _ out: inout Markup
  ) {
    let document = publication.document
    out.element("tr", isFirst && document.published != nil ? .class("earliest") : nil) { out in
      out.element("td") { out in
        if let published = document.published { out.time(published) } else { out.text("no time") }
        if isFirst, document.published != nil { out.element("span", .class("chip"), text: "first") }
      }
      out.element("td") { $0.source(of: document) }
      out.element("td") { out in
        out.element("a", .href(inside: "/documents/\(document.id)"), .directionAuto) {
          $0.text((document.title ?? "Text").cut(to: 120))
        }
      }
      out.element(
        "td", .class("n"), Attribute("data-label", "has"), text: publication.ofText.percent)
      out.element(
        "td", .class("n"), Attribute("data-label", "is"), text: publication.ofDocument.percent)
    }
  }
}

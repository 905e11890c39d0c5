import Report
import TocsinModel
import Wording

/// Who published a text that somebody pastes.
struct PublicationsPage: Sendable {
  let text: String
  let found: TextPublications?
  /// Whether the text was longer than what was asked for.
  let isCut: Bool

  func html() -> String {
    PageFrame(title: localized("Who published this?"), current: .publications).html { out in
      out.element("h1", words: "Who published this?")
      form(&out)
      if let found { result(found, &out) }
    }
  }

  private func form(_ out: inout Markup) {
    out.element(
      "form", .class("pasting"), Attribute("method", "post"), Attribute("action", "/publications")
    ) { out in
      out.element("label") { out in
        out.element("span", words: "A text, whole or a passage of it")
        out.element(
          "textarea", Attribute("name", "text"), Attribute("rows", found == nil ? "10" : "4"),
          .id("text"), .directionAuto, Attribute("data-drop", "text")
        ) { $0.field(text) }
      }
      out.element("button", words: "Who has it?")
    }
  }

  private func result(_ found: TextPublications, _ out: inout Markup) {
    out.element("div", .role("status")) { out in
      out.element("p", .class("lead"), words: lead(found))
    }
    if isCut {
      out.element("p", .class("note"), words: "The text was long: its beginning was looked for.")
    }
    if found.isShort {
      out.element(
        "p", .class("note"),
        words:
          "It is short: only what says the same and nothing else was looked for. Search finds words inside texts."
      )
    }
    if found.isCapped {
      out.element(
        "p", .class("note"),
        words: "Very many texts are alike: the nearest were compared, and there may be more.")
    }
    guard !found.publications.isEmpty else { return }
    table(found, &out)
    if found.count > found.publications.count {
      out.element(
        "p", .class("note"),
        words: "The first \(found.publications.count) of \(found.count) are listed.")
    }
  }

  /// From this share on a publication has the text, and not a part of it: the share at which a text repeats another whole
  /// (`whole-score`).
  private static let whole = 0.8

  /// The place of the earliest that has the text whole and says when.
  private func first(_ found: TextPublications) -> Int? {
    found.publications.firstIndex {
      $0.ofText >= Self.whole && $0.document.published != nil
    }
  }

  private func lead(_ found: TextPublications) -> Phrase {
    guard found.count > 0 else { return "Nobody, as far as was read." }
    let all: Phrase =
      "\(counted: found.count, "publication") by \(counted: found.sources, "source")"
    let whole = found.publications.count { $0.ofText >= Self.whole }
    if whole == 0 { return "\(all), each with a part of it." }
    if first(found) == nil { return "\(all); none that has it whole says when." }
    return whole == found.publications.count
      ? "\(all), the first and those since:" : "\(all), \(whole.grouped) with all of it:"
  }

  private func table(_ found: TextPublications, _ out: inout Markup) {
    out.element("table", .class("publications")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title: Phrase in ["Published", "Who", "What"] {
            out.element("th", Attribute("scope", "col"), words: title)
          }
          for title: Phrase in ["Of your text", "Of its text"] {
            out.element("th", Attribute("scope", "col"), .class("n"), words: title)
          }
        }
      }
      out.element("tbody") { out in
        let first = first(found)
        for (place, publication) in found.publications.enumerated() {
          row(publication, isFirst: place == first, &out)
        }
      }
    }
  }

  private func row(
    _ publication: TextPublications.Publication, isFirst: Bool, _ out: inout Markup
  ) {
    let document = publication.document
    out.element("tr", isFirst ? .class("earliest") : nil) { out in
      out.element("td") { out in
        if let published = document.published { out.time(published) } else { out.words("no time") }
        if isFirst { out.element("span", .class("chip"), words: "first") }
      }
      out.element("td") { $0.source(of: document) }
      out.element("td") { out in
        out.element("a", .href(inside: "/documents/\(document.id)"), .directionAuto) {
          $0.text((document.title ?? localized("Text")).cut(to: 120))
        }
      }
      out.element(
        "td", .class("n"), Attribute("data-label", words: "Of your text"),
        text: publication.ofText.percent)
      out.element(
        "td", .class("n"), Attribute("data-label", words: "Of its text"),
        text: publication.ofDocument.percent)
    }
  }
}

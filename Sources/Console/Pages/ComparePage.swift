import Report
import TocsinModel
import Wording

/// Two texts side by side: pasted, or stored ones by their ids.
struct ComparePage: Sendable {
  struct Compared: Sendable {
    let pair: CopyPair
    let earlier: Document
    let later: Document
  }

  let a: String
  let b: String
  let compared: Compared?

  func html() -> String {
    PageFrame(title: localized("Compare"), current: .compare).html { out in
      out.element("h1", words: "Compare two texts")
      if let compared { result(compared, &out) }
      form(&out)
    }
  }

  private func result(_ compared: Compared, _ out: inout Markup) {
    let pair = compared.pair
    out.element(
      "p", .class("lead"),
      words: pair.spans.isEmpty
        ? "The two texts have no passage in common."
        : "\(pair.coverageA.percent) of the earlier text stands in the other; \(pair.coverageB.percent) of the later one comes from it."
    )
    if pair.order == .unknown {
      out.element(
        "p", .class("note"),
        words: "Nothing says which was first: the one given first is taken as the earlier.")
    }
    PairDetail(pair, compared.earlier, compared.later).render(into: &out)
  }

  private func form(_ out: inout Markup) {
    out.element(
      "form", .class("pasting"), Attribute("method", "post"), Attribute("action", "/compare")
    ) { out in
      out.element("div", .class("two")) { out in
        area("a", "The earlier text", a, &out)
        area("b", "The other", b, &out)
      }
      out.element(
        "p", .class("small"),
        words:
          "Paste a text, drop a file of plain text, or give the address or the id of a document that is stored."
      )
      out.element("button", words: "Compare")
    }
  }

  private func area(_ name: String, _ label: Phrase, _ value: String, _ out: inout Markup) {
    out.element("label") { out in
      out.element("span", words: label)
      out.element(
        "textarea", Attribute("name", name), Attribute("rows", "9"), .directionAuto, .id(name),
        Attribute("data-drop", "text")
      ) { $0.field(value) }
    }
  }
}

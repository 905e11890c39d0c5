import Report
import TocsinModel
import Wording

/// A case as one HTML file: no script, no network, everything escaped; printed, it is a document.
package struct CaseFile {
  private let known: Case
  private let history: [CaseEvent]

  package init(_ known: Case, history: [CaseEvent]) {
    self.known = known
    self.history = history
  }

  /// The whole file. Linear in the case.
  package func html() -> String {
    Self.page(title: "\(known.label) \(known.title)") { out in
      let view = CaseView(known)
      view.head(into: &out)
      view.observed(into: &out)
      view.assessed(into: &out)
      view.attributed(into: &out)
      view.frameworks(into: &out)
      view.countermeasures(into: &out)
      view.work(into: &out)
      view.history(history, into: &out)
    }
  }

  /// One finding on one page, for somebody who has a minute.
  package static func summary(of finding: ObservedFinding, cases: [String]) -> String {
    page(title: "\(finding.label) \(finding.headline)") { out in
      out.element("p", .class("kicker")) { out in
        out.badge(finding.attention)
        for chip in finding.chips {
          out.text(" ")
          out.element("span", .class("chip"), text: Language.current.saying(chip).cut(to: 60))
        }
      }
      out.element("h1", .directionAuto) {
        $0.text("\(finding.label) \(Language.current.saying(finding.headline))".cut(to: 300))
      }
      out.element("h2", words: "Observed")
      out.element("ul", .class("reasons")) { out in
        for reason in finding.reasons { out.reason(reason) }
      }
      out.element("h2", words: "Whom and what it is about")
      out.element("ul") { out in
        for entity in finding.entities.prefix(20) {
          out.element("li") { out in
            out.element("span", .class("small"), text: entity.kind.rawValue)
            out.text(" ")
            out.element("bdi", text: entity.name.cut(to: 120))
          }
        }
      }
      out.element("h2", words: "Assessed and attributed")
      out.element(
        "p",
        words: cases.isEmpty
          ? "Nothing: it is in no case."
          : "See \(cases.joined(separator: ", ")): this page says what was observed, and nothing else."
      )
      out.element(
        "p", .class("small"),
        words: "Observed by rule \(finding.rule), version \(finding.version).")
    }
  }

  static func page(title: String, _ body: (inout Markup) -> Void) -> String {
    var out = Markup()
    out.raw("<!DOCTYPE html>\n")
    out.element("html", .spokenLanguage) { whole(title, &$0, body) }
    return out.take()
  }

  private static func whole(
    _ title: String, _ out: inout Markup, _ body: (inout Markup) -> Void
  ) {
    out.element("head") { out in
      out.void("meta", Attribute("charset", "utf-8"))
      out.void(
        "meta", Attribute("http-equiv", "Content-Security-Policy"),
        Attribute(
          "content",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"))
      out.void(
        "meta", Attribute("name", "viewport"),
        Attribute("content", "width=device-width, initial-scale=1"))
      out.void("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark"))
      out.void("meta", Attribute("name", "referrer"), Attribute("content", "no-referrer"))
      out.element("title") { $0.plain("\(title.cut(to: 160)) · Tocsin") }
      out.element("style") { $0.raw(Stylesheet.text) }
      out.element("style") { $0.raw(CaseStylesheet.text) }
    }
    out.raw("<body class=\"casefile\">\n<main id=\"main\">\n")
    body(&out)
    out.raw("</main>\n</body>\n")
  }
}

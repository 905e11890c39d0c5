import Cases
import Report
import Store
import TocsinModel
import Wording

/// The cases in a list, what worked in all of them, and a form for a new one.
struct CasesPage: Sendable {
  let heads: [CaseHead]
  let records: [CountermeasureRecord]
  /// A finding that a new one would begin with.
  let finding: String?

  func html() -> String {
    PageFrame(title: localized("Cases"), current: .cases).html { out in
      out.element("h1", words: "Cases")
      out.element(
        "p", .class("lead"),
        words: "What a team concludes from findings, what it does about them, and what came of it.")
      if heads.isEmpty {
        out.element("p", words: "There is none yet. Open one below, or from a finding.")
      } else {
        table(&out)
      }
      opening(&out)
      worked(&out)
      if (Identity.current?.user?.role ?? .administrator) == .administrator {
        out.element("p", .class("small")) { out in
          out.element("a", .href(inside: "/held"), words: "What is held about somebody")
        }
      }
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue cases")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for name: Phrase in ["Number", "Case", "State", "Changed"] {
            out.element("th", Attribute("scope", "col"), words: name)
          }
        }
      }
      out.element("tbody") { out in
        for head in heads.prefix(500) {
          out.element("tr") { out in
            out.element("td", text: "C\(head.number)")
            out.element("td", .class("what")) { out in
              out.element("a", .href(inside: "/cases/C\(head.number)"), .directionAuto) {
                $0.text(head.title.cut(to: 200))
              }
            }
            out.element(
              "td", text: Case.State(rawValue: head.state)?.phrase.text ?? head.state)
            out.element("td") { out in
              out.time(Timestamp(seconds: head.changed, precision: .minute, origin: .seen))
            }
          }
        }
      }
    }
  }

  private func opening(_ out: inout Markup) {
    out.element("h2", .id("new"), words: "Open a case")
    CaseForms.form("/cases", "Open", key: "n", &out) { out in
      CaseForms.line("Title", "title", isFirst: finding != nil, isRequired: true, &out)
      CaseForms.line("Kept for (the purpose)", "purpose", isRequired: true, &out)
      CaseForms.line("Legal basis", "legal_basis", &out)
      CaseForms.line("To be erased on", "expires", type: "date", &out)
      CaseForms.line("Findings", "findings", value: finding ?? "", example: "F3, F8", &out)
    }
  }

  private func worked(_ out: inout Markup) {
    guard !records.isEmpty else { return }
    out.element("h2", words: "What worked")
    out.element("table", .class("figures")) { out in
      out.element(
        "caption",
        words:
          "Countermeasures that were sent, by their last outcome; hours are those to the first takedown, in the middle"
      )
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), words: "Kind")
          for name: Phrase in [
            "Sent", "Acted", "Partly", "Refused", "No answer", "Harmed", "Hours",
          ] {
            out.element("th", Attribute("scope", "col"), .class("n"), words: name)
          }
        }
      }
      out.element("tbody") { out in
        for record in records {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row"), words: record.kind.phrase)
            for column in record.columns.dropFirst() {
              out.element("td", .class("n"), text: column)
            }
          }
        }
      }
    }
  }
}

import Report
import Store
import TocsinModel
import Wording

/// What people did, the last first.
struct AuditPage: Sendable {
  let entries: [AuditEntry]
  let hasMore: Bool

  func html() -> String {
    PageFrame(title: localized("Audit"), current: .users).html { out in
      out.element("h1", words: "Audit")
      out.element(
        "p", .class("made"),
        words:
          "Who signed in, and every action by which something was changed; not what was looked at.")
      guard !entries.isEmpty else { return out.element("p", words: "Nothing yet.") }
      out.element("table") { out in
        out.element("thead") { out in
          out.element("tr") { out in
            for title: Phrase in ["When", "Who", "What", "Outcome"] {
              out.element("th", Attribute("scope", "col"), words: title)
            }
          }
        }
        out.element("tbody") { out in
          for entry in entries {
            out.element("tr") { out in
              out.element("td") { $0.moment(entry.at) }
              out.element("td", .directionAuto) { $0.text(entry.by.cut(to: 80)) }
              out.element("td") { out in out.element("code") { $0.text(entry.action.cut(to: 200)) }
              }
              out.element("td", text: entry.outcome)
            }
          }
        }
      }
      if hasMore, let last = entries.last {
        out.element("p") {
          $0.element("a", .href(inside: "/audit?before=\(last.number)"), words: "Earlier")
        }
      }
    }
  }
}

import Report
import Store
import TocsinModel

/// What people did, the last first.
struct AuditPage: Sendable {
  let entries: [AuditEntry]
  let hasMore: Bool

  func html() -> String {
    PageFrame(title: "Audit", current: .users).html { out in
      out.element("h1", text: "Audit")
      out.element(
        "p", .class("made"),
        text:
          "Who signed in, and every action by which something was changed; not what was looked at.")
      guard !entries.isEmpty else { return out.element("p", text: "Nothing yet.") }
      out.element("table") { out in
        out.element("thead") { out in
          out.element("tr") { out in
            for title in ["When", "Who", "What", "Outcome"] {
              out.element("th", Attribute("scope", "col"), text: title)
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
          $0.element("a", .href(inside: "/audit?before=\(last.number)"), text: "Earlier")
        }
      }
    }
  }
}

import TocsinModel
import Wording

/// Copies that there is no room to compare: what each alters, in a line.
struct AlterationTable {
  let groups: [CopyGroup]
  let documents: [DocumentID: Document]
  private static let rows = 40
  private static let open = 8

  func render(into out: inout Markup) {
    let count = groups.reduce(0) { $0 + $1.count }
    let title: Phrase = "\(counted: count, "more altered copy", "more altered copies")"
    if groups.count <= Self.open {
      table(title, &out)
    } else {
      out.element("details", .class("more")) { out in
        out.element("summary", words: title)
        table(title, &out)
      }
    }
  }

  private func table(_ title: Phrase, _ out: inout Markup) {
    out.element("table", .class("altered")) { out in
      out.element("caption", words: "\(title), not compared here")
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), words: "Copy")
          out.element("th", Attribute("scope", "col"), words: "Altered")
        }
      }
      out.element("tbody") { out in
        for group in groups.prefix(Self.rows) { row(group, &out) }
      }
    }
    if groups.count > Self.rows {
      out.element(
        "p", .class("note"), words: "\((groups.count - Self.rows).grouped) more not listed here.")
    }
  }

  private func row(_ group: CopyGroup, _ out: inout Markup) {
    out.element("tr") { out in
      out.element("td") { out in
        out.quoted(
          "strong", documents[group.pair.b]?.label ?? group.pair.b.short, limit: 80)
        if !group.others.isEmpty {
          out.element("span", .class("sub"), words: "and \(group.others.count) more alike")
        }
      }
      out.element("td") { out in
        out.text(group.pair.alterationSummary ?? localized("only a part is repeated"))
        if let telling = group.pair.reportedAlterations.first(where: \.kind.isTelling) {
          out.element("span", .class("sub")) { telling.renderValues(into: &$0, limit: 80) }
        }
      }
    }
  }
}

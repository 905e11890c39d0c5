import Cases
import Report
import TocsinModel
import Wording

/// What is asserted about sources, by whom.
struct RegisterPage: Sendable {
  let entries: [RegisterEntry]
  let count: Int
  let search: String
  let page: Int
  let size: Int
  let said: String?

  func html() -> String {
    PageFrame(title: localized("Register"), current: .register).html { out in
      if let said { out.element("div", .class("notice"), .role("status"), text: said) }
      out.element("h1", words: "Register")
      out.element(
        "p", .class("lead"),
        words:
          "\(counted: count, "assertion") about sources: who says what of them, by which act, from when to when."
      )
      out.element(
        "form", .class("filters"), Attribute("method", "get"), Attribute("action", "/register")
      ) { out in
        CaseForms.line("Name or domain", "q", value: search, &out)
        out.element("button", .class("plain"), words: "Find")
      }
      if entries.isEmpty {
        out.element(
          "p", words: search.isEmpty ? "Nothing is asserted." : "Nothing is asserted of that name.")
      } else {
        table(&out)
        turning(&out)
      }
      importing(&out)
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue register")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for name: Phrase in [
            "Source", "Status", "Who says so, by which act", "From", "To", "List",
          ] {
            out.element("th", Attribute("scope", "col"), words: name)
          }
        }
      }
      out.element("tbody") { out in
        for entry in entries.prefix(size) { row(entry, &out) }
      }
    }
  }

  private func row(_ entry: RegisterEntry, _ out: inout Markup) {
    out.element("tr", entry.withdrawnBy == nil ? nil : .class("closed")) { out in
      out.element("td", .class("what")) { out in
        let name = entry.domains.first ?? entry.source
        out.element(
          "a", .href(inside: "/dossier?name=\(ViewAddress.encoded(name.cut(bytes: 900)))"),
          .directionAuto
        ) { $0.text(entry.source.cut(to: 120)) }
        if !entry.domains.isEmpty {
          out.element("span", .class("sub"), text: entry.domains.prefix(4).joined(separator: ", "))
        }
      }
      out.element("td") { out in
        out.element("span", .class("chip"), words: entry.status.phrase)
        if let by = entry.withdrawnBy {
          out.element("span", .class("sub"), words: "taken back by \(by.cut(to: 60))")
        }
      }
      out.element("td") { out in
        out.element("bdi", text: entry.assertedBy.cut(to: 120))
        if !entry.act.isEmpty {
          out.element("span", .class("sub")) { out in
            if let link = Attribute.href(outside: entry.document) {
              out.element("a", link, Attribute("rel", "noreferrer"), text: entry.act.cut(to: 80))
            } else {
              out.text(entry.act.cut(to: 80))
            }
          }
        }
      }
      out.element("td", text: entry.from?.iso ?? "")
      out.element("td", text: entry.to?.iso ?? "")
      out.element("td") { out in
        out.element("bdi", text: entry.list.cut(to: 60))
        if !entry.licence.isEmpty {
          out.element("span", .class("sub"), text: entry.licence.cut(to: 60))
        }
        if entry.withdrawnBy == nil {
          out.element(
            "form", .class("inline"), Attribute("method", "post"),
            Attribute("action", "/register/\(entry.number)/withdraw")
          ) { $0.element("button", .class("plain tiny"), words: "Take back") }
        }
      }
    }
  }

  private func turning(_ out: inout Markup) {
    out.element("nav", .class("turning"), .label(words: "Pages of the register")) { out in
      let query = search.isEmpty ? "" : "&q=\(ViewAddress.encoded(search))"
      if page > 1 {
        out.element("a", .href(inside: "/register?page=\(page - 1)\(query)"), words: "Earlier")
      }
      if entries.count > size {
        out.element("a", .href(inside: "/register?page=\(page + 1)\(query)"), words: "Later")
      }
    }
  }

  private func importing(_ out: inout Markup) {
    out.element("h2", .id("import"), words: "Add a list")
    out.element(
      "p", .class("small"),
      words:
        "A table with source, status, asserted_by, act, from, to, domains and document, OpenSanctions' simplified table, or FollowTheMoney entities. Large files: “tocsin register import FILE”."
    )
    CaseForms.form("/register", "Add", &out) { out in
      CaseForms.area("The list", "text", rows: 5, &out)
      CaseForms.choice(
        "Status, where a row names none", "status",
        [("", localized("no status"))]
          + RegisterEntry.Status.allCases.map { ($0.rawValue, $0.phrase.text) }, &out)
      CaseForms.line("Who asserts it", "asserted_by", &out)
      CaseForms.line("By which act", "act", example: "2022/350", &out)
      CaseForms.line("Where it can be read", "document", example: "https://…", &out)
      CaseForms.line("Licence of the list", "licence", &out)
    }
  }
}

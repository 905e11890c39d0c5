import Report
import Store
import TocsinModel

/// A page of the queue.
struct QueuePage: Sendable {
  let address: ViewAddress
  let findings: [QueuedFinding]
  /// In the view.
  let count: Int
  let pages: Int
  /// In the workspace, whatever the view.
  let open: Int
  let kinds: [FindingKind]

  func html() -> String {
    PageFrame(title: "Queue (\(open.grouped))", current: .queue).html { out in
      out.element("h1", text: "Queue")
      out.element("p", .class("made"), text: lead)
      filters(&out)
      if findings.isEmpty {
        out.element(
          "p", .class("lead"),
          text: open == 0 && address.view.state == .open
            ? "Nothing waits to be judged. “All” shows what was."
            : "Nothing is like this. Fewer filters show more.")
      } else {
        table(&out)
        turning(&out)
      }
    }
  }

  private var lead: String {
    let all = open.counted("finding") + (open == 1 ? " waits" : " wait") + " to be judged"
    return count == open && address.view.state == .open
      ? "\(all)." : "\(count.counted("finding")) in this view; \(all)."
  }

  private func filters(_ out: inout Markup) {
    let filter = address.view.filter
    out.element(
      "form", .class("filters"), Attribute("method", "get"), Attribute("action", "/"),
      .label("Filters")
    ) { out in
      choice(
        "State", "state", address.view.state.rawValue,
        QueueView.State.allCases.map { ($0.rawValue, $0.words) }, &out)
      choice(
        "Kind", "kind", filter.kind?.rawValue ?? "",
        [("", "All kinds")] + kinds.map { ($0.rawValue, $0.words) }, &out)
      choice(
        "Attention", "attention", filter.attention?.rawValue ?? "",
        [("", "Any"), ("notable", "Notable or high"), ("high", "High")], &out)
      choice(
        "Order", "order", address.view.order.rawValue,
        QueueView.Order.allCases.map { ($0.rawValue, $0.words) }, &out)
      out.element("label") { out in
        out.element("span", text: "About")
        out.void(
          "input", Attribute("type", "text"), Attribute("name", "about"),
          Attribute("value", filter.names.first ?? ""), Attribute("maxlength", "300"),
          Attribute("placeholder", "account, site, domain"))
      }
      out.element("button", text: "Show")
    }
  }

  private func choice(
    _ label: String, _ name: String, _ chosen: String, _ options: [(String, String)],
    _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span", text: label)
      out.element("select", Attribute("name", name)) { out in
        for (value, words) in options {
          out.element(
            "option", Attribute("value", value),
            value == chosen ? Attribute("selected", "selected") : nil, text: words)
        }
      }
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue"), .role("table")) { out in
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for title in ["Attention", "Finding", "Size", "Changed", "State"] {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), text: title)
          }
        }
      }
      out.element("tbody", .role("rowgroup")) { out in
        for finding in findings { row(finding, &out) }
      }
    }
  }

  private func row(_ queued: QueuedFinding, _ out: inout Markup) {
    let finding = queued.finding
    out.element("tr", .role("row"), .class(queued.isOpen ? "open" : "closed")) { out in
      out.element("td", .role("cell")) { $0.badge(finding.attention) }
      out.element("td", .role("cell"), .class("what")) { out in
        out.element(
          "a", .href(inside: address.path("/findings/F\(finding.number)")), .directionAuto
        ) { $0.text(finding.summary.headline.cut(to: 240)) }
        out.element("span", .class("chips")) { out in
          out.element("span", .class("small"), text: "F\(finding.number) · \(finding.kind.words)")
          for chip in finding.summary.chips.prefix(6) {
            out.text(" ")
            out.element("span", .class("chip"), .directionAuto) { $0.text(chip.cut(to: 60)) }
          }
        }
      }
      out.element("td", .role("cell"), .class("n"), text: finding.size.grouped)
      out.element("td", .role("cell"), .class("when")) { out in
        out.time(Timestamp(seconds: finding.changed, precision: .minute, origin: .seen))
        if finding.version > 1 {
          out.element("span", .class("sub"), text: "version \(finding.version)")
        }
      }
      out.element("td", .role("cell")) { state(queued, &$0) }
    }
  }

  private func state(_ queued: QueuedFinding, _ out: inout Markup) {
    guard let judgement = queued.judgement else { return out.text("New") }
    if queued.isOpen {
      out.element("strong", text: "Changed")
      out.element("span", .class("sub"), text: "was \(judgement.disposition.words.lowercased())")
    } else {
      out.text(judgement.disposition.words)
    }
    out.element("span", .class("sub"), .directionAuto) {
      $0.text("by \(judgement.by.cut(to: 60))")
    }
  }

  private func turning(_ out: inout Markup) {
    guard pages > 1 else { return }
    out.element("nav", .class("turning"), .label("Pages of the queue")) { out in
      if address.page > 1 {
        out.element(
          "a", Attribute("rel", "prev"),
          .href(inside: address.turned(to: address.page - 1).path("/")), text: "← Previous")
      }
      out.element("span", text: "Page \(address.page.grouped) of \(pages.grouped)")
      if address.page < pages {
        out.element(
          "a", Attribute("rel", "next"),
          .href(inside: address.turned(to: address.page + 1).path("/")), text: "Next →")
      }
    }
  }
}

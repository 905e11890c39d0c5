import Report
import Store
import TocsinModel
import Wording

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
  /// Who reads the page, and the others of the team.
  let person: String
  let colleagues: [String]
  /// What the reader keeps under names.
  let views: [SavedView]
  /// When the reader had seen everything last; `nil` when never said.
  let lastLook: Int64?
  /// How much appeared or changed since, and waits.
  let fresh: Int
  /// What was judged together just before this page.
  let done: ClosedRange<Int>?
  /// How many of that were judged by others or changed meanwhile.
  let missed: Int
  /// Whether there are no settings yet, and the one who looks may make them.
  let begins: Bool

  func html() -> String {
    PageFrame(title: localized("Queue (\(open))"), current: .queue).html { out in
      notices(&out)
      if begins {
        out.element("div", .class("notice")) { out in
          out.words("Nothing is protected or followed yet. ")
          out.element(
            "a", .href(inside: "/settings"), words: "Five questions make the configuration.")
        }
      }
      out.element("h1", words: "Queue")
      out.element("p", .class("made"), words: lead)
      saved(&out)
      filters(&out)
      if findings.isEmpty {
        out.element(
          "p", .class("lead"),
          words: open == 0 && address.view.state == .open
            ? "Nothing waits to be judged. “All” shows what was."
            : "Nothing is like this. Fewer filters show more.")
      } else {
        out.element(
          "form", .id("bulk"), Attribute("method", "post"),
          Attribute("action", address.path("/judgements"))
        ) { out in
          table(&out)
          bulk(&out)
        }
        turning(&out)
      }
    }
  }

  private var lead: Phrase {
    let all: Phrase = "\(counted: open, "finding waits", "findings wait") to be judged"
    if let since = address.view.filter.since {
      let time = ReadableTime(Timestamp(seconds: since, precision: .minute, origin: .seen))
      return "\(counted: count, "finding") new or changed since \(time.sentence); \(all)."
    }
    return count == open && address.view.state == .open
      ? "\(all)." : "\(counted: count, "finding") in this view; \(all)."
  }

  private func notices(_ out: inout Markup) {
    if let done {
      out.element("div", .class("notice"), .role("status")) { out in
        out.element("span", words: "\(counted: done.count, "finding") judged.")
        out.element(
          "form", Attribute("method", "post"), .id("undo"),
          Attribute(
            "action", address.path("/judgements/\(done.lowerBound)-\(done.upperBound)/undo"))
        ) { $0.element("button", .class("plain"), Attribute("data-key", "z"), words: "Undo") }
      }
    }
    if missed > 0 {
      out.element("div", .class("notice warning"), .role("alert")) {
        $0.words(
          missed == 1
            ? "1 finding was judged or changed since the page was opened, and kept as it is."
            : "\(missed) findings were judged or changed since the page was opened, and kept as they are."
        )
      }
    }
  }

  /// What is new since the reader looked, and the views that the reader keeps.
  private func saved(_ out: inout Markup) {
    out.element("div", .class("saved")) { out in
      if let lastLook, fresh > 0, address.view.filter.since == nil {
        out.element(
          "a", .class("chip"), .href(inside: "/?since=\(lastLook + 1)&order=newest"),
          words: "\(fresh) new since you looked")
      }
      for view in views {
        out.element("span", .class("view")) { out in
          out.element("a", .class("chip"), .href(inside: "/?\(view.query)"), .directionAuto) {
            $0.text(view.name.cut(to: 60))
          }
          out.element(
            "form", .class("inline"), Attribute("method", "post"),
            Attribute("action", address.path("/views/\(view.number)/remove"))
          ) {
            $0.element(
              "button", .class("tiny"), .label(words: "Forget the view \(view.name.cut(to: 60))"),
              text: "×")
          }
        }
      }
      out.element(
        "form", .class("inline"), Attribute("method", "post"),
        Attribute("action", address.path("/looked"))
      ) { $0.element("button", .class("tiny"), words: "I have seen all") }
      if !address.turned(to: 1).fields.isEmpty {
        out.element(
          "form", .class("inline"), Attribute("method", "post"),
          Attribute("action", address.path("/views"))
        ) { out in
          out.void(
            "input", Attribute("name", "name"), Attribute("maxlength", "100"),
            .label(words: "Name of this view"), Attribute("placeholder", words: "name of this view")
          )
          out.element("button", .class("tiny"), words: "Keep view")
        }
      }
    }
  }

  /// One judgement for all that is ticked.
  private func bulk(_ out: inout Markup) {
    out.element("fieldset", .class("bulk")) { out in
      out.element("legend", words: "All that are ticked")
      out.element("label", .class("reason")) { out in
        out.element("span", words: "Reason")
        out.void(
          "input", Attribute("name", "reason"), Attribute("maxlength", "4000"),
          Attribute("placeholder", words: "what a dismissal rests on"),
          Attribute("autocomplete", "off"))
      }
      out.element("label", .class("duplicate")) { out in
        out.element("span", words: "Duplicate of")
        out.void(
          "input", Attribute("name", "duplicate"), Attribute("maxlength", "20"),
          Attribute("placeholder", "F12"), Attribute("autocomplete", "off"))
      }
      for (disposition, words) in [
        (Judgement.Disposition.confirmed, "Confirm" as Phrase), (.dismissed, "Dismiss"),
        (.unclear, "Unclear"), (.duplicate, "Duplicate"),
      ] {
        out.element(
          "button", Attribute("name", "disposition"), Attribute("value", disposition.rawValue),
          words: words)
      }
    }
  }

  private func filters(_ out: inout Markup) {
    let filter = address.view.filter
    out.element(
      "form", .class("filters"), Attribute("method", "get"), Attribute("action", "/"),
      .label(words: "Filters")
    ) { out in
      if let since = filter.since {
        out.void(
          "input", Attribute("type", "hidden"), Attribute("name", "since"),
          Attribute("value", "\(since)"))
      }
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
      choice("Who has it", "has", holder, holders, &out)
      out.element("label") { out in
        out.element("span", words: "About")
        out.void(
          "input", Attribute("type", "text"), Attribute("name", "about"),
          Attribute("value", filter.names.first ?? ""), Attribute("maxlength", "300"),
          Attribute("placeholder", words: "account, site, domain"))
      }
      out.element("button", words: "Show")
    }
  }

  private var holder: String {
    switch address.view.filter.holder {
    case nil: ""
    case .nobody: ViewAddress.nobody
    case .person(let name): name
    }
  }

  /// Anybody, nobody, oneself, the others; and whom the address names.
  private var holders: [(String, Phrase)] {
    var names = colleagues.filter { $0 != person }
    if !["", ViewAddress.nobody, person].contains(holder), !names.contains(holder) {
      names.append(holder)
    }
    return [
      ("", "Anybody" as Phrase), (ViewAddress.nobody, "Nobody" as Phrase), (person, "I" as Phrase),
    ]
      + names.map { ($0, Phrase(quoting: $0.cut(to: 60))) }
  }

  private func choice(
    _ label: Phrase, _ name: String, _ chosen: String, _ options: [(String, Phrase)],
    _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span", words: label)
      out.element("select", Attribute("name", name)) { out in
        for (value, words) in options {
          out.element(
            "option", Attribute("value", value),
            value == chosen ? Attribute("selected", "selected") : nil, words: words)
        }
      }
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue"), .role("table")) { out in
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          out.element("th", Attribute("scope", "col"), .role("columnheader")) {
            $0.element("span", .class("hidden"), words: "Choose")
          }
          for title: Phrase in ["Attention", "Finding", "Size", "Changed", "Who has it", "State"] {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), words: title)
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
    let summary = finding.summary.spoken
    out.element(
      "tr", .role("row"),
      .class(
        queued.isOpen ? isNew(finding) ? "open new" : "open" : "closed")
    ) { out in
      out.element("td", .role("cell"), .class("tick")) { out in
        // The label makes the whole cell a target.
        out.element("label") { out in
          out.void(
            "input", Attribute("type", "checkbox"), Attribute("name", "finding"),
            Attribute(
              "value",
              "\(finding.number).\(finding.version).\(queued.judgement.map { "\($0.number)" } ?? "")"
            ),
            .label("F\(finding.number)"))
        }
      }
      out.element("td", .role("cell")) { $0.badge(finding.attention) }
      out.element("td", .role("cell"), .class("what")) { out in
        out.element(
          "a", .href(inside: address.path("/findings/F\(finding.number)")), .directionAuto
        ) { $0.text(summary.headline.cut(to: 240)) }
        out.element("span", .class("chips")) { out in
          out.element(
            "span", .class("small"), words: "\("F\(finding.number)") · \(finding.kind.words)")
          for chip in summary.chips.prefix(6) {
            out.text(" ")
            out.element("span", .class("chip"), .directionAuto) { $0.text(chip.cut(to: 60)) }
          }
        }
      }
      out.element(
        "td", .role("cell"), .class("n"), Attribute("data-all", words: " in all"),
        text: finding.size.grouped)
      out.element("td", .role("cell"), .class("when")) { out in
        out.time(Timestamp(seconds: finding.changed, precision: .minute, origin: .seen))
        if finding.version > 1 {
          out.element("span", .class("sub"), words: "version \(finding.version)")
        }
      }
      out.element("td", .role("cell"), .class("holder")) { out in
        if let holder = queued.holder { out.element("bdi", text: holder.cut(to: 40)) }
      }
      out.element("td", .role("cell")) { state(queued, &$0) }
    }
  }

  /// Whether it appeared or changed since its reader looked, or else whether nobody judged it.
  private func isNew(_ finding: ListedFinding) -> Bool {
    lastLook.map { finding.changed > $0 } ?? true
  }

  private func state(_ queued: QueuedFinding, _ out: inout Markup) {
    guard let judgement = queued.judgement else { return out.words("New") }
    if queued.isOpen {
      out.element("strong", words: "Changed")
      out.element("span", .class("sub"), words: "was \(judgement.disposition.lowercase)")
    } else {
      out.words(judgement.disposition.words)
    }
    out.element("span", .class("sub"), .directionAuto) {
      $0.words("by \(judgement.by.cut(to: 60))")
    }
  }

  private func turning(_ out: inout Markup) {
    guard pages > 1 else { return }
    out.element("nav", .class("turning"), .label(words: "Pages of the queue")) { out in
      if address.page > 1 {
        out.element(
          "a", Attribute("rel", "prev"),
          .href(inside: address.turned(to: address.page - 1).path("/")), words: "← Previous")
      }
      out.element("span", words: "Page \(address.page) of \(pages)")
      if address.page < pages {
        out.element(
          "a", Attribute("rel", "next"),
          .href(inside: address.turned(to: address.page + 1).path("/")), words: "Next →")
      }
    }
  }
}

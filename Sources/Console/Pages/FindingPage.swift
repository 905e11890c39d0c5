import Report
import Store
import TocsinModel
import Wording

/// One finding, whole, with what people said of it.
struct FindingPage {
  struct Content: Sendable {
    let finding: RecordedFinding
    let documents: [DocumentID: Document]
    /// From which files they were read.
    let files: [DocumentID: ReportContent.KeptFile]
    let history: [FindingEvent]
    let judgements: [Judgement]
    /// Who had it and who has it.
    let holdings: [Holding]
    /// To whom it can be handed.
    let colleagues: [String]
    let next: QueuedFinding?
    let previous: QueuedFinding?
    let related: [RelatedFinding]
    let notes: [Note]
    /// The cases that hold it.
    let cases: [CaseHead]
    /// Of a campaign: the findings of it that are there.
    let members: [FindingID: (number: Int, headline: String)]
    /// Those of them that people put together, with who did.
    let decided: [FindingID: String]
    /// Texts of sources that may not publish under their own names, on other sites.
    let republishing: [Reason]
    /// What was judged just before this page.
    let done: Judgement?
    /// Whether a judgement was not stored, since its author had not seen the last one.
    let isOvertaken: Bool
  }

  let address: ViewAddress
  let content: Content
  /// Of a finding about copies: which part of it was asked for.
  let part: FindingDetail.Part
  let workspace: Workspace
  /// Who reads the page.
  let analyst: String
  let elections: [ElectionDate]

  private var finding: RecordedFinding { content.finding }
  private var current: Judgement? { content.judgements.last { $0.isCurrent } }
  private static let entities = 24

  func html() -> String {
    PageFrame(title: "\(finding.label) \(finding.summary.spoken.headline)").html { out in
      notices(&out)
      ways(&out)
      out.element(
        "section", .class("finding \(finding.attention.rawValue)"), .labelled(by: "title")
      ) { out in
        out.element("p", .class("kicker")) { out in
          out.badge(finding.attention)
          out.chips(of: finding)
          out.silence(of: finding, elections)
        }
        out.element("h1", .id("title"), .directionAuto) {
          $0.text(finding.summary.spoken.headline.cut(to: 400))
        }
        JudgementForm(
          finding: finding, current: current, holding: content.holdings.last, person: analyst,
          colleagues: content.colleagues, address: address
        ).render(into: &out)
        // The report's parts begin two levels down.
        out.element("h2", .class("hidden"), words: "Evidence")
        out.element("h3", .class("hidden"), words: "What was found")
        if finding.network != nil {
          out.element("p") {
            $0.element(
              "a", .href(inside: "/findings/\(finding.label)/network"),
              words: "Look around in the network: one account, a part of the time, larger")
          }
        }
        tabs(&out)
        FindingDetail(
          finding, documents: content.documents, files: content.files, elections: elections,
          parts: [part]
        ).render(into: &out)
        guard part == .evidence else { return }
        if let campaign = finding.finding.subject as? Campaign {
          CampaignPart(
            campaign: campaign, label: finding.label, findings: content.members,
            decided: content.decided
          ).render(into: &out)
        }
        registered(&out)
        cases(&out)
        about(&out)
        related(&out)
        notes(&out)
        history(&out)
        out.element("p", .class("small")) { out in
          out.words("The same in the terminal: ")
          out.element("code") {
            $0.text(
              "tocsin findings \(finding.label) --workspace \(workspace.folder.quotedForShell)")
          }
          out.words(" · observed by rule ")
          out.element("code", text: finding.observation.rule)
        }
      }
    }
  }

  /// The parts of a finding about copies, each a page that is asked for when it is wanted.
  private func tabs(_ out: inout Markup) {
    guard finding.copies != nil else { return }
    out.element("nav", .class("tabs"), .label(words: "Parts of the finding")) { out in
      for (place, tab) in FindingDetail.Part.allCases.enumerated() {
        let key = "\(place + 1)"
        out.element(
          "a",
          .href(
            inside: address.path(
              "/findings/\(finding.label)", tab == .evidence ? [] : [("show", tab.rawValue)])),
          tab == part ? Attribute("aria-current", "page") : nil, Attribute("data-key", key)
        ) { out in
          out.words(tab.words)
          out.text(" ")
          out.element("kbd", text: key)
        }
      }
    }
  }

  private func notices(_ out: inout Markup) {
    if let done = content.done, done.isCurrent {
      out.element("div", .class("notice"), .role("status")) { out in
        out.element("span", words: "F\("\(done.finding)"): \(done.disposition.lowercase).")
        if done.finding == finding.number, content.next == nil {
          out.element("span", words: "It was the last one in this view.")
        }
        out.element(
          "form", Attribute("method", "post"), .id("undo"),
          Attribute("action", address.path("/judgements/\(done.number)/undo"))
        ) { $0.element("button", .class("plain"), Attribute("data-key", "z"), words: "Undo") }
      }
    }
    if content.isOvertaken {
      out.element("div", .class("notice warning"), .role("alert")) {
        $0.words(
          "Your judgement was not stored: the finding was judged or changed since you opened it. What is in force now stands below; judge again if you see it otherwise."
        )
      }
    }
  }

  private func ways(_ out: inout Markup) {
    out.element("nav", .class("ways"), .label(words: "Findings")) { out in
      out.element(
        "a", .href(inside: address.path("/")), Attribute("data-key", "Escape"), words: "← Queue")
      for (finding, key, words) in [
        (content.previous, "k", "Previous" as Phrase), (content.next, "j", "Next" as Phrase),
      ] {
        guard let finding else { continue }
        out.element(
          "a", .href(inside: address.path("/findings/F\(finding.finding.number)")),
          Attribute("data-key", key), words: "\(words): \("F\(finding.finding.number)")")
      }
    }
  }

  /// What the register says of whose text it is.
  private func registered(_ out: inout Markup) {
    guard !content.republishing.isEmpty else { return }
    out.element("h2", words: "What the register says")
    out.element("ul", .class("reasons")) { out in
      for reason in content.republishing.prefix(20) {
        out.reason(reason)
      }
    }
  }

  private func cases(_ out: inout Markup) {
    out.element("p", .class("incases")) { out in
      if content.cases.isEmpty {
        out.words("It is in no case. ")
      } else {
        out.words("In ")
        for (place, head) in content.cases.enumerated() {
          if place > 0 { out.text(", ") }
          out.element("a", .href(inside: "/cases/C\(head.number)"), .directionAuto) {
            $0.text("C\(head.number) \(head.title)".cut(to: 80))
          }
        }
        out.text(". ")
      }
      out.element(
        "a", .href(inside: "/cases?finding=\(finding.label)"), Attribute("data-key", "n"),
        words: "Open a case with it")
    }
  }

  private func about(_ out: inout Markup) {
    let entities = finding.finding.entities.filter { $0.kind != .document && $0.kind != .finding }
    guard !entities.isEmpty else { return }
    out.element("h2", words: "Who and what it is about")
    out.element("ul", .class("entities")) { out in
      for entity in entities.prefix(Self.entities) {
        out.element("li") { out in
          out.element("span", .class("small"), words: entity.kind.words)
          out.text(" ")
          out.entity(entity)
        }
      }
    }
    if entities.count > Self.entities {
      out.element(
        "p", .class("note"), words: "\(counted: entities.count - Self.entities, "more name").")
    }
  }

  private func related(_ out: inout Markup) {
    guard !content.related.isEmpty else { return }
    out.element("h2", words: "Other findings about the same")
    out.element("ul", .class("plain")) { out in
      for related in content.related {
        out.element("li") { out in
          out.line(of: related.finding)
          out.element("span", .class("sub")) { out in
            if related.shared.isEmpty {
              out.words("\(counted: related.count, "document") in common")
            }
            for (place, entity) in related.shared.enumerated() {
              if place > 0 { out.text(", ") }
              out.entity(entity)
            }
            if !related.shared.isEmpty, related.count > related.shared.count {
              out.words(" and \(related.count - related.shared.count) more")
            }
          }
        }
      }
    }
  }

  private func notes(_ out: inout Markup) {
    out.element("h2", .id("notes"), words: "Notes")
    for note in content.notes {
      out.element("div", .class("noted")) { out in
        out.element("p", .class("small")) { out in
          out.element("bdi", text: note.by.cut(to: 60))
          out.text(", ")
          out.time(Timestamp(seconds: note.at, precision: .minute, origin: .seen))
        }
        out.element("p", .class("words"), .directionAuto) { $0.text(note.text.cut(to: 20_000)) }
        if note.by == analyst {
          out.element(
            "form", Attribute("method", "post"),
            Attribute("action", address.path("/notes/\(note.number)/remove"))
          ) { $0.element("button", .class("plain small"), words: "Take away") }
        }
      }
    }
    out.element(
      "form", .class("pasting"), Attribute("method", "post"),
      Attribute("action", address.path("/findings/\(finding.label)/notes"))
    ) { out in
      out.element("label") { out in
        out.element("span", words: "A note for whoever comes next")
        out.element(
          "textarea", Attribute("name", "text"), Attribute("rows", "2"),
          Attribute("maxlength", "20000"), .directionAuto, text: "")
      }
      out.element("button", .class("plain"), words: "Keep the note")
    }
  }

  /// What became of it and what was said of it, in one line of time.
  private func history(_ out: inout Markup) {
    var lines: [(at: Int64, write: (inout Markup) -> Void)] = []
    for event in content.history {
      lines.append((event.at, { $0.words("\(event.what.words), \(event.attention.lowercase)") }))
    }
    for holding in content.holdings {
      lines.append(
        (
          holding.at,
          { out in
            out.element("bdi", text: holding.by.cut(to: 60))
            guard let holder = holding.holder else { return out.words(" gave it back") }
            guard holder != holding.by else { return out.words(" took it") }
            out.words(" handed it to ")
            out.element("bdi", text: holder.cut(to: 60))
          }
        ))
    }
    for judgement in content.judgements {
      lines.append(
        (
          judgement.at,
          { out in
            out.element("strong", words: judgement.disposition.words)
            if let other = judgement.duplicateOf {
              out.words(" of ")
              out.element("a", .href(inside: "/findings/F\(other)"), text: "F\(other)")
            }
            out.words(" by ")
            out.element("bdi", text: judgement.by.cut(to: 60))
            if !judgement.reason.isEmpty {
              out.words(": ")
              out.element("bdi", text: judgement.reason.cut(to: 1000))
            }
          }
        ))
      if let at = judgement.undoneAt {
        lines.append(
          (
            at,
            { out in
              out.words("\(judgement.disposition.words) undone by ")
              out.element("bdi", text: (judgement.undoneBy ?? "").cut(to: 60))
            }
          ))
      }
    }
    out.element("h2", words: "History")
    out.element("ol", .class("history")) { out in
      for line in lines.sorted(by: { $0.at < $1.at }) {
        out.element("li") { out in
          out.time(Timestamp(seconds: line.at, precision: .second, origin: .seen))
          out.text(" ")
          line.write(&out)
        }
      }
    }
  }
}

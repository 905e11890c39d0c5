import Cases
import Report
import Store
import TocsinModel
import Wording

/// A case, whole: what was observed, assessed and attributed in three places, and what is done about it.
struct CasePage: Sendable {
  let known: Case
  let history: [CaseEvent]
  /// Who looked and who changed, the latest first.
  let looks: [TrailEntry]
  /// Who looks.
  let person: String

  func html() -> String {
    let view = CaseView(known, findingPath: { "/findings/F\($0)" })
    return PageFrame(title: "\(known.label) \(known.title)", current: .cases).html { out in
      out.element("nav", .class("ways"), .label(words: "Cases")) { out in
        out.element(
          "a", .href(inside: "/cases"), Attribute("data-key", "Escape"), words: "← Cases")
        for (part, words) in [
          ("observed", "Observed" as Phrase), ("assessed", "Assessed" as Phrase),
          ("attributed", "Attributed" as Phrase),
          ("frameworks", "Described" as Phrase), ("countermeasures", "Countermeasures" as Phrase),
          ("work", "Work" as Phrase),
        ] { out.element("a", .href(fragment: part), words: words) }
        out.element("a", .href(inside: "/cases/\(known.label)/file"), words: "As a file")
        out.element("a", .href(inside: "/cases/\(known.label)/pdf"), words: "As PDF")
      }
      view.head(into: &out)
      state(&out)
      view.observed(into: &out)
      add(&out)
      view.assessed(into: &out) { claim, out in withdraw(.withdrawAssessment, claim.number, &out) }
      assess(&out)
      view.attributed(into: &out) { claim, out in
        if claim.attribution == nil { approve(claim, &out) }
        withdraw(.withdrawAttribution, claim.number, &out)
      }
      attribute(&out)
      view.frameworks(into: &out)
      CaseDescribing(known: known).render(into: &out)
      view.countermeasures(into: &out) { measure, out in follow(measure, &out) }
      draft(&out)
      view.work(into: &out) { task, out in done(task, &out) }
      work(&out)
      view.history(history, into: &out)
      trail(&out)
    }
  }

  private func state(_ out: inout Markup) {
    CaseForms.change(known, .state, "Change the state", key: "e", &out) { out in
      CaseForms.choice(
        "State", "state", Case.State.allCases.map { ($0.rawValue, $0.phrase.text) },
        chosen: known.state.rawValue, &out)
      CaseForms.line("Why", "reason", &out)
    }
  }

  private func add(_ out: inout Markup) {
    CaseForms.change(known, .add, "Add findings", key: "f", &out) { out in
      CaseForms.line("Findings", "findings", example: "F3, F8", &out)
    }
    guard !known.observed.isEmpty else { return }
    CaseForms.change(known, .remove, "Take a finding out", &out) { out in
      CaseForms.choice(
        "Finding", "number", known.observed.prefix(500).map { ("\($0.number)", $0.label) }, &out)
      CaseForms.line("Why", "reason", &out)
    }
  }

  private var basis: String { known.observed.prefix(20).map(\.label).joined(separator: ", ") }

  private func assess(_ out: inout Markup) {
    CaseForms.change(known, .assess, "Assess", key: "a", &out) { out in
      CaseForms.area("What you conclude", "statement", &out)
      CaseForms.choice(
        "How sure you are", "confidence", CaseForms.confidences, isRequired: true, &out)
      CaseForms.line("Rests on", "basis", value: basis, example: "F3, F8", &out)
      CaseForms.alternatives(&out)
    }
  }

  private func attribute(_ out: inout Markup) {
    CaseForms.change(known, .attribute, "Propose an attribution", key: "b", &out) { out in
      out.element(
        "p", .class("small wide"),
        words:
          "It is an attribution only when somebody else, who is named as an approver in this case, approves it."
      )
      CaseForms.line("Who is said to be behind it", "actor", &out)
      CaseForms.choice(
        "How sure you are", "confidence", CaseForms.confidences, isRequired: true, &out)
      CaseForms.area("What is claimed", "statement", &out)
      for number in 1...3 {
        CaseForms.choice(
          number < 3 ? "Evidence \(number)" : "Evidence \(number) (if there is more)",
          "evidence_kind",
          AttributionEvidence.Kind.allCases.map { ($0.rawValue, $0.phrase.text) },
          chosen: number == 2 ? AttributionEvidence.Kind.official.rawValue : nil, &out)
        CaseForms.line("What it says", "evidence", &out)
        CaseForms.line("Where it is", "reference", example: "F3, an address, an act", &out)
      }
      CaseForms.alternatives(&out)
    }
  }

  private func approve(_ claim: AttributedClaim, _ out: inout Markup) {
    guard claim.proposal.author != person else {
      return out.element(
        "p", .class("small"),
        words: "Somebody else approves it, under their own name, who is named as an approver.")
    }
    out.element(
      "form", Attribute("method", "post"), .class("inline"),
      Attribute("action", "/cases/\(known.label)/attributions/\(claim.number)/approve")
    ) { $0.element("button", .class("plain"), words: "Approve B\(claim.number)") }
  }

  private func withdraw(_ action: CaseRequest.Action, _ number: Int, _ out: inout Markup) {
    CaseForms.change(known, action, "Take back", &out) { out in
      CaseForms.hidden("number", "\(number)", &out)
      CaseForms.line("Why", "reason", &out)
    }
  }

  private func draft(_ out: inout Markup) {
    CaseForms.change(known, .draft, "Draft a countermeasure", key: "m", &out) { out in
      CaseForms.choice(
        "Kind", "kind", CountermeasureKind.allCases.map { ($0.rawValue, $0.phrase.text) }, &out)
      CaseForms.line("Rests on (all findings if empty)", "findings", example: "F3, F8", &out)
      CaseForms.area("What is so; in a notice, why it is illegal", "statement", rows: 3, &out)
      CaseForms.area("What it is about: one address or host a line", "targets", &out)
      CaseForms.line("Provision that is broken (notice)", "ground", &out)
      CaseForms.line("Who sends it: name", "sender_name", &out)
      CaseForms.line("Their e-mail address", "sender_address", type: "email", &out)
      CaseForms.choice(
        "Language of the draft", "lang", Language.allCases.map { ($0.rawValue, $0.ownName) },
        chosen: Language.current.rawValue, &out)
      out.element("label", .class("wide tick")) { out in
        out.void(
          "input", Attribute("type", "checkbox"), Attribute("name", "good_faith"),
          Attribute("value", "yes"),
          KeptForm.current?.take("good_faith") == "yes" ? Attribute("checked", "checked") : nil)
        out.words(" I believe in good faith that it is accurate and complete (notice)")
      }
    }
  }

  private func follow(_ measure: Countermeasure, _ out: inout Markup) {
    out.element("p", .class("small")) { out in
      out.element(
        "a", .href(inside: "/cases/\(known.label)/countermeasures/\(measure.number)/mail"),
        words: "As a mail, with its findings attached")
    }
    CaseForms.change(known, .sent, "It was sent", &out) { out in
      CaseForms.hidden("number", "\(measure.number)", &out)
      CaseForms.line("To whom", "to", &out)
      CaseForms.line("By which way", "channel", value: "mail", &out)
    }
    guard !measure.sendings.isEmpty else { return }
    CaseForms.change(known, .outcome, "What came of it", &out) { out in
      CaseForms.hidden("number", "\(measure.number)", &out)
      CaseForms.choice(
        "Result", "result",
        Countermeasure.Outcome.Result.allCases.map { ($0.rawValue, $0.phrase.text) }, &out)
      CaseForms.line("What happened", "text", &out)
    }
    CaseForms.change(known, .gone, "Something was taken down", &out) { out in
      CaseForms.hidden("number", "\(measure.number)", &out)
      CaseForms.line("What is gone", "target", value: measure.draft.targets.first ?? "", &out)
    }
  }

  private func done(_ task: CaseTask, _ out: inout Markup) {
    guard !task.isDone else { return }
    out.element(
      "form", Attribute("method", "post"), .class("inline"),
      Attribute("action", "/cases/\(known.label)/changes")
    ) { out in
      CaseForms.hidden("action", CaseRequest.Action.done.rawValue, &out)
      CaseForms.hidden("number", "\(task.number)", &out)
      CaseForms.hidden("seen", "\(known.version)", &out)
      out.element("button", .class("plain tiny"), words: "Done")
    }
  }

  private func work(_ out: inout Markup) {
    CaseForms.change(known, .note, "Write a note", key: "o", &out) { out in
      CaseForms.area("The note", "text", &out)
    }
    CaseForms.change(known, .task, "Add a task", key: "t", &out) { out in
      CaseForms.line("What is to be done", "text", &out)
      CaseForms.line("Who does it", "assignee", &out)
      CaseForms.line("Until", "due", type: "date", &out)
    }
    CaseForms.change(known, .person, "Name somebody", key: "p", &out) { out in
      CaseForms.line("Name", "name", &out)
      CaseForms.choice(
        "Role", "role", CasePerson.Role.allCases.map { ($0.rawValue, $0.phrase.text) },
        chosen: CasePerson.Role.approver.rawValue, &out)
    }
  }

  private func trail(_ out: inout Markup) {
    let looked = looks.filter { $0.what != .change }
    guard !looked.isEmpty else { return }
    out.element("details") { out in
      out.element("summary", words: "Who looked at it")
      out.element("ol", .class("history")) { out in
        for look in looked {
          out.element("li") { out in
            out.time(Timestamp(seconds: look.at, precision: .minute, origin: .seen))
            out.text(" ")
            out.element("bdi", text: look.by.cut(to: 80))
            out.words(look.what == .export ? " took it as a file" : " looked at it")
          }
        }
      }
    }
  }
}

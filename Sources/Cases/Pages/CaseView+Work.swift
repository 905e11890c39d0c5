package import Report
import TocsinModel

/// What is described of a case and what is done about it.
extension CaseView {
  /// The frameworks: what was answered of each.
  package func frameworks(into out: inout Markup) {
    out.element("h2", .id("frameworks"), text: "Described")
    let isEmpty =
      known.chain.incident.isEmpty && known.frame.isEmpty && known.incident.answers.isEmpty
      && known.techniques.isEmpty && known.impact.ratings.isEmpty && known.exposure == nil
    guard !isEmpty else {
      return out.element("p", text: "Nobody described it in the terms of the field yet.")
    }
    if !known.chain.incident.isEmpty {
      out.element("h3", text: "Incident, set, actor")
      out.element("ol") { out in
        row("Incident", known.chain.incident, &out)
        row(
          "Information manipulation set",
          known.chain.set.isEmpty ? "not assigned" : "\(known.chain.set): \(known.chain.basis)",
          &out)
        row(
          "Actor",
          known.attributions.isEmpty
            ? "not attributed" : known.attributions.map(\.proposal.actor).joined(separator: ", "),
          &out)
      }
    }
    table(
      "ABCDE", ABCDEPart.allCases.compactMap { part in known.frame[part].map { (part.words, $0) } },
      &out)
    table(
      "Questions that qualify an incident",
      IncidentQuestion.allCases.compactMap { question in
        known.incident.answers[question].map {
          (question.words, "\($0.value.rawValue): \($0.basis)")
        }
      }, &out)
    table(
      "Techniques (DISARM)",
      known.techniques.map { ("\($0.id) \($0.name)", "\($0.basis) [\($0.catalogue)]") }, &out)
    let index = known.impact.index.map { "\($0) of 100" } ?? "not enough is rated"
    let bounds = known.impact.bounds
    table(
      "Impact–risk index: \(index) (between \(bounds.lowerBound) and \(bounds.upperBound))",
      ImpactIndicator.allCases.compactMap { indicator in
        known.impact.ratings[indicator].map { (indicator.words, "\($0.value) of 4: \($0.basis)") }
      }, &out)
    if let exposure = known.exposure {
      table(
        "Exposure (EEAS), assessed by \(exposure.author), \(exposure.confidence.words)",
        [
          (
            exposure.exposure.words,
            (exposure.technical + exposure.behavioural).joined(separator: "; ")
          )
        ],
        &out)
    }
  }

  private func row(_ name: String, _ text: String, _ out: inout Markup) {
    out.element("li") { out in
      out.element("strong", text: name)
      out.text(": ")
      out.element("bdi", text: text.cut(to: 600))
    }
  }

  private func table(_ title: String, _ rows: [(String, String)], _ out: inout Markup) {
    guard !rows.isEmpty else { return }
    out.element("h3", .directionAuto) { $0.text(title.cut(to: 200)) }
    out.element("dl", .class("known")) { out in
      for row in rows {
        out.element("div") { out in
          out.element("dt", .directionAuto) { $0.text(row.0.cut(to: 300)) }
          out.element("dd", .directionAuto) { $0.text(row.1.cut(to: 1500)) }
        }
      }
    }
  }

  /// What is done: drafts, what went to whom, what came of it.
  package func countermeasures(
    into out: inout Markup, after: (Countermeasure, inout Markup) -> Void = { _, _ in }
  ) {
    out.element("h2", .id("countermeasures"), text: "Countermeasures")
    if known.countermeasures.isEmpty { out.element("p", text: "Nothing was drafted yet.") }
    for measure in known.countermeasures {
      out.element("div", .class("claim")) { out in
        out.element("p", .class("kicker")) { out in
          out.element("span", .class("chip"), text: "M\(measure.number)")
          out.text(" ")
          out.element("strong", .directionAuto) { $0.text(measure.draft.title.cut(to: 200)) }
          out.text(" ")
          out.element("span", .class("badge routine"), text: measure.words)
        }
        out.element("ol", .class("history")) { out in
          out.element("li") { out in
            out.time(.at(measure.at))
            out.text(" drafted by ")
            out.element("bdi", text: measure.by.cut(to: 80))
          }
          for line in measure.lines {
            out.element("li") { out in
              out.time(.at(line.at))
              out.text(" ")
              out.element("bdi", text: line.text.cut(to: 400))
            }
          }
        }
        out.element("details", findingPath == nil ? Attribute("open", "open") : nil) { out in
          out.element("summary", text: "The text")
          out.element("pre", .directionAuto) { $0.text(measure.draft.text) }
        }
        after(measure, &out)
      }
    }
  }

  /// Tasks and notes.
  package func work(
    into out: inout Markup, afterTask: (CaseTask, inout Markup) -> Void = { _, _ in }
  ) {
    out.element("h2", .id("work"), text: "Tasks and notes")
    if !known.tasks.isEmpty {
      out.element("ul", .class("plain tasks")) { out in
        for task in known.tasks {
          out.element("li") { out in
            out.element("span", .class("chip"), text: task.isDone ? "done" : "to do")
            out.text(" T\(task.number) ")
            out.element("bdi", text: task.text.cut(to: 600))
            if !task.assignee.isEmpty {
              out.text(" — ")
              out.element("bdi", text: task.assignee.cut(to: 80))
            }
            if let due = task.due {
              out.text(", until ")
              out.time(Timestamp(seconds: due, precision: .day, origin: .seen))
            }
            afterTask(task, &out)
          }
        }
      }
    }
    for note in known.notes {
      out.element("div", .class("noted")) { out in
        out.element("p", .class("small")) { out in
          out.element("bdi", text: note.by.cut(to: 80))
          out.text(", ")
          out.time(.at(note.at))
        }
        out.element("p", .class("words"), .directionAuto) { $0.text(note.text) }
      }
    }
    if !known.people.isEmpty {
      out.element("p", .class("small")) { out in
        out.text("People: ")
        for (place, person) in known.people.enumerated() {
          if place > 0 { out.text(", ") }
          out.element("bdi", text: person.name.cut(to: 80))
          out.text(" (\(person.role.rawValue))")
        }
      }
    }
  }

  /// Every change.
  package func history(_ events: [CaseEvent], into out: inout Markup) {
    out.element("h2", .id("history"), text: "History")
    out.element("ol", .class("history")) { out in
      for event in events {
        out.element("li") { out in
          out.time(.at(event.at))
          out.text(" ")
          out.element("bdi", text: event.by.cut(to: 80))
          out.text(" ")
          out.element("bdi", text: event.action.words.cut(to: 200))
        }
      }
    }
  }
}

extension Countermeasure {
  /// How far it is.
  package var words: String {
    if !takedowns.isEmpty { return "taken down" }
    if let last = outcomes.last { return last.result.rawValue }
    return sendings.isEmpty ? "draft" : "sent"
  }

  /// What became of it, by time.
  var lines: [(at: Int64, text: String)] {
    let sent = sendings.map { ($0.at, "sent to \($0.to) by \($0.channel)") }
    let came = outcomes.map { ($0.at, "\($0.result.rawValue): \($0.text)") }
    let gone = takedowns.map { ($0.at, "\($0.target) is gone") }
    return (sent + came + gone).sorted { $0.0 < $1.0 }
  }
}

extension CaseAction {
  /// What was done, for the history.
  package var words: String {
    switch self {
    case .opened: "opened the case"
    case .renamed(let title): "named it “\(title)”"
    case .stateChanged(let state, let reason):
      "set it to \(state.rawValue)\(reason.saysSomething ? ": \(reason)" : "")"
    case .keptFor(let purpose, _, _): "keeps it for “\(purpose)”"
    case .findingsAdded(let findings):
      "added \(findings.prefix(8).map(\.label).joined(separator: ", "))"
        + (findings.count > 8 ? " and \(findings.count - 8) more" : "")
    case .findingRemoved(let number, let reason): "removed F\(number): \(reason)"
    case .noted: "wrote a note"
    case .taskAdded(let text, _, _): "added the task “\(text)”"
    case .taskDone(let number, let isDone): "set T\(number) to \(isDone ? "done" : "to do")"
    case .personAdded(let person): "named \(person.name) as \(person.role.rawValue)"
    case .personRemoved(let name): "removed \(name)"
    case .answered(let question, let answer):
      "answered “\(question.rawValue)”: \(answer.value.rawValue)"
    case .framed(let part, _): "described \(part.rawValue)"
    case .techniqueAdded(let use): "named the technique \(use.id)"
    case .techniqueRemoved(let id, let reason): "removed the technique \(id): \(reason)"
    case .rated(let indicator, let rating): "rated \(indicator.rawValue) \(rating.value)"
    case .exposureClassed(let classing): "classed the exposure as \(classing.exposure.rawValue)"
    case .chained: "described incident and set"
    case .assessed(let assessment): "assessed with \(assessment.confidence.words)"
    case .assessmentWithdrawn(let number, let reason): "took A\(number) back: \(reason)"
    case .attributionProposed(let proposal): "proposed to attribute it to \(proposal.actor)"
    case .attributionApproved(let number): "approved the attribution B\(number)"
    case .attributionWithdrawn(let number, let reason): "took B\(number) back: \(reason)"
    case .drafted(let draft): "drafted “\(draft.title)”"
    case .redrafted(let number, _): "changed the draft M\(number)"
    case .sent(let number, let sending): "sent M\(number) to \(sending.to)"
    case .cameOf(let number, let outcome): "M\(number) came to: \(outcome.result.rawValue)"
    case .tookDown(let number, let takedown): "M\(number): \(takedown.target) is gone"
    case .erased: "(erased)"
    }
  }
}

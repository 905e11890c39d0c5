package import Report
import TocsinModel
import Wording

/// What is described of a case and what is done about it.
extension CaseView {
  /// The frameworks: what was answered of each.
  package func frameworks(into out: inout Markup) {
    out.element("h2", .id("frameworks"), words: "Described")
    let isEmpty =
      known.chain.incident.isEmpty && known.frame.isEmpty && known.incident.answers.isEmpty
      && known.techniques.isEmpty && known.impact.ratings.isEmpty && known.exposure == nil
    guard !isEmpty else {
      return out.element("p", words: "Nobody described it in the terms of the field yet.")
    }
    if !known.chain.incident.isEmpty {
      out.element("h3", words: "Incident, set, actor")
      out.element("ol") { out in
        row("Incident", known.chain.incident, &out)
        row(
          "Information manipulation set",
          known.chain.set.isEmpty
            ? localized("not assigned") : localized("\(known.chain.set): \(known.chain.basis)"),
          &out)
        row(
          "Actor",
          known.attributions.isEmpty
            ? localized("not attributed")
            : known.attributions.map(\.proposal.actor).joined(separator: ", "),
          &out)
      }
    }
    table(
      "ABCDE",
      ABCDEPart.allCases.compactMap { part in known.frame[part].map { (part.phrase.text, $0) } },
      &out)
    table(
      "Questions that qualify an incident",
      IncidentQuestion.allCases.compactMap { question in
        known.incident.answers[question].map {
          (question.phrase.text, localized("\($0.value.phrase): \($0.basis)"))
        }
      }, &out)
    table(
      "Techniques (DISARM)",
      known.techniques.map { ("\($0.id) \($0.name)", "\($0.basis) [\($0.catalogue)]") }, &out)
    let index: Phrase = known.impact.index.map { "\($0) of 100" as Phrase } ?? "not enough is rated"
    let bounds = known.impact.bounds
    table(
      "Impact–risk index: \(index) (between \(bounds.lowerBound) and \(bounds.upperBound))",
      ImpactIndicator.allCases.compactMap { indicator in
        known.impact.ratings[indicator].map {
          (indicator.phrase.text, localized("\($0.value) of 4: \($0.basis)"))
        }
      }, &out)
    if let exposure = known.exposure {
      table(
        "Exposure (EEAS), assessed by \(exposure.author), \(exposure.confidence.phrase)",
        [
          (
            exposure.exposure.phrase.text,
            (exposure.technical + exposure.behavioural).joined(separator: "; ")
          )
        ],
        &out)
    }
  }

  private func row(_ name: Phrase, _ text: String, _ out: inout Markup) {
    out.element("li") { out in
      out.element("strong", words: name)
      out.words(": ")
      out.element("bdi", text: text.cut(to: 600))
    }
  }

  private func table(_ title: Phrase, _ rows: [(String, String)], _ out: inout Markup) {
    guard !rows.isEmpty else { return }
    out.element("h3", .directionAuto) { $0.text(title.text.cut(to: 200)) }
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
    out.element("h2", .id("countermeasures"), words: "Countermeasures")
    if known.countermeasures.isEmpty { out.element("p", words: "Nothing was drafted yet.") }
    for measure in known.countermeasures {
      out.element("div", .class("claim")) { out in
        out.element("p", .class("kicker")) { out in
          out.element("span", .class("chip"), text: "M\(measure.number)")
          out.text(" ")
          out.element("strong", .directionAuto) { $0.text(measure.draft.title.cut(to: 200)) }
          out.text(" ")
          out.element("span", .class("badge routine"), words: measure.phrase)
        }
        out.element("ol", .class("history")) { out in
          out.element("li") { out in
            out.time(.at(measure.at))
            out.words(" drafted by ")
            out.element("bdi", text: measure.by.cut(to: 80))
          }
          for line in measure.lines {
            out.element("li") { out in
              out.time(.at(line.at))
              out.text(" ")
              out.element("bdi", text: line.phrase.text.cut(to: 400))
            }
          }
        }
        out.element("details", findingPath == nil ? Attribute("open", "open") : nil) { out in
          out.element("summary", words: "The text")
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
    out.element("h2", .id("work"), words: "Tasks and notes")
    if !known.tasks.isEmpty {
      out.element("ul", .class("plain tasks")) { out in
        for task in known.tasks {
          out.element("li") { out in
            out.element("span", .class("chip"), words: task.isDone ? "done" : "to do")
            out.text(" T\(task.number) ")
            out.element("bdi", text: task.text.cut(to: 600))
            if !task.assignee.isEmpty {
              out.text(" — ")
              out.element("bdi", text: task.assignee.cut(to: 80))
            }
            if let due = task.due {
              out.words(", until ")
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
        out.words("People: ")
        for (place, person) in known.people.enumerated() {
          if place > 0 { out.text(", ") }
          out.element("bdi", text: person.name.cut(to: 80))
          out.text(" (\(person.role.phrase.text))")
        }
      }
    }
  }

  /// Every change.
  package func history(_ events: [CaseEvent], into out: inout Markup) {
    out.element("h2", .id("history"), words: "History")
    out.element("ol", .class("history")) { out in
      for event in events {
        out.element("li") { out in
          out.time(.at(event.at))
          out.text(" ")
          out.element("bdi", text: event.by.cut(to: 80))
          out.text(" ")
          out.element("bdi", text: event.action.phrase.text.cut(to: 200))
        }
      }
    }
  }
}

import Cases
import Report
import TocsinModel

/// A case for a terminal.
struct CasePrinter {
  let paint: Paint

  func text(_ known: Case, _ history: [CaseEvent]) -> String {
    var lines = [
      paint.bold("\(known.label) \(known.title.printable())") + "  [\(known.state.rawValue)]",
      "Kept for \(known.purpose.printable()); opened by \(known.openedBy.printable())", "",
    ]
    lines.append(paint.bold("Observed"))
    lines += known.observed.map { "  \($0.label) \($0.headline.printable())" }
    lines += ["", paint.bold("Assessed")]
    for claim in known.assessed {
      let mark = claim.withdrawn == nil ? "" : " (taken back)"
      lines.append(
        "  A\(claim.number) \(claim.assessment.statement.printable()) — \(claim.assessment.confidence.words)\(mark)"
      )
      lines += claim.assessment.alternatives.map {
        "     otherwise: \($0.statement.printable()); weaker, since \($0.weakness.printable())"
      }
    }
    lines += ["", paint.bold("Attributed")]
    for claim in known.attributed {
      let standing =
        claim.withdrawn != nil
        ? "taken back"
        : claim.attribution.map { "approved by \($0.approver.printable())" }
          ?? "proposed, not approved"
      lines.append("  B\(claim.number) \(claim.proposal.actor.printable()): \(standing)")
    }
    lines += ["", paint.bold("Countermeasures")]
    lines += known.countermeasures.map {
      "  M\($0.number) \($0.draft.title.printable()) — \($0.words)"
    }
    if !known.tasks.isEmpty {
      lines += ["", paint.bold("Tasks")]
      lines += known.tasks.map {
        "  T\($0.number) [\($0.isDone ? "x" : " ")] \($0.text.printable()) \($0.assignee.printable())"
      }
    }
    if !known.notes.isEmpty {
      lines += ["", paint.bold("Notes")]
      lines += known.notes.map { "  \($0.by.printable()): \($0.text.printable())" }
    }
    lines += ["", paint.bold("History")]
    lines += history.suffix(30).map { event in
      let time = ReadableTime(Timestamp(seconds: event.at, precision: .second, origin: .seen))
      return "  \(time.machine) \(event.by.printable()) \(event.action.words.printable())"
    }
    return lines.joined(separator: "\n")
  }
}

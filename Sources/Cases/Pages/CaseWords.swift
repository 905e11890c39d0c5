package import Wording

// What a case keeps as a code, in the language of who reads it.

extension Case.State {
  package var phrase: Phrase {
    switch self {
    case .open: "Opened"
    case .responding: "Responding"
    case .monitoring: "Monitoring"
    case .closed: "Closed"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }

  var badge: String {
    switch self {
    case .open, .responding: "notable"
    case .monitoring, .closed: "routine"
    }
  }
}

extension Confidence {
  package var phrase: Phrase {
    switch self {
    case .low: "low confidence"
    case .moderate: "moderate confidence"
    case .high: "high confidence"
    }
  }

  /// Alone, as a choice.
  package var degree: Phrase {
    switch self {
    case .low: "low"
    case .moderate: "moderate"
    case .high: "high"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}

extension AttributionEvidence.Kind {
  package var phrase: Phrase {
    switch self {
    case .technical: "technical"
    case .behavioural: "behavioural"
    case .content: "content"
    case .openSource: "open source"
    case .official: "official"
    case .partner: "partner"
    }
  }
}

extension IncidentAnswer.Value {
  package var phrase: Phrase {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}

extension CasePerson.Role {
  package var phrase: Phrase {
    switch self {
    case .lead: "lead"
    case .analyst: "analyst"
    case .approver: "approver"
    case .legal: "legal"
    case .communication: "communication"
    }
  }
}

extension Countermeasure.Outcome.Result {
  package var phrase: Phrase {
    switch self {
    case .acted: "acted"
    case .partly: "in part"
    case .refused: "refused"
    case .unanswered: "no answer"
    case .harmed: "harmed"
    }
  }
}

extension Countermeasure {
  /// How far it is.
  package var phrase: Phrase {
    if !takedowns.isEmpty { return "taken down" }
    if let last = outcomes.last { return last.result.phrase }
    return sendings.isEmpty ? "draft" : "sent"
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }

  /// What became of it, by time.
  var lines: [(at: Int64, phrase: Phrase)] {
    let sent = sendings.map { ($0.at, "sent to \($0.to) by \($0.channel)" as Phrase) }
    let came = outcomes.map { ($0.at, "\($0.result.phrase): \($0.text)" as Phrase) }
    let gone = takedowns.map { ($0.at, "\($0.target) is gone" as Phrase) }
    return (sent + came + gone).sorted { $0.0 < $1.0 }
  }
}

extension CaseAction {
  /// What was done, for the history.
  package var phrase: Phrase {
    switch self {
    case .opened: "opened the case"
    case .renamed(let title): "named it “\(title)”"
    case .stateChanged(let state, let reason) where reason.saysSomething:
      "set it to “\(state.phrase)”: \(reason)"
    case .stateChanged(let state, _): "set it to “\(state.phrase)”"
    case .keptFor(let purpose, _, _): "keeps it for “\(purpose)”"
    case .findingsAdded(let findings) where findings.count > 8:
      "added \(Self.labels(findings)) and \(findings.count - 8) more"
    case .findingsAdded(let findings): "added \(Self.labels(findings))"
    case .findingRemoved(let number, let reason): "removed \(Self.label("F", number)): \(reason)"
    case .noted: "wrote a note"
    case .taskAdded(let text, _, _): "added the task “\(text)”"
    case .taskDone(let number, true): "set \(Self.label("T", number)) to done"
    case .taskDone(let number, false): "set \(Self.label("T", number)) to “to do”"
    case .personAdded(let person): "named \(person.name) as \(person.role.phrase)"
    case .personRemoved(let name): "removed \(name)"
    case .answered(let question, let answer):
      "answered “\(question.phrase)”: \(answer.value.phrase)"
    case .framed(let part, _): "described “\(part.phrase)”"
    case .techniqueAdded(let use): "named the technique \(use.id)"
    case .techniqueRemoved(let id, let reason): "removed the technique \(id): \(reason)"
    case .rated(let indicator, let rating):
      "rated “\(indicator.phrase)” at \(rating.value) of \(ImpactRating.range.upperBound)"
    case .exposureClassed(let classing): "classed the exposure as “\(classing.exposure.phrase)”"
    case .chained: "described incident and set"
    case .assessed(let assessment): "assessed with \(assessment.confidence.phrase)"
    case .assessmentWithdrawn(let number, let reason):
      "took \(Self.label("A", number)) back: \(reason)"
    case .attributionProposed(let proposal): "proposed to attribute it to \(proposal.actor)"
    case .attributionApproved(let number): "approved the attribution \(Self.label("B", number))"
    case .attributionWithdrawn(let number, let reason):
      "took \(Self.label("B", number)) back: \(reason)"
    case .drafted(let draft): "drafted “\(draft.title)”"
    case .redrafted(let number, _): "changed the draft \(Self.label("M", number))"
    case .sent(let number, let sending): "sent \(Self.label("M", number)) to \(sending.to)"
    case .cameOf(let number, let outcome):
      "\(Self.label("M", number)) came to: \(outcome.result.phrase)"
    case .tookDown(let number, let takedown):
      "\(Self.label("M", number)): \(takedown.target) is gone"
    case .erased: "(erased)"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }

  private static func labels(_ findings: [ObservedFinding]) -> String {
    findings.prefix(8).map(\.label).joined(separator: ", ")
  }

  private static func label(_ letter: String, _ number: Int) -> String { "\(letter)\(number)" }
}

/// One change of a case. The history is a list of these, and the case is what they add up to: nothing is overwritten.
package enum CaseAction: Hashable, Sendable, Codable {
  case opened(title: String, purpose: String, legalBasis: String, expires: Int64?)
  case renamed(title: String)
  case stateChanged(Case.State, reason: String)
  case keptFor(purpose: String, legalBasis: String, expires: Int64?)
  case findingsAdded([ObservedFinding])
  case findingRemoved(number: Int, reason: String)
  case noted(text: String)
  case taskAdded(text: String, assignee: String, due: Int64?)
  case taskDone(number: Int, isDone: Bool)
  case personAdded(CasePerson)
  case personRemoved(name: String)
  case answered(IncidentQuestion, IncidentAnswer)
  case framed(ABCDEPart, text: String)
  case techniqueAdded(TechniqueUse)
  case techniqueRemoved(id: String, reason: String)
  case rated(ImpactIndicator, ImpactRating)
  case exposureClassed(ExposureClassing)
  case chained(ManipulationChain)
  case assessed(Assessment)
  case assessmentWithdrawn(number: Int, reason: String)
  case attributionProposed(AttributionProposal)
  case attributionApproved(number: Int)
  case attributionWithdrawn(number: Int, reason: String)
  case drafted(CountermeasureDraft)
  case redrafted(number: Int, CountermeasureDraft)
  case sent(number: Int, Countermeasure.Sending)
  case cameOf(number: Int, Countermeasure.Outcome)
  case tookDown(number: Int, Countermeasure.Takedown)
  /// What it said was erased, since somebody may not be held any more.
  case erased
}

extension CaseAction {
  /// What it replaces: two people who change the same at once must see each other, all else is added beside. `nil` for
  /// what is only added.
  package var slot: String? {
    switch self {
    case .opened, .findingsAdded, .noted, .taskAdded, .personAdded, .techniqueAdded, .assessed,
      .attributionProposed, .drafted, .sent, .cameOf, .tookDown, .erased:
      nil
    case .renamed: "title"
    case .stateChanged: "state"
    case .keptFor: "purpose"
    case .findingRemoved(let number, _): "finding-\(number)"
    case .taskDone(let number, _): "task-\(number)"
    case .personRemoved(let name): "person-\(PersonName.folded(name))"
    case .answered(let question, _): "question-\(question.rawValue)"
    case .framed(let part, _): "frame-\(part.rawValue)"
    case .techniqueRemoved(let id, _): "technique-\(id)"
    case .rated(let indicator, _): "impact-\(indicator.rawValue)"
    case .exposureClassed: "exposure"
    case .chained: "chain"
    case .assessmentWithdrawn(let number, _): "assessment-\(number)"
    case .attributionApproved(let number), .attributionWithdrawn(let number, _):
      "attribution-\(number)"
    case .redrafted(let number, _): "countermeasure-\(number)"
    }
  }
}

/// A change with who made it and when.
package struct CaseEvent: Hashable, Sendable {
  /// From 1, without gaps.
  package let version: Int
  package let action: CaseAction
  package let by: String
  /// Seconds since 1970.
  package let at: Int64

  package init(version: Int, action: CaseAction, by: String, at: Int64) {
    self.version = version
    self.action = action
    self.by = by
    self.at = at
  }
}

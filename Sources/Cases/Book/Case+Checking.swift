import Wording

extension Case {
  /// Longer texts are documents, which belong beside a case.
  package static let longestText = 20_000
  package static let longestTitle = 300
  package static let mostFindings = 20_000
  package static let mostItems = 5000

  /// Whether a change can be made to the case as it is.
  ///
  /// - Throws: ``CaseError`` saying what is missing.
  package func check(_ action: CaseAction, by: String, now: Int64) throws(CaseError) {
    guard by.saysSomething else { throw .claim(.noAuthor) }
    switch action {
    case .opened(let title, let purpose, _, let expires):
      guard title.saysSomething else { throw .noTitle }
      guard purpose.saysSomething else { throw .noPurpose }
      if let expires, expires <= now { throw .expiryPassed }
      try Self.bound(title, Self.longestTitle, "A title" as Phrase)
    case .renamed(let title):
      guard title.saysSomething else { throw .noTitle }
      try Self.bound(title, Self.longestTitle, "A title" as Phrase)
    case .keptFor(let purpose, _, let expires):
      guard purpose.saysSomething else { throw .noPurpose }
      if let expires, expires <= now { throw .expiryPassed }
    case .stateChanged, .erased: break
    case .findingsAdded(let findings):
      guard observed.count + findings.count <= Self.mostFindings else {
        throw .tooMany(what: "findings" as Phrase, limit: Self.mostFindings)
      }
    case .findingRemoved(let number, let reason):
      guard observed.contains(where: { $0.number == number }) else {
        throw .notInCase(finding: number)
      }
      try Self.say(reason)
    case .noted(let text):
      try Self.text(text)
      try bound(notes.count, "notes" as Phrase)
    case .taskAdded(let text, _, _):
      try Self.text(text)
      try bound(tasks.count, "tasks" as Phrase)
    case .taskDone(let number, _):
      guard tasks.contains(where: { $0.number == number }) else {
        throw .noSuchItem("task T\(String(number))" as Phrase)
      }
    case .personAdded(let person):
      guard person.name.saysSomething else { throw .noText }
      try Self.bound(person.name, 200, "A name" as Phrase)
      try bound(people.count, "people" as Phrase)
    case .personRemoved(let name):
      guard people.contains(where: { PersonName.isSame($0.name, name) }) else {
        throw .noSuchItem(Phrase(quoting: "“\(name.prefix(40))”"))
      }
    case .answered(_, let answer): try Self.text(answer.basis)
    case .framed(_, let text): try Self.text(text)
    case .techniqueAdded(let use):
      try Self.text(use.basis)
      try bound(techniques.count, "techniques" as Phrase)
    case .techniqueRemoved(let id, let reason):
      guard techniques.contains(where: { $0.id == id }) else {
        throw .noSuchItem("technique \(id)" as Phrase)
      }
      try Self.say(reason)
    case .rated, .exposureClassed: break
    case .chained(let chain):
      try Self.text(chain.incident)
      if chain.set.saysSomething, !chain.basis.saysSomething { throw .noReason }
    case .assessed, .assessmentWithdrawn, .attributionProposed, .attributionApproved,
      .attributionWithdrawn:
      try checkClaim(action, by: by, now: now)
    case .drafted, .redrafted, .sent, .cameOf, .tookDown: try checkCounter(action)
    }
  }

  private func checkClaim(_ action: CaseAction, by: String, now: Int64) throws(CaseError) {
    switch action {
    case .assessed(let assessment):
      guard PersonName.isSame(assessment.author, by) else { throw .claim(.noAuthor) }
      try holds(assessment.basis)
      try bound(assessed.count, "assessments" as Phrase)
    case .assessmentWithdrawn(let number, let reason):
      guard let claim = assessed.first(where: { $0.number == number }) else {
        throw .noSuchItem("assessment A\(String(number))" as Phrase)
      }
      if claim.withdrawn != nil { throw .alreadyWithdrawn(number) }
      try Self.say(reason)
    case .attributionProposed(let proposal):
      guard PersonName.isSame(proposal.author, by) else { throw .claim(.noAuthor) }
      try holds(proposal.evidence.compactMap(\.finding))
      try bound(attributed.count, "attributions" as Phrase)
    case .attributionApproved(let number):
      guard let claim = attributed.first(where: { $0.number == number }) else {
        throw .noSuchItem("attribution B\(String(number))" as Phrase)
      }
      if claim.withdrawn != nil { throw .alreadyWithdrawn(number) }
      if claim.attribution != nil { throw .alreadyApproved(number) }
      do {
        _ = try claim.proposal.approved(by: by, among: approvers, at: now)
      } catch {
        throw .claim(error)
      }
    case .attributionWithdrawn(let number, let reason):
      guard let claim = attributed.first(where: { $0.number == number }) else {
        throw .noSuchItem("attribution B\(String(number))" as Phrase)
      }
      if claim.withdrawn != nil { throw .alreadyWithdrawn(number) }
      try Self.say(reason)
    default: break
    }
  }

  private func checkCounter(_ action: CaseAction) throws(CaseError) {
    func known(_ number: Int) throws(CaseError) -> Countermeasure {
      guard let one = countermeasures.first(where: { $0.number == number }) else {
        throw .noSuchItem("countermeasure M\(String(number))" as Phrase)
      }
      return one
    }
    switch action {
    case .drafted(let draft), .redrafted(_, let draft):
      if case .redrafted(let number, _) = action { _ = try known(number) }
      try Self.text(draft.text)
      try holds(draft.basis)
      try bound(countermeasures.count, "countermeasures" as Phrase)
    case .sent(let number, let sending):
      _ = try known(number)
      guard sending.to.saysSomething else { throw .noText }
    case .cameOf(let number, let outcome):
      // What nobody was sent cannot have been answered.
      guard try !known(number).sendings.isEmpty else { throw .notSent(number) }
      try Self.text(outcome.text)
    case .tookDown(let number, let takedown):
      _ = try known(number)
      guard takedown.target.saysSomething else { throw .noTargets }
    default: break
    }
  }

  /// A claim rests on findings that the case holds.
  private func holds(_ numbers: [Int]) throws(CaseError) {
    let held = Set(observed.map(\.number))
    for number in numbers where !held.contains(number) { throw .notInCase(finding: number) }
  }

  private func bound(_ count: Int, _ what: Phrase) throws(CaseError) {
    guard count < Self.mostItems else { throw .tooMany(what: what, limit: Self.mostItems) }
  }

  private static func bound(_ text: String, _ limit: Int, _ what: Phrase) throws(CaseError) {
    guard text.count <= limit else { throw .claim(.tooLong(what: what, limit: limit)) }
  }

  private static func text(_ text: String) throws(CaseError) {
    guard text.saysSomething else { throw .noText }
    try bound(text, longestText, "The text" as Phrase)
  }

  private static func say(_ reason: String) throws(CaseError) {
    guard reason.saysSomething else { throw .noReason }
    try bound(reason, longestText, "The reason" as Phrase)
  }
}

extension AttributionEvidence {
  /// The finding that it refers to, where it does.
  package var finding: Int? {
    guard reference.first == "F" || reference.first == "f" else { return nil }
    return Int(reference.dropFirst())
  }
}

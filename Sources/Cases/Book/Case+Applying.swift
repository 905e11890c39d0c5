extension Case {
  /// The case that a history adds up to. Linear in the history.
  ///
  /// Events that make no sense, as an attribution approved by its author, change nothing: a history from elsewhere can
  /// claim no more than one that was made here.
  package init(number: Int, events: some Sequence<CaseEvent>) {
    self.init(number: number)
    for event in events { apply(event) }
  }

  package mutating func apply(_ event: CaseEvent) {
    version = event.version
    changed = event.at
    switch event.action {
    case .opened(let title, let purpose, let legalBasis, let expires):
      (self.title, self.purpose, self.legalBasis) = (title, purpose, legalBasis)
      (self.expires, opened, openedBy) = (expires, event.at, event.by)
      people = [CasePerson(event.by, .lead)]
    case .renamed(let title): self.title = title
    case .stateChanged(let state, _): self.state = state
    case .keptFor(let purpose, let legalBasis, let expires):
      (self.purpose, self.legalBasis, self.expires) = (purpose, legalBasis, expires)
    case .noted(let text):
      notes.append(CaseNote(number: event.version, text: text, by: event.by, at: event.at))
    case .taskAdded(let text, let assignee, let due):
      tasks.append(
        CaseTask(
          number: event.version, text: text, assignee: assignee, due: due, by: event.by,
          at: event.at))
    case .taskDone(let number, let isDone):
      for index in tasks.indices where tasks[index].number == number {
        tasks[index].isDone = isDone
      }
    case .personAdded(let person):
      people.removeAll { PersonName.isSame($0.name, person.name) && $0.role == person.role }
      people.append(person)
    case .personRemoved(let name): people.removeAll { PersonName.isSame($0.name, name) }
    case .answered(let question, let answer): incident.answers[question] = answer
    case .framed(let part, let text): frame[part] = text
    case .techniqueAdded(let use):
      techniques.removeAll { $0.id == use.id }
      techniques.append(use)
      techniques.sort { $0.id < $1.id }
    case .techniqueRemoved(let id, _): techniques.removeAll { $0.id == id }
    case .rated(let indicator, let rating): impact.ratings[indicator] = rating
    case .exposureClassed(let classing): exposure = classing
    case .chained(let chain): self.chain = chain
    case .findingsAdded, .findingRemoved: observe(event)
    case .assessed, .assessmentWithdrawn, .attributionProposed, .attributionApproved,
      .attributionWithdrawn:
      claim(event)
    case .drafted, .redrafted, .sent, .cameOf, .tookDown: counter(event)
    case .erased: break
    }
  }

  private mutating func observe(_ event: CaseEvent) {
    switch event.action {
    case .findingsAdded(let findings):
      // Joined in one pass: a case may take in thousands at once.
      var known = Dictionary(observed.map { ($0.number, $0) }) { _, last in last }
      for finding in findings { known[finding.number] = finding }
      observed = known.values.sorted { $0.number < $1.number }
    case .findingRemoved(let number, _): observed.removeAll { $0.number == number }
    default: break
    }
  }

  private mutating func claim(_ event: CaseEvent) {
    switch event.action {
    case .assessed(let assessment):
      assessed.append(
        AssessedClaim(number: event.version, assessment: assessment, at: event.at))
    case .assessmentWithdrawn(let number, let reason):
      for index in assessed.indices where assessed[index].number == number {
        assessed[index].withdrawn = Withdrawal(by: event.by, at: event.at, reason: reason)
      }
    case .attributionProposed(let proposal):
      attributed.append(
        AttributedClaim(number: event.version, proposal: proposal, at: event.at))
    case .attributionApproved(let number):
      for index in attributed.indices where attributed[index].number == number {
        guard attributed[index].withdrawn == nil else { continue }
        attributed[index].attribution = try? attributed[index].proposal.approved(
          by: event.by, among: approvers, at: event.at)
      }
    case .attributionWithdrawn(let number, let reason):
      for index in attributed.indices where attributed[index].number == number {
        attributed[index].withdrawn = Withdrawal(by: event.by, at: event.at, reason: reason)
        attributed[index].attribution = nil
      }
    default: break
    }
  }

  private mutating func counter(_ event: CaseEvent) {
    func change(_ number: Int, _ body: (inout Countermeasure) -> Void) {
      for index in countermeasures.indices where countermeasures[index].number == number {
        body(&countermeasures[index])
      }
    }
    switch event.action {
    case .drafted(let draft):
      countermeasures.append(
        Countermeasure(number: event.version, draft: draft, by: event.by, at: event.at))
    case .redrafted(let number, let draft): change(number) { $0.draft = draft }
    case .sent(let number, let sending): change(number) { $0.sendings.append(sending) }
    case .cameOf(let number, let outcome): change(number) { $0.outcomes.append(outcome) }
    case .tookDown(let number, let takedown): change(number) { $0.takedowns.append(takedown) }
    default: break
    }
  }
}

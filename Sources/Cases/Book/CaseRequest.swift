import Store
import TocsinModel
import Wording

/// A change of a case as a form or a program asks for it: names of fields and texts. The console and the interface for
/// programs are the same by this.
package struct CaseRequest: Sendable {
  package enum Action: String, Sendable, CaseIterable {
    case add, remove, note, task, person, state, rename, answer, frame, technique, rate
    case exposure, chain, assess, attribute, draft, sent, outcome, gone
    case done
    case withdrawAssessment = "withdraw-assessment"
    case withdrawAttribution = "withdraw-attribution"
  }

  package let action: Action
  private let fields: [(name: String, value: String)]

  /// - Returns: `nil` for an action that is not known.
  package init?(_ fields: [(name: String, value: String)]) {
    guard let named = fields.first(where: { $0.name == "action" })?.value,
      let action = Action(rawValue: named)
    else { return nil }
    self.action = action
    self.fields = fields
  }

  private func text(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  private func texts(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  private func number(_ name: String) throws(CaseError) -> Int {
    let text = text(name)
    let digits = text.first.map(\.isLetter) == true ? String(text.dropFirst()) : text
    guard let number = Int(digits) else {
      throw .noSuchItem(Phrase(quoting: "“\(text.prefix(20))”"))
    }
    return number
  }

  private func choice<Value: RawRepresentable<String>>(
    _ name: String, _ type: Value.Type
  ) throws(CaseError) -> Value {
    guard text(name).saysSomething else { throw .notChosen(name) }
    guard let value = Value(rawValue: text(name)) else {
      throw .noSuchItem(Phrase(quoting: "“\(text(name).prefix(20))” (\(name))"))
    }
    return value
  }

  /// Lines of a field, or values of several.
  private func lines(_ name: String) -> [String] {
    texts(name).flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
      .filter(\.saysSomething)
  }

  /// Findings as people list them: `F3, F8`.
  private func findings(_ name: String) -> [String] {
    texts(name).flatMap {
      $0.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
    }
  }

  private func findingNumbers(_ name: String) throws(CaseError) -> [Int] {
    var numbers: [Int] = []
    for finding in findings(name) {
      let digits = finding.first.map(\.isLetter) == true ? String(finding.dropFirst()) : finding
      guard let number = Int(digits) else { throw .noSuchFinding(finding) }
      numbers.append(number)
    }
    return numbers
  }

  /// Pairs of fields that stand beside each other.
  private var alternatives: [Alternative] {
    zip(texts("alternative"), texts("weakness")).map { Alternative($0, weakness: $1) }
      .filter { $0.statement.saysSomething || $0.weakness.saysSomething }
  }

  private var evidence: [AttributionEvidence] {
    zip(texts("evidence_kind"), zip(texts("evidence"), texts("reference"))).compactMap {
      kind, rest in
      guard rest.0.saysSomething || rest.1.saysSomething else { return nil }
      return AttributionEvidence.Kind(rawValue: kind).map {
        AttributionEvidence($0, rest.0, reference: rest.1)
      }
    }
  }

  /// Makes the change.
  ///
  /// - Parameter seen: the version that its author saw.
  /// - Returns: the version that it made.
  /// - Throws: ``CaseError``, ``ClaimError``, ``DraftError``, ``CatalogueError``, `StoreError`.
  @discardableResult
  package func perform(
    _ book: CaseBook, _ number: Int, by: String, seen: Int?, now: Int64
  ) throws -> Int {
    if action == .add {
      return try book.add(findings: findings("findings"), to: number, by: by, now: now)
    }
    return try book.change(number, try change(book, number, by, now), by: by, seen: seen, now: now)
  }

  private func change(
    _ book: CaseBook, _ number: Int, _ by: String, _ now: Int64
  ) throws -> CaseAction {
    switch action {
    case .add: .findingsAdded([])
    case .remove: .findingRemoved(number: try self.number("number"), reason: text("reason"))
    case .note: .noted(text: text("text"))
    case .task: .taskAdded(text: text("text"), assignee: text("assignee"), due: try day("due"))
    case .done: .taskDone(number: try self.number("number"), isDone: text("done") != "no")
    case .person: .personAdded(CasePerson(text("name"), try choice("role", CasePerson.Role.self)))
    case .state:
      .stateChanged(try choice("state", Case.State.self), reason: text("reason"))
    case .rename: .renamed(title: text("title"))
    case .answer:
      .answered(
        try choice("question", IncidentQuestion.self),
        IncidentAnswer(try choice("value", IncidentAnswer.Value.self), basis: text("basis")))
    case .frame: .framed(try choice("part", ABCDEPart.self), text: text("text"))
    case .technique:
      .techniqueAdded(try TechniqueCatalogue.installed().use(text("id"), basis: text("basis")))
    case .rate:
      try rating()
    case .exposure:
      .exposureClassed(
        try ExposureClassing(
          try choice("exposure", ExposureClass.self), technical: lines("technical"),
          behavioural: lines("behavioural"), confidence: try choice("confidence", Confidence.self),
          author: by))
    case .chain:
      .chained(
        ManipulationChain(incident: text("incident"), set: text("set"), basis: text("basis")))
    case .assess:
      .assessed(
        try Assessment(
          text("statement"), confidence: try choice("confidence", Confidence.self),
          alternatives: alternatives, basis: try findingNumbers("basis"), author: by))
    case .attribute:
      .attributionProposed(
        try AttributionProposal(
          actor: text("actor"), text("statement"),
          confidence: try choice("confidence", Confidence.self), alternatives: alternatives,
          evidence: evidence, author: by))
    case .withdrawAssessment:
      .assessmentWithdrawn(number: try self.number("number"), reason: text("reason"))
    case .withdrawAttribution:
      .attributionWithdrawn(number: try self.number("number"), reason: text("reason"))
    case .draft: .drafted(try draft(book, number))
    case .sent:
      .sent(
        number: try self.number("number"),
        .init(to: text("to"), channel: text("channel"), at: now))
    case .outcome:
      .cameOf(
        number: try self.number("number"),
        .init(try choice("result", Countermeasure.Outcome.Result.self), text: text("text"), at: now)
      )
    case .gone:
      .tookDown(number: try self.number("number"), .init(target: text("target"), at: now))
    }
  }

  private func rating() throws(CaseError) -> CaseAction {
    guard let value = Int(text("value")), let rating = ImpactRating(value, basis: text("basis"))
    else { throw .noReason }
    return .rated(try choice("indicator", ImpactIndicator.self), rating)
  }

  private func draft(_ book: CaseBook, _ number: Int) throws -> CountermeasureDraft {
    guard let known = try book.case(number) else { throw CaseError.noSuchCase("C\(number)") }
    var request = DraftRequest(try choice("kind", CountermeasureKind.self))
    request.findings = try findingNumbers("findings")
    request.targets = lines("targets")
    request.statement = text("statement")
    request.ground = text("ground")
    request.senderName = text("sender_name")
    request.senderAddress = text("sender_address")
    request.isInGoodFaith = text("good_faith") == "yes"
    request.language = Language(rawValue: text("lang")) ?? .english
    return try Drafting(known).draft(request)
  }

  /// - Throws: ``CaseError/noDay(_:)``: a day that is passed over is a task that nobody is reminded of.
  private func day(_ name: String) throws(CaseError) -> Int64? {
    let text = text(name)
    guard text.saysSomething else { return nil }
    guard let day = CivilDate(iso: text) else { throw .noDay(text) }
    return Int64(day.daysSince1970) * 86_400
  }
}

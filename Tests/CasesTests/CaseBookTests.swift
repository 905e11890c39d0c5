import Cases
import Store
import Testing
import TocsinModel

@Suite struct CaseBookTests {
  private static func book() throws -> CaseBook {
    CaseBook(try Store(inMemory: FindingDecoding()))
  }

  static func finding(_ number: Int) -> ObservedFinding {
    ObservedFinding(
      number: number, id: FindingID(rawValue: "copies-\(number)"), kind: .copies, version: 1,
      attention: .high, headline: "Copied text \(number)", chips: ["3 sites"], rule: "copies/1",
      reasons: [
        Reason(feature: "copy.coverage", value: 0.9, text: "Most of the text is the same.")
      ],
      entities: [Entity(.site, "site\(number).example")], links: ["https://site\(number).example/a"]
    )
  }

  private static let alternatives = [Alternative("Chance", weakness: "Four times in a week.")]

  @Test func `A case keeps its history and adds up to it`() throws {
    let book = try Self.book()
    let number = try book.open("Cloned papers", purpose: "The election of May", by: "Ada", now: 10)
    try book.change(number, .findingsAdded([Self.finding(4), Self.finding(2)]), by: "Ada", now: 11)
    try book.change(number, .noted(text: "Seen before."), by: "Bo", now: 12)
    let task = try book.change(
      number, .taskAdded(text: "Ask the registrar", assignee: "Bo", due: nil), by: "Ada", now: 13)
    try book.change(number, .taskDone(number: task, isDone: true), by: "Bo", now: 14)
    let known = try #require(try book.case(number))
    #expect(known.title == "Cloned papers")
    #expect(known.openedBy == "Ada")
    #expect(known.observed.map(\.number) == [2, 4])
    #expect(known.notes.map(\.text) == ["Seen before."])
    #expect(known.tasks.map(\.isDone) == [true])
    #expect(known.version == 5)
    #expect(try book.history(number).map(\.by) == ["Ada", "Ada", "Bo", "Ada", "Bo"])
    #expect(try book.list().map(\.version) == [5])
  }

  @Test func `Two people who write at once lose nothing`() throws {
    let book = try Self.book()
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    // Both saw version 1.
    try book.change(number, .noted(text: "one"), by: "Ada", seen: 1, now: 2)
    try book.change(number, .noted(text: "two"), by: "Bo", seen: 1, now: 2)
    #expect(try #require(try book.case(number)).notes.map(\.text) == ["one", "two"])
    try book.change(number, .framed(.content, text: "A copied text"), by: "Ada", seen: 1, now: 3)
    #expect(throws: CaseError.overtaken(by: "Ada", version: 4)) {
      try book.change(number, .framed(.content, text: "Another"), by: "Bo", seen: 3, now: 4)
    }
    try book.change(number, .framed(.actor, text: "Sites"), by: "Bo", seen: 3, now: 5)
    try book.change(number, .framed(.content, text: "Both"), by: "Bo", seen: 5, now: 6)
    #expect(try #require(try book.case(number)).frame == [.content: "Both", .actor: "Sites"])
  }

  @Test func `A claim rests on what the case holds`() throws {
    let book = try Self.book()
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    let assessment = try Assessment(
      "One group runs the sites.", confidence: .moderate, alternatives: Self.alternatives,
      basis: [2], author: "Ada")
    #expect(throws: CaseError.notInCase(finding: 2)) {
      try book.change(number, .assessed(assessment), by: "Ada", now: 2)
    }
    try book.change(number, .findingsAdded([Self.finding(2)]), by: "Ada", now: 3)
    try book.change(number, .assessed(assessment), by: "Ada", now: 4)
    #expect(throws: CaseError.claim(.noAuthor)) {
      try book.change(number, .assessed(assessment), by: "Bo", now: 5)
    }
    #expect(try #require(try book.case(number)).assessed.count == 1)
  }

  @Test func `An attribution is nobody's word until a second named person approves it`() throws {
    let book = try Self.book()
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    try book.change(number, .findingsAdded([Self.finding(2)]), by: "Ada", now: 2)
    let proposal = try AttributionProposal(
      actor: "Bureau of the Made-up Isles", "It runs the sites.", confidence: .moderate,
      alternatives: Self.alternatives,
      evidence: [
        AttributionEvidence(.technical, "One certificate.", reference: "F2"),
        AttributionEvidence(.official, "A decision names it.", reference: "Act 7 of 2022"),
      ], author: "Ada")
    let made = try book.change(number, .attributionProposed(proposal), by: "Ada", now: 3)
    #expect(try #require(try book.case(number)).attributions.isEmpty)
    #expect(throws: CaseError.claim(.ownApproval("Ada"))) {
      try book.change(number, .attributionApproved(number: made), by: "Ada", now: 4)
    }
    #expect(throws: CaseError.claim(.approverNotNamed("Bo"))) {
      try book.change(number, .attributionApproved(number: made), by: "Bo", now: 4)
    }
    try book.change(number, .personAdded(CasePerson("Bo", .approver)), by: "Ada", now: 5)
    try book.change(number, .attributionApproved(number: made), by: "Bo", now: 6)
    let known = try #require(try book.case(number))
    #expect(known.attributions.map(\.approver) == ["Bo"])
    #expect(throws: CaseError.alreadyApproved(made)) {
      try book.change(number, .attributionApproved(number: made), by: "Bo", now: 7)
    }
    try book.change(
      number, .attributionWithdrawn(number: made, reason: "The act was annulled."), by: "Bo", now: 8
    )
    #expect(try #require(try book.case(number)).attributions.isEmpty)
  }

  @Test func `A history from elsewhere approves nothing that could not be approved here`() throws {
    let proposal = try AttributionProposal(
      actor: "X", "It did.", confidence: .high, alternatives: Self.alternatives,
      evidence: [
        AttributionEvidence(.technical, "a", reference: "b"),
        AttributionEvidence(.official, "a", reference: "b"),
      ], author: "Ada")
    let events = [
      CaseEvent(
        version: 1, action: .opened(title: "A", purpose: "P", legalBasis: "", expires: nil),
        by: "Ada", at: 1),
      CaseEvent(version: 2, action: .attributionProposed(proposal), by: "Ada", at: 2),
      CaseEvent(version: 3, action: .attributionApproved(number: 2), by: "Ada", at: 3),
      CaseEvent(version: 4, action: .attributionApproved(number: 2), by: "Mallory", at: 4),
    ]
    #expect(Case(number: 1, events: events).attributions.isEmpty)
  }

  @Test func `What came of a countermeasure is told after it was sent`() throws {
    let book = try Self.book()
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    try book.change(number, .findingsAdded([Self.finding(2)]), by: "Ada", now: 2)
    let made = try book.change(
      number,
      .drafted(
        CountermeasureDraft(
          kind: .abuse, title: "To the registrar", text: "Please look.",
          targets: ["site2.example"], basis: [2])), by: "Ada", now: 3)
    let outcome = Countermeasure.Outcome(.acted, text: "Suspended.", at: 7200)
    #expect(throws: CaseError.notSent(made)) {
      try book.change(number, .cameOf(number: made, outcome), by: "Ada", now: 4)
    }
    try book.change(
      number, .sent(number: made, .init(to: "abuse@registrar.example", channel: "mail", at: 3600)),
      by: "Ada", now: 5)
    try book.change(number, .cameOf(number: made, outcome), by: "Ada", now: 6)
    try book.change(
      number, .tookDown(number: made, .init(target: "site2.example", at: 10_800)), by: "Ada", now: 7
    )
    let known = try #require(try book.case(number))
    #expect(known.countermeasures.first?.hoursToTakedown == 2)
    #expect(known.countermeasures.first?.outcomes.map(\.result) == [.acted])
  }

  @Test(arguments: ["", "   ", "\n"])
  func `Nothing is kept without a title and a purpose`(text: String) throws {
    let book = try Self.book()
    #expect(throws: CaseError.noTitle) {
      try book.open(text, purpose: "P", by: "Ada", now: 1)
    }
    #expect(throws: CaseError.noPurpose) {
      try book.open("A", purpose: text, by: "Ada", now: 1)
    }
    #expect(throws: CaseError.expiryPassed) {
      try book.open("A", purpose: "P", expires: 5, by: "Ada", now: 5)
    }
  }
}

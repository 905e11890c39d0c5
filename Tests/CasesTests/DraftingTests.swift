import Cases
import Testing
import TocsinModel

@Suite struct DraftingTests {
  private static func finding(
    _ number: Int, _ kind: FindingKind, _ headline: String, hosts: [String]
  ) -> ObservedFinding {
    ObservedFinding(
      number: number, id: FindingID(rawValue: "f\(number)"), kind: kind, version: 1,
      attention: .high, headline: headline, chips: [], rule: "r/1",
      reasons: [Reason(feature: "x", text: "One letter differs.")],
      entities: hosts.map { Entity(.domain, $0) } + [Entity(.address, "desk@clone.example")],
      links: ["https://\(hosts.first ?? "none.example")/a"])
  }

  private static func known(_ headline: String = "clone.example may pass for paper.example") -> Case
  {
    var known = Case(number: 1)
    known.title = "Cloned paper"
    known.observed = [
      finding(1, .lookalikes, headline, hosts: ["clone.example"]),
      finding(2, .copies, "A copied text", hosts: ["paper.example"]),
    ]
    return known
  }

  @Test func `A correction says what a person wrote and what the case holds, and nothing else`()
    throws
  {
    var request = DraftRequest(.correction)
    #expect(throws: DraftError.noStatement(.correction)) {
      try Drafting(Self.known()).draft(request)
    }
    request.statement = "The harbour stays public."
    let text = try Drafting(Self.known()).draft(request).text
    #expect(text.hasPrefix("The harbour stays public.\n"))
    #expect(text.contains("A copied text (F2, rule r/1)"))
    #expect(text.contains("hxxps://paper[.]example/a"))
    #expect(!text.contains("https://"))
  }

  /// Regulation (EU) 2022/2065, article 16(2).
  @Test func `A notice has the four things that article 16 asks for, or is none`() throws {
    var request = DraftRequest(.notice)
    func fails(_ error: DraftError) {
      #expect(throws: error) { try Drafting(Self.known()).draft(request) }
    }
    fails(.noStatement(.notice))
    request.statement = "A forged interview in another's name."
    fails(.noGround)
    request.ground = "Press Act § 4"
    fails(.noTargets(.notice))
    request.targets = ["clone.example"]
    fails(.noLocation("clone.example"))
    request.targets = ["https://clone.example/a"]
    fails(.noSender)
    request.senderName = "Ada"
    request.senderAddress = "ada"
    fails(.noSender)
    request.senderAddress = "ada@paper.example"
    fails(.noGoodFaith)
    request.isInGoodFaith = true
    let text = try Drafting(Self.known()).draft(request).text
    for part in ["(a)", "(b)", "(c)", "(d)", "https://clone.example/a", "Ada <ada@paper.example>"] {
      #expect(text.contains(part), "\(part) is missing")
    }
  }

  @Test func `A block list takes no name that did nothing`() throws {
    var request = DraftRequest(.blockList)
    let draft = try Drafting(Self.known()).draft(request)
    #expect(draft.targets == ["clone.example"])
    #expect(draft.text.contains("0.0.0.0 clone.example\n"))
    #expect(draft.text.contains("clone.example CNAME .\n*.clone.example CNAME ."))
    request.targets = ["paper.example"]
    #expect(throws: DraftError.notToBlock("paper.example")) {
      try Drafting(Self.known()).draft(request)
    }
  }

  @Test func `A warning names no address that a program makes a link of`() throws {
    let text = try Drafting(Self.known()).draft(DraftRequest(.warning)).text
    #expect(text.contains("desk[@]clone[.]example"))
    #expect(!text.contains("desk@clone.example"))
  }

  @Test func `What was read outside begins no line of its own`() throws {
    let hostile = "x\r\nBcc: all@party.example\u{0}\n; zone"
    var request = DraftRequest(.correction)
    request.statement = "So."
    let text = try Drafting(Self.known(hostile)).draft(request).text
    #expect(!text.contains("\nBcc:"))
    #expect(!text.contains("\n; zone"))
    request = DraftRequest(.blockList)
    request.targets = ["clone.example\nevil.example"]
    #expect(throws: DraftError.self) { try Drafting(Self.known()).draft(request) }
  }

  @Test func `Which kinds worked is told by the last outcome of what was sent`() throws {
    var known = Self.known()
    let events: [CaseAction] = [
      .opened(title: "A", purpose: "P", legalBasis: "", expires: nil),
      .drafted(
        CountermeasureDraft(kind: .abuse, title: "t", text: "x", targets: ["c.example"], basis: [])),
      .drafted(
        CountermeasureDraft(kind: .abuse, title: "t", text: "x", targets: ["c.example"], basis: [])),
      .sent(number: 2, .init(to: "host", channel: "mail", at: 0)),
      .cameOf(number: 2, .init(.refused, text: "No.", at: 1)),
      .cameOf(number: 2, .init(.acted, text: "Yes.", at: 2)),
      .tookDown(number: 2, .init(target: "c.example", at: 36_000)),
    ]
    known = Case(
      number: 1,
      events: events.enumerated().map {
        CaseEvent(version: $0.offset + 1, action: $0.element, by: "Ada", at: Int64($0.offset))
      })
    let table = CountermeasureRecord.table([known, known])
    #expect(table.map(\.kind) == [.abuse])
    #expect(table.first?.sent == 2)
    #expect(table.first?.results == [.acted: 2])
    #expect(table.first?.medianHours == 10)
  }

  @Test func `A file of a case lets nothing break out of it`() {
    let hostile = "</title><script>alert(1)</script>\u{202E}"
    var known = Self.known(hostile)
    known.title = hostile
    known.purpose = hostile
    let html = CaseFile(known, history: []).html()
    #expect(!html.contains("<script"))
    #expect(!html.contains("\u{202E}"))
  }

  @Test func `A case of ten thousand findings is shown with a count of the rest`() {
    var known = Case(number: 1)
    known.observed = (1...10_000).map { Self.finding($0, .copies, "Text \($0)", hosts: []) }
    let html = CaseFile(known, history: []).html()
    #expect(html.contains("9,800 more findings"))
    #expect(html.utf8.count < 1 << 20)
  }
}

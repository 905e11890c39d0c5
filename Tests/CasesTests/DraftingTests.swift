import Cases
import Foundation
import Testing
import TocsinModel
import Wording

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

  @Test(arguments: CountermeasureKind.allCases)
  func `A draft in French has no English of ours, and the words of a person as they are`(
    _ kind: CountermeasureKind
  ) throws {
    var request = DraftRequest(kind)
    request.language = .french
    request.statement = "My own words."
    request.ground = "Art. 1"
    request.targets = kind == .blockList ? ["clone.example"] : ["https://clone.example/a"]
    request.senderName = "Ada"
    request.senderAddress = "ada@x.example"
    request.isInGoodFaith = true
    let draft = try Drafting(Self.known()).draft(request)
    if kind != .blockList, kind != .watch { #expect(draft.text.contains("My own words.")) }
    // Each English line of the same draft, but what is quoted, is another one here.
    request.language = .english
    let english = try Drafting(Self.known()).draft(request)
    let quoted = [
      "One letter", "clone", "paper.example", "A copied text", "My own words.", "Ada", "#", ";",
      "@", "$", "0.0",
    ]
    for line in english.text.split(separator: "\n")
    where !quoted.contains(where: line.contains) {
      #expect(!draft.text.contains(line), "\(line)")
    }
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

  @Test(arguments: [CountermeasureKind.correction, .prebunk, .warning, .abuse])
  func `A draft says who stands for it, or who must fill it in`(_ kind: CountermeasureKind) throws {
    var request = DraftRequest(kind)
    request.statement = "The harbour stays public."
    #expect(try Drafting(Self.known()).draft(request).text.contains("[To be filled in by who"))
    request.senderName = "Ada\nBcc: x"
    if kind == .abuse {
      #expect(throws: DraftError.noSender) { try Drafting(Self.known()).draft(request) }
    } else {
      let signed = try Drafting(Self.known()).draft(request).text
      #expect(signed.hasSuffix("\nAda Bcc: x\n") && !signed.contains("[To be filled in"))
    }
    request.senderName = "Ada"
    request.senderAddress = "ada@paper.example"
    #expect(
      try Drafting(Self.known()).draft(request).text.hasSuffix("\nAda <ada@paper.example>\n"))
  }

  private static func mail(
    _ title: String = "Cloned paper", to: String = "", others: [CountermeasureMail.Attachment] = []
  ) throws -> String {
    var known = Self.known()
    known.title = title
    var request = DraftRequest(.correction)
    request.statement = "The harbour stays public."
    known.apply(
      CaseEvent(
        version: 3, action: .drafted(try Drafting(known).draft(request)), by: "Ada", at: 0))
    let mail = try CountermeasureMail(
      known, try known.countermeasure(3), to: to, at: 1_746_230_400, others: others)
    return String(decoding: mail.bytes, as: UTF8.self)
  }

  @Test func `A mail has the text, and a page for each finding, whole`() throws {
    let mail = try Self.mail(to: "abuse@host.example")
    #expect(mail.contains("\r\nTo: abuse@host.example\r\n"))
    #expect(mail.contains("\r\nDate: Sat, 3 May 2025 00:00:00 +0000\r\n"))
    #expect(!mail.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
    let parts = mail.components(separatedBy: "--=_tocsin_part\r\n").dropFirst().map { part in
      let body = part.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        .replacing("--=_tocsin_part--", with: "")
      return String(
        decoding: Data(base64Encoded: body, options: .ignoreUnknownCharacters) ?? Data(),
        as: UTF8.self)
    }
    #expect(parts.count == 3)
    #expect(parts.first?.hasPrefix("The harbour stays public.") == true)
    #expect(parts.dropFirst().allSatisfy { $0.hasPrefix("<!DOCTYPE html>") })
    #expect(parts.last?.contains("A copied text") == true)
  }

  @Test func `Nothing breaks out of a mail's head`() throws {
    let mail = try Self.mail(
      "Ü\r\nBcc: all@party.example\r\n\r\n" + String(repeating: "ä", count: 300),
      others: [
        .init(name: "a\"\r\nX: y.html", type: "text/plain", bytes: Array("--=_tocsin_part".utf8))
      ])
    let lines = mail.components(separatedBy: "\r\n")
    let head = lines.prefix { !$0.isEmpty }
    #expect(!head.contains { $0.hasPrefix("Bcc") })
    #expect(head.allSatisfy { $0.utf8.count <= 98 && $0.allSatisfy(\.isASCII) })
    #expect(lines.filter { $0 == "--=_tocsin_part" }.count == 4)
    #expect(mail.contains("filename=\"a__X__y.html\""))
    #expect(throws: DraftError.noAddress("a@b.example\r\nBcc: c@d.example")) {
      try Self.mail(to: "a@b.example\r\nBcc: c@d.example")
    }
    #expect(throws: DraftError.tooLarge) {
      try Self.mail(
        others: [
          .init(
            name: "a", type: "b",
            bytes: [UInt8](repeating: 0, count: CountermeasureMail.longest))
        ])
    }
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

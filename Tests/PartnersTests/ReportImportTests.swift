import Exchange
import Foundation
import Partners
import Store
import Testing
import TocsinModel

/// What partners give: kept as theirs, bounded, and never lost without a word.
@Suite struct ReportImportTests {
  private let sample: SampleFindings

  init() throws { sample = try SampleFindings() }

  private func read(
    _ text: String, partner: String = "Isle", tlp: TLP = .amber, until: Int64? = nil,
    pieces: Int = 1 << 20
  ) throws -> ImportResult {
    var request = ImportRequest(
      partner: partner, tlp: tlp, until: until, by: "Ada",
      now: Int64(Date().timeIntervalSince1970), source: "given.json")
    request.format = nil
    var reading = ReportImport(sample.store, request)
    var rest = Array(text.utf8)[...]
    return try reading.read {
      let piece = Array(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
      return piece
    }
  }

  private static func bundle(_ objects: [String]) -> String {
    "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[\(objects.joined(separator: ","))]}"
  }

  private static func domain(_ name: String, _ number: Int = 1) -> String {
    let digits = String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    return
      "{\"type\":\"domain-name\",\"id\":\"domain-name--00000000-0000-4000-8000-\(digits)\",\"value\":\"\(name)\"}"
  }

  private var reasons: [String] {
    get throws {
      try sample.store.finding(named: "F1", withPartners: true)?.observation.reasons.map(\.text)
        ?? []
    }
  }

  @Test(arguments: [1, 50, 1 << 20])
  func `a name that is met again is a reason of the finding, and who did it is not said`(
    pieces: Int
  ) throws {
    let result = try read(Self.bundle([Self.domain("LOGIN1-herald.example")]), pieces: pieces)
    #expect(result.objects == 1 && result.faults == 0)
    #expect(
      try reasons.last
        == "Seen before by Isle: the domain login1-herald.example (report 1, TLP:AMBER)")
    // It is a reason beside the others: nothing that was found changes.
    #expect(try sample.store.finding(named: "F1", withPartners: true)?.attention == .high)
    #expect(try sample.store.finding(named: "F1", withPartners: true)?.version == 1)
  }

  @Test(arguments: [ReleaseRequest.Format.stix, .misp])
  func `who is imitated does not come back as seen before`(format: ReleaseRequest.Format) throws {
    // A finding about the real name, such as one about its texts.
    try sample.settle(2, name: "herald.example", headline: "The real one", at: 1000)
    var request = ReleaseRequest(
      items: ["F1"], producer: STIXProducer(name: "We", tlp: .green), recipient: "Isle",
      purpose: "", by: "Ada", now: 2000)
    request.format = format
    let bytes = try ReleaseDesk(sample.store).prepare(request).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"herald.example\""))
    _ = try read(text)
    #expect(try reasons.last?.hasPrefix("Seen before by Isle") == true)
    let real = try #require(try sample.store.finding(named: "F2", withPartners: true))
    #expect(!real.observation.reasons.contains { $0.feature.hasPrefix("partner.") })
  }

  @Test func `a partner who sighted what left here has seen the names in it`() throws {
    let desk = ReleaseDesk(sample.store)
    let request = ReleaseRequest(
      items: ["F1"], producer: STIXProducer(name: "We", tlp: .green), recipient: "Isle",
      purpose: "", by: "Ada", now: 2000)
    let prepared = try desk.prepare(request)
    _ = try desk.approve(prepared, by: "Bo")
    let objects = try #require(try JSONNode(parsing: prepared.bytes)["objects"]?.items)
    let indicator = try #require(
      objects.first { $0["type"]?.text == "indicator" }?["id"]?.text)
    func sighting(_ number: Int, _ count: Int) -> String {
      "{\"type\":\"sighting\",\"id\":\"sighting--00000000-0000-4000-8000-00000000000\(number)\",\"sighting_of_ref\":\"\(indicator)\",\"count\":\(count)}"
    }
    _ = try read(Self.bundle([sighting(1, 0)]))
    #expect(try reasons.count == 1)
    _ = try read(Self.bundle([sighting(2, 3)]))
    #expect(
      try reasons.last?.hasPrefix("Seen before by Isle: the domain login1-herald.example") == true)
  }

  @Test func `a report that is past its day, or withdrawn, is not spoken of`() throws {
    let now = Int64(Date().timeIntervalSince1970)
    #expect(throws: ImportError.past) {
      try read(Self.bundle([Self.domain("login1-herald.example")]), until: now - 1)
    }
    _ = try read(Self.bundle([Self.domain("login1-herald.example")]), until: now + 3600)
    #expect(try reasons.count == 2)
    #expect(try sample.store.withdraw(report: 1, now: now))
    #expect(try reasons.count == 1)
  }

  @Test func `two partners who say the same are both named`() throws {
    _ = try read(Self.bundle([Self.domain("login1-herald.example")]), partner: "A")
    _ = try read(Self.bundle([Self.domain("login1-herald.example")]), partner: "B")
    #expect(
      try reasons.dropFirst().map { String($0.prefix(17)) } == [
        "Seen before by A:", "Seen before by B:",
      ])
  }

  private static func indicator(_ name: String, isRevoked: Bool = false, minute: Int = 0) -> String
  {
    """
    {"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000001",
    "created":"2026-11-29T10:00:00Z","modified":"2026-11-29T10:0\(minute):00Z","pattern_type":"stix",
    "pattern":"[domain-name:value = '\(name)']","revoked":\(isRevoked)}
    """
  }

  private static let opinion = """
    {"type":"opinion","spec_version":"2.1","id":"opinion--00000000-0000-4000-8000-000000000001",
    "opinion":"strongly-disagree","object_refs":["indicator--00000000-0000-4000-8000-000000000001"]}
    """

  @Test func `what a partner takes back is not spoken of, until they say it anew`() throws {
    let name = "login1-herald.example"
    _ = try read(Self.bundle([Self.indicator(name), Self.domain(name)]))
    #expect(try reasons.count == 2)
    let revoked = try read(Self.bundle([Self.indicator(name, isRevoked: true, minute: 1)]))
    #expect(revoked.objects == 1)
    #expect(try reasons.count == 1)
    // Another partner never took it back.
    _ = try read(Self.bundle([Self.indicator(name)]), partner: "B")
    #expect(try reasons.dropFirst().map { $0.hasPrefix("Seen before by B:") } == [true])
    _ = try read(Self.bundle([Self.indicator(name, minute: 2)]))
    #expect(try reasons.count == 3)
    // Who takes the taking back out of force has what was said before.
    _ = try sample.store.withdraw(report: revoked.report, now: 1)
    #expect(try reasons.count == 4)
  }

  @Test func `partners who contradict each other are both heard`() throws {
    let name = "login1-herald.example"
    _ = try read(Self.bundle([Self.domain(name)]), partner: "A")
    _ = try read(Self.bundle([Self.indicator(name), Self.opinion]), partner: "B")
    let said = try #require(
      try sample.store.finding(named: "F1", withPartners: true)?.observation.reasons.dropFirst())
    #expect(
      said.map(\.text) == [
        "Seen before by A: the domain \(name) (report 1, TLP:AMBER)",
        "Held to be wrong or harmless by B: the domain \(name) (report 2, TLP:AMBER)",
      ])
    #expect(said.map(\.direction) == [.supports, .weakens])
    #expect(said.map(\.feature) == ["partner.seen-before.amber", "partner.denied.amber"])
    // Neither is said of attention, nor of anybody.
    #expect(try sample.store.finding(named: "F1")?.attention == .high)
  }

  @Test func `an opinion about what left here is about the names in it`() throws {
    let desk = ReleaseDesk(sample.store)
    let request = ReleaseRequest(
      items: ["F1"], producer: STIXProducer(name: "We", tlp: .green), recipient: "Isle",
      purpose: "", by: "Ada", now: 2000)
    let prepared = try desk.prepare(request)
    _ = try desk.approve(prepared, by: "Bo")
    let objects = try #require(try JSONNode(parsing: prepared.bytes)["objects"]?.items)
    let indicator = try #require(objects.first { $0["type"]?.text == "indicator" }?["id"]?.text)
    _ = try read(
      Self.bundle([
        Self.opinion.replacing(
          "indicator--00000000-0000-4000-8000-000000000001", with: indicator)
      ]))
    #expect(try reasons.last?.hasPrefix("Held to be wrong or harmless by Isle:") == true)
  }

  @Test func `an export that is withdrawn is silent where it was taken in`() throws {
    let other = try SampleFindings()
    let desk = ReleaseDesk(other.store)
    let request = ReleaseRequest(
      items: ["F1"], producer: STIXProducer(name: "We", tlp: .green), recipient: "Isle",
      purpose: "", by: "Ada", now: 2000)
    let prepared = try desk.prepare(request)
    let number = try desk.approve(prepared, by: "Bo")
    _ = try read(String(decoding: prepared.bytes, as: UTF8.self))
    #expect(try reasons.count == 2)
    let withdrawal = try desk.withdrawal(of: number, reason: "It was us", by: "Ada", now: 3000)
    _ = try read(String(decoding: withdrawal.bytes, as: UTF8.self))
    #expect(try reasons.count == 1)
  }

  @Test func `what is corrected in a MISP event is not spoken of, what is written anew is`() throws
  {
    func event(_ attributes: String, _ stamp: Int) -> String {
      """
      {"Event":{"uuid":"00000000-0000-4000-8000-000000000001","timestamp":"\(stamp)","Attribute":[\(attributes)]}}
      """
    }
    let name = "\"type\":\"domain\",\"value\":\"login1-herald.example\""
    _ = try read(event("{\(name)}", 1))
    #expect(try reasons.count == 2)
    _ = try read(event("{\(name),\"deleted\":true},{\(name)}", 2))
    #expect(try reasons.count == 3)
    _ = try read(event("{\(name),\"deleted\":true}", 3))
    #expect(try reasons.count == 1)
    _ = try read(event("{\(name),\"Sighting\":[{\"type\":\"1\"}]}", 4), partner: "B")
    #expect(try reasons.last?.hasPrefix("Held to be wrong or harmless by B:") == true)
  }

  @Test func `erasing a name erases who denied it`() throws {
    _ = try read(Self.bundle([Self.indicator("login1-herald.example"), Self.opinion]))
    #expect(try reasons.count == 2)
    _ = try PartnerRights(sample.store).erase("login1-herald.example")
    #expect(try reasons.count == 1)
  }

  @Test func `the same bytes of the same partner change nothing`() throws {
    let text = Self.bundle([Self.domain("a.example")])
    #expect(try !read(text).isKnown)
    let again = try read(text)
    #expect(again.isKnown && again.report == 1)
    #expect(try sample.store.partnerReports().count == 1)
  }

  @Test func `what came in goes out as it came`() throws {
    let objects = [Self.domain("a.example", 1), Self.domain("b.example", 2)]
    _ = try read(Self.bundle(objects), tlp: .green)
    let prepared = try ReleaseDesk(sample.store).prepare(
      report: 1, to: "Third", by: "Ada", now: 1)
    let out = String(decoding: prepared.bytes, as: UTF8.self)
    #expect(objects.allSatisfy(out.contains))
  }

  @Test func `what a partner gave as amber goes back to them alone`() throws {
    _ = try read(Self.bundle([Self.domain("a.example")]))
    let desk = ReleaseDesk(sample.store)
    #expect(throws: ReleaseError.notOursToGive(1, partner: "Isle", tlp: .amber)) {
      try desk.prepare(report: 1, to: "Third", by: "Ada", now: 1)
    }
    _ = try desk.prepare(report: 1, to: "Isle", by: "Ada", now: 1)
  }

  @Test(arguments: [
    ("{\"type\":\"bundle\",\"objects\":[{\"type\":\"x\"}]}", "stix.id"),
    ("{\"type\":\"bundle\",\"objects\":[{\"a\":]}", "stix.cut-off"),
    ("{\"type\":\"bundle\",\"objects\":[7]}", "stix.object"),
    ("{\"type\":\"bundle\"}", "stix.bundle"), ("{\"Event\":{\"info\":1}}", "misp.uuid"),
    ("what is this\n", "list.kind"),
  ])
  func `what cannot be read is a diagnostic with its place`(text: String, code: String) throws {
    let result = try read(text)
    #expect(result.diagnostics.map(\.code).contains(code), "\(result.diagnostics)")
    #expect(result.diagnostics.allSatisfy { $0.place.path == "given.json" })
    #expect(try sample.store.partnerReports().isEmpty)
  }

  @Test func `an id that is used twice keeps its first object, and that is said`() throws {
    let result = try read(
      Self.bundle([Self.domain("a.example"), Self.domain("b.example"), Self.domain("c.example", 2)])
    )
    #expect(result.objects == 2)
    #expect(result.diagnostics.map(\.code) == ["stix.duplicate"])
  }

  @Test func `what is marked more strictly than it is taken in is left out, and that is said`()
    throws
  {
    let red =
      "{\"type\":\"domain-name\",\"id\":\"domain-name--00000000-0000-4000-8000-000000000009\",\"value\":\"r.example\",\"object_marking_refs\":[\"\(TLP.red.marking)\"]}"
    let result = try read(Self.bundle([red, Self.domain("a.example")]))
    #expect(result.objects == 1)
    #expect(result.diagnostics.map(\.code) == ["stix.marking"])
  }

  @Test func `relations in a circle, and thousands to one object, are objects like others`() throws
  {
    let hub = "identity--00000000-0000-4000-8000-000000000001"
    let relations = (0..<5000).map { number in
      let digits = String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
      return
        "{\"type\":\"relationship\",\"id\":\"relationship--00000000-0000-4000-8000-\(digits)\",\"relationship_type\":\"related-to\",\"source_ref\":\"\(hub)\",\"target_ref\":\"\(hub)\"}"
    }
    let result = try read(Self.bundle(relations), pieces: 4096)
    #expect(result.objects == 5000 && result.faults == 0)
  }

  @Test func `diagnostics are counted, and not all kept`() throws {
    let result = try read(Self.bundle((0..<500).map { _ in "{\"type\":\"x\"}" }))
    #expect(result.faults == 500)
    #expect(result.diagnostics.count == ReportImport.mostDiagnostics)
  }

  @Test func `a list names domains, addresses, accounts and hashes a line`() throws {
    let result = try read(
      """
      # of a registry
      Login1-Herald.example, since May
      @somebody
      it@mail.example
      d41d8cd98f00b204e9800998ecf8427e
      https://paste.example/x
      """)
    #expect(result.objects == 5, "\(result.diagnostics)")
    #expect(try reasons.count == 2)
  }

  @Test func `a MISP event is met by the names in its attributes and objects`() throws {
    let result = try read(
      """
      {"Event":{"uuid":"00000000-0000-4000-8000-000000000001","info":"<b>x</b>","timestamp":"5",
      "Tag":[{"name":"tlp:green"}],"Attribute":[{"type":"domain","value":"login1-herald.example"}],"Object":[]}}
      """)
    #expect(result.objects == 1 && result.faults == 0)
    #expect(try reasons.count == 2)
  }
}

import Cases
import Store
import Testing
import TocsinModel

@Suite struct RegisterTests {
  private static func read(
    _ text: String, _ defaults: RegisterImport.Defaults = .init()
  ) throws -> RegisterImport {
    try RegisterImport(Array(text.utf8), file: "list", defaults: defaults)
  }

  @Test func `A table is read with who asserts what, from when to when`() throws {
    let list = try Self.read(
      """
      source,status,asserted_by,act,from,to,domains
      "Radio, Barred",refused,Council,Decision 7,2025-01-15,2025-12-31,"www.Radio.example; radio2.example"
      """)
    let entry = try #require(list.entries.first)
    #expect(list.diagnostics.isEmpty)
    #expect(entry.source == "Radio, Barred")
    #expect(entry.domains == ["radio.example", "radio2.example"])
    #expect(entry.from?.iso == "2025-01-15")
    let day = try #require(CivilDate(year: 2025, month: 12, day: 31)).daysSince1970
    #expect(entry.holds(on: day))
    #expect(!entry.holds(on: day + 1))
  }

  private static func document(_ number: UInt64, _ source: String, day: Int64?) -> Document {
    Document(
      id: DocumentID(high: 0, low: number), form: .page,
      source: Source(id: SourceID(rawValue: source), kind: .site),
      published: day.map { Timestamp(seconds: $0 * 86_400, precision: .second, origin: .seen) },
      text: "", place: Place(path: "p"))
  }

  @Test(arguments: [
    (CopyContext.repost, "mirror.example", 20_150, true),
    (.creditedReprint, "mirror.example", 20_150, true),
    (.quotation, "mirror.example", 20_150, false), (.debunk, "mirror.example", 20_150, false),
    // Its own other site, and a day before the decision.
    (.repost, "live.radio2.example", 20_150, false), (.repost, "mirror.example", 20_000, false),
  ])
  func `A barred source's text on another's site raises a finding, by an act that is named`(
    context: CopyContext, host: String, day: Int, isRaised: Bool
  ) throws {
    let store = try Store(inMemory: FindingDecoding())
    let list = try Self.read(
      """
      source,status,asserted_by,act,from,to,domains,document
      Radio Barred,refused,Press Council,Decision 7,2025-01-15,2025-12-31,radio.example;radio2.example,https://council.example/7
      """)
    _ = try SourceRegister(store).add(list.entries, by: "Ada", now: 1)
    let first = Self.document(1, "www.radio.example", day: 20_120)
    let copy = Self.document(2, host, day: Int64(day))
    let documents = [first.id: first, copy.id: copy]
    let pair = CopyPair(
      a: first.id, b: copy.id, kind: .copypasta, score: 1, coverageA: 1, coverageB: 1,
      context: context)
    let cluster = CopyCluster(
      members: [.init(document: first.id), .init(document: copy.id, fromParent: pair)],
      first: first.id, certainty: .certain)
    let finding = Finding(
      id: FindingID(rawValue: "f"), subject: cluster, attention: .routine,
      observation: Observation(rule: "r", reasons: []))
    let barred = try BarredSources(store, names: [host, "www.radio.example"])
    let raised = finding.raised(by: barred, documents)
    #expect(raised.attention == (isRaised ? .notable : .routine))
    #expect(raised.decisive == (isRaised ? ["register.republishing"] : []))
    if isRaised {
      #expect(
        raised.observation.reasons.first?.text
          == "mirror.example publishes a text of www.radio.example, which is refused, says Press Council, by Decision 7, from 2025-01-15 to 2025-12-31. The act: https://council.example/7"
      )
    }
    // Nothing is said of it that the register does not say any more.
    let number = try #require(try SourceRegister(store).entries(of: "radio.example").first?.number)
    let mark = try store.registerMark(of: BarredSources.statuses)
    #expect(try store.withdraw(register: number, by: "Ada", now: 2))
    #expect(try store.registerMark(of: BarredSources.statuses) != mark)
    #expect(try BarredSources(store, names: ["radio.example"]).isEmpty)
  }

  @Test(arguments: [
    ("A,refused,C,,2025-05-01,2025-04-01", "register.order"),
    ("A,banned,C,,,", "register.status"), ("A,refused,,,,", "register.asserted-by"),
    (",refused,C,,,", "register.source"), ("A,refused,C,,2025-02-30,", "register.day"),
    ("A,refused", "register.columns"),
  ])
  func `A bad row is told with its line, and the others are read`(row: String, code: String) throws
  {
    let list = try Self.read(
      "source,status,asserted_by,act,from,to\n\(row)\nB,satire,C,,,\n")
    #expect(list.diagnostics.map(\.code) == [code])
    #expect(list.diagnostics.first?.place.line == 2)
    #expect(list.entries.map(\.source) == ["B"])
  }

  @Test func `A file that claims an approver claims nothing`() throws {
    let list = try Self.read(
      "source,status,asserted_by,approver\nA,refused,C,Mallory\n")
    #expect(list.diagnostics.map(\.code) == ["register.approver"])
    #expect(list.entries.count == 1)
  }

  @Test func `What one authority says twice is kept, and that it contradicts itself is said`()
    throws
  {
    let list = try Self.read(
      """
      source,status,asserted_by,from,to
      A,refused,C,2025-01-01,2025-06-30
      A,accredited,C,2025-06-01,
      A,accredited,C,2024-01-01,2024-12-31
      A,refused,C,2025-01-01,2025-06-30
      """)
    #expect(list.diagnostics.map(\.code) == ["register.contradiction"])
    #expect(list.entries.count == 3)
    #expect(list.repeated == 1)
  }

  @Test func `OpenSanctions and FollowTheMoney are read with their licence`() throws {
    var defaults = RegisterImport.Defaults()
    defaults.act = "2022/350"
    let table = try Self.read(
      """
      id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change
      x1,Organization,Made-up Channel,MUC;M Channel,,xx,,,,,,EU-X,Made-up list,2022-01-01,,
      x2,Person,Somebody,,,xx,,,,,,EU-X,Made-up list,2022-01-01,,
      """, defaults)
    let entry = try #require(table.entries.first)
    #expect(table.entries.count == 1)
    #expect(table.passedOver == 1)
    #expect(entry.status == .sanctioned)
    #expect(entry.act == "2022/350")
    #expect(entry.from?.iso == "2022-03-02")
    #expect(entry.licence.contains("CC BY-NC"))
    #expect(entry.names.contains("m channel"))
    let entities = try Self.read(
      #"{"id":"x","schema":"Organization","caption":"State Voice","properties":{"topics":["gov.soe"],"website":["https://www.state.example/"]},"datasets":["d"]}"#
        + "\n{broken\n")
    #expect(entities.entries.map(\.status) == [.stateOwned])
    #expect(entities.entries.first?.domains == ["state.example"])
    #expect(entities.diagnostics.map(\.code) == ["register.json"])
  }

  @Test func `The same list read twice changes nothing`() throws {
    let register = SourceRegister(try Store(inMemory: FindingDecoding()))
    let list = try Self.read("source,status,asserted_by,domains\nA,refused,C,a.example\n")
    #expect(try register.add(list.entries, by: "Ada", now: 1) == 1)
    #expect(try register.add(list.entries, by: "Ada", now: 2) == 0)
    #expect(try register.entries(of: "news.a.example").map(\.source) == ["A"])
    #expect(try register.entries(of: "ba.example").isEmpty)
  }

  @Test func `A hundred thousand sources are read in linear time`() throws {
    let rows = (0..<100_000).map { "Source \($0),parody,C,s\($0).example" }
    let list = try Self.read(
      "source,status,asserted_by,domains\n" + rows.joined(separator: "\n"))
    #expect(list.entries.count == 100_000)
  }
}

import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct LookalikeStoreTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    store = try Store(workspace)
  }

  private static func lookalike(
    _ name: String, seen: Int64? = nil, tier: Lookalike.Tier = .high, probability: Double = 0.9
  ) -> Lookalike {
    let time = seen.map { Timestamp(seconds: $0, precision: .second, origin: .file) }
    return Lookalike(
      name: DomainName(rawValue: name), registrable: DomainName(rawValue: name), shown: name,
      impersonates: DomainName(rawValue: "a.example"), owner: "A", techniques: [.omission],
      tier: tier, probability: probability, reasons: [Reason(feature: "f", text: "So.")],
      firstSeen: time, lastSeen: time, place: Place(path: "n.txt", line: 3))
  }

  private func write(_ lookalikes: [Lookalike], blocks: Int = 1) throws {
    var session = try IngestSession(store)
    try session.store(
      [
        .begin(path: "/n.txt", shown: "n.txt", size: 1, modified: 1),
        .recognised(format: "names"),
      ] + lookalikes.map { .lookalike($0) } + [
        .progress(records: blocks), .finish(state: .done, sha256: "ab", format: "names"),
      ])
  }

  @Test func `a name that is seen again keeps its first and its last time`() throws {
    try write([
      Self.lookalike("x.example", seen: 200), Self.lookalike("x.example", seen: 300),
      Self.lookalike("x.example", seen: 100), Self.lookalike("x.example"),
    ])
    let stored = try store.lookalikes()
    #expect(stored.count == 1)
    #expect(stored[0].firstSeen?.seconds == 100 && stored[0].lastSeen?.seconds == 300)
    #expect(stored[0].place == Place(path: "n.txt", line: 3))
    #expect(stored[0].reasons.map(\.text) == ["So."])
  }

  @Test func `the likeliest come first`() throws {
    try write([
      Self.lookalike("c.example", tier: .medium, probability: 0.99),
      Self.lookalike("b.example", probability: 0.8), Self.lookalike("a.example", probability: 0.9),
    ])
    #expect(try store.lookalikes().map(\.name.rawValue) == ["a.example", "b.example", "c.example"])
    #expect(try store.lookalikes(limit: 1).count == 1)
    #expect(try store.lookalikeCounts() == [.high: 2, .medium: 1])
  }

  @Test func `another rule forgets look-alikes, and files of names count as unread`() throws {
    #expect(try store.adopt(namesRule: "1") == false)
    try write([Self.lookalike("x.example")])
    #expect(try store.adopt(namesRule: "1") == false)
    #expect(try store.lookalikeCount() == 1)
    #expect(try store.adopt(namesRule: "2") == true)
    #expect(try store.lookalikeCount() == 0)
    let input = try #require(try store.inputs()["/n.txt"])
    #expect(input.state == .reading && input.records == 0 && input.sha256 == nil)
    #expect(!input.isDone(size: 1, modified: 1))
  }

  @Test func `findings about names and about copies are replaced apart`() throws {
    func finding(_ id: String, _ subject: Finding.Subject) -> Finding {
      Finding(
        id: FindingID(rawValue: id), subject: subject, attention: .high, headline: id,
        observation: Observation(rule: "r", reasons: []))
    }
    let document = DocumentID(high: 1, low: 2)
    let copies = try EncodedFinding(
      finding(
        "copies-1",
        .copies(
          CopyCluster(
            members: [CopyCluster.Member(document: document)], first: document,
            certainty: .unknown))), digest: 7)
    let names = try EncodedFinding(
      finding(
        "lookalikes-1",
        .lookalikes(LookalikeGroup(members: [Self.lookalike("x.example")], pattern: .single))))
    try store.replaceFindings(keeping: [], adding: [copies], found: 1)
    try store.replaceFindings(of: .lookalikes, keeping: [], adding: [names], found: 1)
    #expect(try store.findings().count == 2)
    #expect(try store.findings(of: .lookalikes).map(\.id.rawValue) == ["lookalikes-1"])
    #expect(try store.findingDigests(of: .copies) == [7])
    #expect(try store.areNamesFound())
    try store.adopt(rule: "other")
    #expect(try store.findings().map(\.id.rawValue) == ["lookalikes-1"])
    try store.adopt(namesRule: "other")
    #expect(try store.findings().isEmpty)
    #expect(try !store.areNamesFound())
  }

  @Test func `a new name makes findings stale`() throws {
    try store.replaceFindings(of: .lookalikes, keeping: [], adding: [], found: 0)
    #expect(try store.areNamesFound())
    try write([Self.lookalike("x.example")])
    #expect(try !store.areNamesFound())
  }
}

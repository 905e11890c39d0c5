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

  @Test func `another rule judges names again, and files of names count as unread`() throws {
    #expect(try store.adopt(namesRule: "1") { _ in nil } == false)
    try write([Self.lookalike("x.example", seen: 5), Self.lookalike("y.example")])
    #expect(try store.adopt(namesRule: "1") { _ in nil } == false)
    #expect(try store.lookalikeCount() == 2)
    // A name that came from a stream cannot be read again: it is kept, and is like nothing for the time being.
    let onlyX = { (name: DomainName) in
      name.rawValue == "x.example" ? Self.lookalike("x.example", tier: .medium) : nil
    }
    #expect(try store.adopt(namesRule: "2", judge: onlyX) == true)
    #expect(try store.lookalikes().map(\.name.rawValue) == ["x.example"])
    #expect(try store.lookalikes()[0].tier == .medium)
    #expect(try store.lookalikes()[0].firstSeen?.seconds == 5)
    #expect(try store.lookalikes()[0].place == Place(path: "n.txt", line: 3))
    let input = try #require(try store.inputs()[Array("/n.txt".utf8)])
    #expect(input.state == .reading && input.records == 0 && input.sha256 == nil)
    #expect(!input.isDone(size: 1, modified: 1))
    #expect(try store.adopt(namesRule: "3") { Self.lookalike($0.rawValue) } == true)
    #expect(try store.lookalikeCount() == 2)
  }

  @Test func `a new name makes findings stale`() throws {
    try store.setNamesFound(0)
    #expect(try store.areNamesFound())
    try write([Self.lookalike("x.example")])
    #expect(try !store.areNamesFound())
  }
}

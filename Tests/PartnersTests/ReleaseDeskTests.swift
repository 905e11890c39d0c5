import Cases
import Exchange
import Partners
import Store
import Testing
import TocsinModel

/// What has to be true before anything leaves, and what follows afterwards.
@Suite struct ReleaseDeskTests {
  private let sample: SampleFindings
  private let desk: ReleaseDesk

  init() throws {
    sample = try SampleFindings(2)
    desk = ReleaseDesk(sample.store)
  }

  private func request(
    _ items: [String], _ tlp: TLP = .amber, to recipient: String = "Council", now: Int64 = 2000
  ) -> ReleaseRequest {
    ReleaseRequest(
      items: items, producer: STIXProducer(name: "Isle Observatory", tlp: tlp),
      recipient: recipient, purpose: "A warning", by: "Ada", now: now)
  }

  private func objects(_ bytes: [UInt8]) throws -> [JSONNode] {
    try #require(try JSONNode(parsing: bytes)["objects"]?.items)
  }

  @Test func `who hands on cannot approve, however the name is written`() throws {
    let prepared = try desk.prepare(request(["F1"]))
    #expect(throws: ReleaseError.ownApproval(" ada ")) {
      try desk.approve(prepared, by: " ada ")
    }
    #expect(try sample.store.releases().isEmpty)
    #expect(try desk.approve(prepared, by: "Bo") == 1)
    let record = try #require(try sample.store.release(1))
    #expect(record.approver == "Bo" && record.recipient == "Council" && record.items == ["F1@1"])
  }

  /// They are read in batches of two thousand such, the next while one is mapped. It takes seconds, since they are settled one
  /// by one.
  @Test(arguments: [1, 2001])
  func `many findings leave as they would one after another`(count: Int) throws {
    let sample = try SampleFindings(count)
    let names = (1...count).map { "F\($0)" }
    let prepared = try ReleaseDesk(sample.store).prepare(request(names))
    var mapping = STIXMapping(STIXProducer(name: "Isle Observatory", tlp: .amber))
    for name in names {
      mapping.add(try #require(try sample.store.finding(named: name))) { _ in nil }
    }
    #expect(prepared.bytes == STIXBundle(mapping.objects).bytes)
    #expect(prepared.preview.bytes == prepared.bytes.count)
    #expect(prepared.preview.items.map(\.label) == names)
  }

  @Test func `a case leaves by somebody who is named as an approver in it`() throws {
    let book = CaseBook(sample.store)
    let number = try book.open("Names", purpose: "The election", by: "Ada", now: 1500)
    try book.add(findings: ["F1"], to: number, by: "Ada", now: 1501)
    let prepared = try desk.prepare(request(["C1"]))
    #expect(prepared.preview.items.map(\.label) == ["C1", "F1"])
    #expect(throws: ReleaseError.approverNotNamed("Bo", item: "C1")) {
      try desk.approve(prepared, by: "Bo")
    }
    try book.change(number, .personAdded(CasePerson("Bo", .approver)), by: "Ada", now: 1502)
    #expect(try desk.approve(try desk.prepare(request(["C1"])), by: "Bo") == 1)
  }

  @Test(arguments: [
    (TLP.green, TLP.clear, false), (.green, .green, true), (.red, .amberStrict, false),
    (.red, .red, true), (.clear, .red, true),
  ])
  func `what is marked never leaves for more people than that`(
    marked: TLP, bundle: TLP, leaves: Bool
  ) throws {
    try sample.store.mark("F1", tlp: marked.rawValue, by: "Ada", now: 1)
    if leaves {
      #expect(try desk.prepare(request(["F1"], bundle)).preview.items.first?.marked == marked)
    } else {
      #expect(throws: ReleaseError.stricter(item: "F1", marked: marked, bundle: bundle)) {
        try desk.prepare(request(["F1"], bundle))
      }
    }
  }

  @Test func `a collection takes nothing that is stricter than what it holds`() throws {
    try sample.store.add(
      collection: SharedCollection(
        id: "c", name: "Public", description: "", tlp: "clear", canWrite: false))
    var request = request(["F1"], .amber)
    request.collection = "Public"
    #expect(
      throws: ReleaseError.collectionIsWider("Public", holds: .clear, bundle: .amber)
    ) { try desk.prepare(request) }
  }

  @Test func `a correction has the same ids with later times, and only what changed`() throws {
    let first = try desk.prepare(request(["F1", "F2"]))
    #expect(try desk.approve(first, by: "Bo") == 1)
    #expect(throws: ReleaseError.unchanged(1)) {
      try desk.correction(of: 1, by: "Ada", now: 3000)
    }
    try sample.settle(1, headline: "Another name", at: 2500)
    let correction = try desk.correction(of: 1, by: "Ada", now: 3000)
    #expect(try desk.approve(correction, by: "Bo") == 2)
    #expect(try sample.store.release(2)?.revises == 1)
    let former = Dictionary(
      try objects(first.bytes).map { ($0["id"]?.text ?? "", $0["modified"]?.text ?? "") }
    ) { $1 }
    let changed = try objects(correction.bytes)
    #expect(changed.contains { $0["type"]?.text == "note" })
    for object in changed {
      let time = try #require(former[object["id"]?.text ?? ""])
      #expect(time < object["modified"]?.text ?? "")
    }
    #expect(!changed.contains { $0["pattern"]?.text?.contains("login2-") == true })
  }

  @Test func `a withdrawal revokes what left, once, with a reason`() throws {
    #expect(try desk.approve(try desk.prepare(request(["F1"])), by: "Bo") == 1)
    #expect(throws: ReleaseError.noReason) {
      try desk.withdrawal(of: 1, reason: " ", by: "Ada", now: 3000)
    }
    let withdrawal = try desk.withdrawal(of: 1, reason: "Wrong", by: "Ada", now: 3000)
    let revoked = try objects(withdrawal.bytes)
    #expect(revoked.allSatisfy { $0["revoked"]?.flag == true })
    let types = Set(revoked.compactMap { $0["type"]?.text })
    #expect(types.isSuperset(of: ["note", "indicator"]))
    #expect(try desk.approve(withdrawal, by: "Bo") == 2)
    #expect(throws: ReleaseError.alreadyWithdrawn(1)) {
      try desk.withdrawal(of: 1, reason: "Wrong", by: "Ada", now: 3001)
    }
    #expect(throws: ReleaseError.alreadyWithdrawn(1)) {
      try desk.correction(of: 1, by: "Ada", now: 3001)
    }
  }

  @Test func `what another export of the same recipient still says is not revoked`() throws {
    #expect(try desk.approve(try desk.prepare(request(["F1"])), by: "Bo") == 1)
    #expect(try desk.approve(try desk.prepare(request(["F1", "F2"])), by: "Bo") == 2)
    let withdrawal = try desk.withdrawal(of: 2, reason: "Wrong", by: "Ada", now: 3000)
    let patterns = try objects(withdrawal.bytes).compactMap { $0["pattern"]?.text }
    #expect(patterns.count == 1 && patterns.allSatisfy { $0.contains("login2-") })
  }

  @Test func `an event of MISP is taken back by deleting all that is in it`() throws {
    var request = request(["F1"])
    request.format = .misp
    #expect(try desk.approve(try desk.prepare(request), by: "Bo") == 1)
    let withdrawal = try desk.withdrawal(of: 1, reason: "Wrong", by: "Ada", now: 3000)
    let event = MISPReading.event(try JSONNode(parsing: withdrawal.bytes))
    let attributes = event["Attribute"]?.items ?? []
    #expect(attributes.count >= 2 && attributes.allSatisfy { $0["deleted"]?.flag == true })
    #expect(MISPReading.names(in: event).isEmpty)
    #expect(event["timestamp"]?.text == "3000")
    #expect(event["info"]?.text == "[withdrawn] Wrong")
    #expect(try desk.approve(withdrawal, by: "Bo") == 2)
  }

  @Test
  func `a corrected event of MISP deletes what it holds no more, and is none without a change`()
    throws
  {
    var request = request(["F1", "F2"])
    request.format = .misp
    #expect(try desk.approve(try desk.prepare(request), by: "Bo") == 1)
    #expect(throws: ReleaseError.unchanged(1)) {
      try desk.correction(of: 1, by: "Ada", now: 3000)
    }
    try sample.settle(1, name: "other.example", headline: "Another", at: 2500)
    let correction = try desk.correction(of: 1, by: "Ada", now: 3000)
    let event = MISPReading.event(try JSONNode(parsing: correction.bytes))
    let gone = (event["Attribute"]?.items ?? []).filter { $0["deleted"]?.flag == true }
    #expect(gone.compactMap { $0["value"]?.text } == ["login1-herald.example"])
    let names = MISPReading.names(in: event).map(\.name)
    #expect(names.contains("other.example") && names.contains("login2-herald.example"))
  }

  @Test func `events of MISP are in the feed of a collection, and bundles in the collection`()
    throws
  {
    try sample.store.add(
      collection: SharedCollection(
        id: "c", name: "Amber", description: "", tlp: "amber", canWrite: false))
    var request = request(["F1"])
    request.collection = "c"
    request.format = .misp
    _ = try desk.approve(try desk.prepare(request), by: "Bo")
    #expect(try sample.store.objects(in: "c", CollectionQuery(), limit: 10).isEmpty)
    let events = try sample.store.feedEvents(of: "c").map { try JSONNode(parsing: $0.content) }
    #expect(events.count == 1)
    let entries = try #require(MISPFeed.entries(of: MISPFeed.manifest(events)))
    #expect(entries.faults.isEmpty && entries.entries.map(\.timestamp) == [2000])
    let hashes = String(decoding: MISPFeed.hashes(events), as: UTF8.self)
    // md5sum of “login1-herald.example”.
    #expect(hashes.contains("103c63eded7955fdc76a25b2c107f472,"), "\(hashes)")
  }

  @Test func `rows of a collection are told apart by their microsecond, whatever the clock says`()
    throws
  {
    try sample.store.add(
      collection: SharedCollection(
        id: "c", name: "Amber", description: "", tlp: "amber", canWrite: false))
    for (item, stamp) in [("F1", 5_000_000), ("F2", 1)] as [(String, Int64)] {
      var request = request([item])
      request.collection = "c"
      _ = try desk.approve(try desk.prepare(request), by: "Bo", stamp: stamp)
    }
    let added = try sample.store.objects(in: "c", CollectionQuery(), limit: 1000).map(\.added)
    #expect(Set(added).count == added.count)
    #expect(added == added.sorted())
    #expect(added.first == 5_000_000)
  }
}

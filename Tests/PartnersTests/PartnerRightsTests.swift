import Cases
import Exchange
import Foundation
import Partners
import Store
import Testing
import TocsinModel

/// Erasing reaches what partners gave, and our copies of what was handed on.
@Suite struct PartnerRightsTests {
  private let sample: SampleFindings
  private let rights: PartnerRights

  init() throws {
    sample = try SampleFindings(2)
    rights = PartnerRights(sample.store)
  }

  private func take(_ names: [String]) throws {
    var request = ImportRequest(
      partner: "Isle", tlp: .amber, until: nil, by: "Ada", now: 1_900_000_000, source: "list")
    request.format = .list
    var bytes = Array(names.map { $0 + "\n" }.joined().utf8)
    var reading = ReportImport(sample.store, request)
    _ = try reading.read {
      defer { bytes = [] }
      return bytes
    }
  }

  private func release(_ items: [String], collection: String? = nil) throws -> Int {
    var request = ReleaseRequest(
      items: items, producer: STIXProducer(name: "Isle Observatory", tlp: .amber),
      recipient: "Council", purpose: "", by: "Ada", now: 2000)
    request.collection = collection
    let desk = ReleaseDesk(sample.store)
    return try desk.approve(try desk.prepare(request), by: "Bo")
  }

  @Test func `what a partner gave about a name goes, and what is about another stays`() throws {
    try take(["login1-herald.example", "login2-herald.example", "@bobby"])
    #expect(try rights.held(about: "login1-herald.example").map(\.count) == [1])
    let erasure = try rights.erase("login1-herald.example")
    #expect(erasure.objects == 1 && erasure.exports.isEmpty)
    #expect(try rights.held(about: "login1-herald.example").isEmpty)
    #expect(
      try sample.store.finding(named: "F1", withPartners: true)?.observation.reasons.count == 1)
    #expect(
      try sample.store.finding(named: "F2", withPartners: true)?.observation.reasons.count == 2)
    #expect(try sample.store.partnerReports().map(\.objects) == [2])
  }

  @Test func `a name that is a part of another is another name`() throws {
    try take(["@bobby"])
    #expect(try rights.held(about: "bob").isEmpty)
    #expect(try rights.erase("bob").objects == 0)
    #expect(try rights.held(about: "Bobby").count == 1)
  }

  @Test func `what was handed on in a file is without the name here, and can still be withdrawn`()
    throws
  {
    #expect(try release(["F1"]) == 1)
    #expect(
      try rights.held(about: "login1-herald.example").map(\.place) == [
        "objects of export 1 to Council"
      ])
    let erasure = try rights.erase("login1-herald.example")
    #expect(erasure.exports.map(\.number) == [1] && erasure.exports.map(\.recipient) == ["Council"])
    #expect(try rights.held(about: "login1-herald.example").isEmpty)
    let withdrawal = try ReleaseDesk(sample.store).withdrawal(
      of: 1, reason: "Erased", by: "Ada", now: 3000)
    let objects = try #require(try JSONNode(parsing: withdrawal.bytes)["objects"]?.items)
    #expect(objects.contains { $0["type"]?.text == "indicator" })
    #expect(!String(decoding: withdrawal.bytes, as: UTF8.self).contains("login1-herald"))
  }

  @Test func `a collection says that what named somebody is revoked, without the name`() throws {
    try sample.store.add(
      collection: SharedCollection(
        id: "c", name: "Amber", description: "", tlp: "amber", canWrite: false))
    _ = try release(["F1", "F2"], collection: "c")
    var query = CollectionQuery()
    query.versions = [.all]
    let before = try sample.store.objects(in: "c", query, limit: 1000)
    _ = try rights.erase("login1-herald.example", stamp: 3_000_000_000_000_000)
    let rows = try sample.store.objects(in: "c", query, limit: 1000)
    let texts = rows.map { String(decoding: $0.content, as: UTF8.self) }
    #expect(!texts.contains { $0.contains("login1-herald") })
    #expect(texts.contains { $0.contains("login2-herald") })
    let revoked = try rows.filter {
      try JSONNode(parsing: $0.content)["revoked"]?.flag == true
    }
    #expect(Set(revoked.map(\.type)).isSuperset(of: ["indicator", "relationship"]))
    // A client that asks for what is new gets exactly these.
    let last = before.map(\.added).max() ?? 0
    #expect(revoked.allSatisfy { $0.added > last })
    #expect(rows.filter { $0.added > last }.count == revoked.count)
  }
}

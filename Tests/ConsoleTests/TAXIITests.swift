import Exchange
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

/// TAXII 2.1, in process; the suite of `tocsin-taxii-conformance` asks a server from outside.
@Suite struct TAXIITests {
  private static let type = "application/taxii+json;version=2.1"
  private static let root = "/taxii2/root/collections"

  private static func object(_ number: Int, _ version: Int = 1, type: String = "identity")
    -> ReleasedObject
  {
    let digits = String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    let id = "\(type)--00000000-0000-4000-8000-\(digits)"
    let time = "2026-01-0\(version)T00:00:00.000Z"
    let json =
      "{\"type\":\"\(type)\",\"spec_version\":\"2.1\",\"id\":\"\(id)\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"\(time)\",\"name\":\"n\"}"
    return ReleasedObject(id: id, version: time, type: type, content: Array(json.utf8))
  }

  /// A console with a collection of so many objects, and tokens: `mine` of the house, `partner` of a partner, `stranger`
  /// of one who reads another collection.
  private static func workspace(
    _ count: Int, canWrite: Bool = false, readers: [String] = []
  ) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(findings: 0)
    try workspace.store.add(
      collection: SharedCollection(
        id: "c1", name: "One", description: "", tlp: "amber", canWrite: canWrite, readers: readers))
    _ = try workspace.store.add(
      (0..<count).map { object($0) }, toCollection: "c1", now: 1_795_000_000_000_000)
    for (name, scope) in [("mine", "read"), ("partner", "share"), ("pusher", "push")] {
      _ = try workspace.store.addToken(
        hash: TokenHash.of(name), name: name, scopes: [scope], now: 1)
    }
    return workspace
  }

  private static func fields(_ token: String = "partner", accept: String = type) -> HTTPFields {
    [.authorization: "Bearer \(token)", .accept: accept]
  }

  private static func names(_ text: String) throws -> [String] {
    (try JSONNode(parsing: text.utf8)["objects"]?.items ?? []).compactMap { $0["id"]?.text }
  }

  @Test func `pages come to an end and hold each object once, whatever the size`() async throws {
    try await Self.workspace(25).client { client in
      for size in [1, 7, 24, 25, 26] {
        var found: [String] = []
        var next: String?
        repeat {
          let answer = try await client.ask(
            "\(Self.root)/c1/objects/?limit=\(size)" + (next.map { "&next=\($0)" } ?? ""), .get,
            Self.fields())
          #expect(answer.status == .ok && answer.headers[.contentType] == Self.type)
          found += try Self.names(answer.text)
          next = try JSONNode(parsing: answer.text.utf8)["next"]?.text
        } while next != nil && found.count < 100
        #expect(found.count == 25 && Set(found).count == 25, "pages of \(size)")
      }
    }
  }

  @Test func `next wins over added_after, and headers say the times of the page`() async throws {
    try await Self.workspace(5).client { client in
      let first = try await client.ask("\(Self.root)/c1/objects/?limit=2", .get, Self.fields())
      let field = try #require(HTTPField.Name("X-TAXII-Date-Added-Last"))
      let last = try #require(first.headers[field])
      #expect(last == "2026-11-18T11:06:40.000001Z")
      let page = try JSONNode(parsing: first.text.utf8)
      let next = try #require(page["next"]?.text)
      let both = try await client.ask(
        "\(Self.root)/c1/objects/?limit=2&next=\(next)&added_after=2030-01-01T00:00:00Z", .get,
        Self.fields())
      #expect(try Self.names(both.text).count == 2)
      let after = try await client.ask(
        "\(Self.root)/c1/objects/?added_after=\(last)", .get, Self.fields())
      #expect(try Self.names(after.text).count == 3)
      let none = try await client.ask(
        "\(Self.root)/c1/objects/?added_after=2030-01-01T00:00:00Z", .get, Self.fields())
      #expect(none.text == "{\"more\":false}")
      #expect(none.headers[field] == "2030-01-01T00:00:00.000000Z")
    }
  }

  @Test(arguments: [
    ("match%5Bversion%5D=all", 3), ("match%5Bversion%5D=first", 2), ("match%5Bversion%5D=last", 2),
    ("", 2), ("match%5Btype%5D=note", 1), ("match%5Btype%5D=note,identity", 2),
    ("match%5Bspec_version%5D=2.0", 0), ("match%5Bversion%5D=2026-01-02T00:00:00.000Z", 1),
  ])
  func `filters give what they name`(query: String, count: Int) async throws {
    let workspace = try Self.workspace(0)
    _ = try workspace.store.add(
      [Self.object(1), Self.object(2, type: "note"), Self.object(1, 2)], toCollection: "c1", now: 1)
    try await workspace.client { client in
      let answer = try await client.ask(
        "\(Self.root)/c1/objects/?\(query)", .get, Self.fields())
      #expect(try Self.names(answer.text).count == count)
    }
  }

  @Test(arguments: [
    ("/c1/objects/?limit=0", 400), ("/c1/objects/?limit=x", 400), ("/c1/objects/?next=x", 400),
    ("/c1/objects/?added_after=now", 400), ("/c2/", 404), ("/c1/objects/identity--x/", 404),
    ("/c1/else/", 404),
  ])
  func `what is wrong is said in TAXII's words`(path: String, status: Int) async throws {
    try await Self.workspace(1).client { client in
      let answer = try await client.ask(Self.root + path, .get, Self.fields())
      #expect(answer.status.code == status)
      #expect(answer.headers[.contentType] == Self.type)
      #expect(try JSONNode(parsing: answer.text.utf8)["http_status"]?.text == "\(status)")
    }
  }

  @Test func `a token sees what is shared with it, and nothing else of the workspace`() async throws
  {
    try await Self.workspace(1, readers: ["other"]).client { client in
      #expect(
        try await client.ask("\(Self.root)/c1/", .get, Self.fields()).status == .notFound)
      #expect(try await client.ask("\(Self.root)/", .get, Self.fields()).text == "{}")
      #expect(
        try await client.ask("\(Self.root)/c1/", .get, Self.fields("mine")).status == .ok)
      #expect(
        try await client.ask("/api/v1/findings", .get, Self.fields()).status == .forbidden)
      let wrong = try await client.ask("/taxii2/", .get, Self.fields("nobody"))
      #expect(wrong.status == .unauthorized && wrong.headers[.wwwAuthenticate] != nil)
      let basic = Data("any:mine".utf8).base64EncodedString()
      #expect(
        try await client.ask(
          "/taxii2/", .get, [.authorization: "Basic \(basic)", .accept: Self.type]
        ).status == .ok)
      #expect(
        try await client.ask("/taxii2/", .get, Self.fields(accept: "text/html")).status
          == .notAcceptable)
    }
  }

  @Test func `what a partner posts is there, is a report of theirs, and has a status`() async throws
  {
    let workspace = try Self.workspace(0, canWrite: true)
    try await workspace.client { client in
      let good = String(decoding: Self.object(1).content, as: UTF8.self)
      let body = "{\"objects\":[\(good),{\"type\":\"x\",\"id\":\"y\"}]}"
      var fields = Self.fields()
      #expect(
        try await client.ask("\(Self.root)/c1/objects/", .post, fields, body: body).status
          == .unsupportedMediaType)
      fields[.contentType] = Self.type
      let answer = try await client.ask("\(Self.root)/c1/objects/", .post, fields, body: body)
      #expect(answer.status == .accepted)
      let status = try JSONNode(parsing: answer.text.utf8)
      #expect(status["success_count"]?.integer == 1 && status["failure_count"]?.integer == 1)
      let id = try #require(status["id"]?.text)
      #expect(
        try await client.ask("/taxii2/root/status/\(id)/", .get, Self.fields()).text == answer.text)
      #expect(
        try await client.ask("/taxii2/root/status/\(id)/", .get, Self.fields("mine")).status
          == .notFound)
      let listed = try await client.ask("\(Self.root)/c1/objects/", .get, Self.fields())
      #expect(try Self.names(listed.text).count == 1)
      #expect(try workspace.store.partnerReports().map(\.partner) == ["partner"])
      let held = "\(Self.root)/c1/objects/\(Self.object(1).id)/"
      #expect(try await client.ask(held, .delete, Self.fields()).status == .ok)
      #expect(try await client.ask(held, .get, Self.fields()).status == .notFound)
    }
  }

  @Test func `what we released is not deleted over TAXII, nor is a closed collection written to`()
    async throws
  {
    let workspace = try Self.workspace(0)
    var fields = Self.fields()
    fields[.contentType] = Self.type
    let body = #"{"objects":[]}"#
    try await workspace.client { [fields] client in
      let answer = try await client.ask("\(Self.root)/c1/objects/", .post, fields, body: body)
      #expect(answer.status == .forbidden)
      // It may not be written to at all: the pusher, who may write elsewhere, neither.
      let ours = "\(Self.root)/c1/objects/\(Self.object(0).id)/"
      #expect(try await client.ask(ours, .delete, fields).status == .forbidden)
    }
  }
}

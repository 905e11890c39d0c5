import Exchange
import HTTPTypes
import Store
import TestSupport
import Testing

/// The register of exports, feeds of MISP and quotas, in process.
@Suite struct ExportTests {
  private static let event =
    "{\"Event\":{\"uuid\":\"00000000-0000-4000-8000-000000000001\",\"info\":\"i\",\"date\":\"2026-11-29\",\"timestamp\":\"5\",\"Orgc\":{\"name\":\"We\"},\"Attribute\":[{\"type\":\"domain\",\"value\":\"a.example\"}]}}"

  private static func record(
    to recipient: String, format: String = "stix", collection: String = "", revises: Int? = nil,
    withdraws: Int? = nil
  ) -> ReleaseRecord {
    ReleaseRecord(
      at: 1_795_000_000, by: "Ada", approver: "Bo", recipient: recipient, purpose: "<b>",
      tlp: "amber", format: format, items: ["F1@2", "C1@3"], options: "{}", sha256: "abc",
      objects: 1, collection: collection, revises: revises, withdraws: withdraws)
  }

  private static func workspace(quota: Int = 6000) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      findings: 0, partnerRequests: quota, monotonic: { 0 })
    try workspace.store.add(
      collection: SharedCollection(
        id: "c1", name: "One", description: "", tlp: "amber", canWrite: false,
        readers: ["partner"]))
    let object = ReleasedObject(
      id: "00000000-0000-4000-8000-000000000001", version: "5", type: "misp-event",
      content: Array(event.utf8))
    _ = try workspace.store.add(
      release: record(to: "Council", format: "misp", collection: "c1"), [object], now: 1)
    for name in ["partner", "stranger"] {
      _ = try workspace.store.addToken(
        hash: TokenHash.of(name), name: name, scopes: ["share"], now: 1)
    }
    return workspace
  }

  private static func fields(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

  @Test func `the register says what left, to whom, approved by whom, and what became of it`()
    async throws
  {
    let workspace = try Self.workspace()
    for record in [
      Self.record(to: "Press"), Self.record(to: "Press", revises: 2),
      Self.record(to: "Press", withdraws: 2),
    ] {
      _ = try workspace.store.add(release: record, [], now: 2)
    }
    try await workspace.client { client in
      let page = try await client.ask("/exports", .get, [:])
      #expect(page.status == .ok)
      for words in [
        "Council", "collection One", "TLP:AMBER", "approved by", "corrected by export",
        "withdrawn by export", "href=\"#export-4\"", "/findings/1",
      ] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("<b>"))
    }
  }

  @Test func `a feed is there for who may look at the collection, and for nobody else`()
    async throws
  {
    try await Self.workspace().client { client in
      let fields = Self.fields("partner")
      let manifest = try await client.ask("/misp/One/manifest.json", .get, fields)
      #expect(manifest.status == .ok)
      let entries = try #require(MISPFeed.entries(of: Array(manifest.text.utf8)))
      #expect(entries.entries.map(\.timestamp) == [5])
      let uuid = try #require(entries.entries.first?.uuid)
      #expect(try await client.ask("/misp/c1/\(uuid).json", .get, fields).text == Self.event)
      let hashes = try await client.ask("/misp/c1/hashes.csv", .get, fields)
      #expect(hashes.text.hasSuffix(",\(uuid)\n"))
      for path in ["/misp/c1/manifest.json", "/misp/c1/\(uuid).json"] {
        #expect(
          try await client.ask(path, .get, Self.fields("stranger")).status == .notFound)
        #expect(try await client.ask(path, .get, Self.fields("nobody")).status == .unauthorized)
      }
      for path in [
        "/misp/c1/..%2Fx.json", "/misp/c1/x", "/misp/none/manifest.json", "/misp", "/misp/c1",
        "/misp/c1/x/y/z",
      ] {
        let answer = try await client.ask(path, .get, fields)
        #expect(answer.status == .notFound, "\(path)")
        #expect(answer.text.hasPrefix("{"), "\(path)")
      }
      // Over TAXII, a collection holds STIX alone.
      let objects = try await client.ask("/taxii2/root/collections/c1/objects/", .get, fields)
      #expect(objects.text == "{\"more\":false}")
    }
  }

  @Test func `a token that asks too often is told when to come back, and others are not`()
    async throws
  {
    try await Self.workspace(quota: 3).client { client in
      for _ in 0..<3 {
        #expect(try await client.ask("/taxii2/", .get, Self.fields("partner")).status == .ok)
      }
      let refused = try await client.ask("/taxii2/", .get, Self.fields("partner"))
      #expect(refused.status == .tooManyRequests)
      #expect(
        refused.headers[.retryAfter].flatMap { Int($0) }.map { (1...20).contains($0) } == true)
      #expect(try JSONNode(parsing: refused.text.utf8)["http_status"]?.text == "429")
      #expect(
        try await client.ask("/misp/c1/hashes.csv", .get, Self.fields("partner")).status
          == .tooManyRequests)
      #expect(try await client.ask("/taxii2/", .get, Self.fields("stranger")).status == .ok)
      #expect(try await client.ask("/taxii2/", .get, [:]).status == .ok)
    }
  }
}

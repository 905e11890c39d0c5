import Foundation
import HTTPTypes
import Testing

/// What the pages do besides, for programs.
@Suite struct DeskTests {
  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let json: HTTPFields = [.contentType: "application/json"]

  @Test func `many findings are judged at once, and those that changed hands keep theirs`()
    async throws
  {
    try await SampleWorkspace(findings: 4).client { client in
      let one = #"{"disposition":"unclear","version":1}"#
      #expect(
        try await client.ask("/api/v1/findings/F2/judgements", .post, Self.json, body: one).status
          == .created)
      let many = try await client.ask(
        "/api/v1/judgements", .post, Self.json,
        body:
          #"{"disposition":"dismissed","reason":"reprints","findings":[{"finding":"F1","version":1},{"finding":"F2","version":1},{"finding":"F3","version":1},{"finding":"F4","version":7}]}"#
      )
      #expect(many.status == .created, "\(many.text)")
      let said = try Self.object(many.text)
      #expect(
        (said["judgements"] as? [[String: Any]])?.compactMap { $0["finding"] as? String } == [
          "F1", "F3",
        ])
      #expect(said["kept"] as? [String] == ["F2", "F4"])
      let bare = try await client.ask(
        "/api/v1/judgements", .post, Self.json,
        body: #"{"disposition":"dismissed","findings":[{"finding":"F4","version":1}]}"#)
      #expect(bare.status == .badRequest && bare.text.contains("“reason” is missing"))
    }
  }

  @Test func `a view is kept as the address of the queue has it, and forgotten`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let kept = try await client.ask(
        "/api/v1/views", .post, Self.json,
        body: #"{"name":"Mine","kind":"copies","attention":"high","state":"all"}"#)
      #expect(kept.status == .created)
      #expect(
        try Self.object(kept.text)["query"] as? String == "kind=copies&attention=high&state=all")
      #expect(try await client.page("/").contains("/?kind=copies&amp;attention=high&amp;state=all"))
      let views =
        try Self.object(try await client.page("/api/v1/views"))["views"] as? [[String: Any]]
      let number = try #require(views?.first?["number"] as? Int)
      #expect(try await client.ask("/api/v1/views/\(number)", .delete).status == .ok)
      // Numbers that not every program can read are none: 2^53 is the last.
      for (number, status) in [
        ("9007199254740992", 200), ("9007199254740993", 400), ("-1", 400), ("x", 400),
      ] {
        #expect(
          try await client.ask("/api/v1/views/\(number)", .delete).status.code == status,
          "\(number)")
      }
      #expect(try await client.page("/api/v1/views").contains(#""views":[]"#))
    }
  }

  @Test func `the audit and the users are told to administrators`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let note = try await client.ask(
        "/api/v1/findings/F1/notes", .post, Self.json, body: #"{"text":"Seen"}"#)
      #expect(note.status == .created)
      let audit = try await client.page("/api/v1/audit?limit=5")
      #expect(audit.contains("POST /api/v1/findings/F1/notes"))
      #expect(try await client.page("/api/v1/users").contains(#""users":[]"#))
      // What only shows has no settings to be changed.
      #expect(try await client.ask("/api/v1/settings").status == .conflict)
    }
  }
}

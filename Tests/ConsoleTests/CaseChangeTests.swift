import Foundation
import HTTPTypes
import Testing

/// Changes of a case by programs: each is refused with what is wrong with the action that was meant.
@Suite struct CaseChangeTests {
  private let client: TestClient

  init() async throws {
    client = TestClient(try SampleWorkspace(findings: 3).console)
    let opened = try await client.ask(
      "/api/v1/cases", .post, [.contentType: "application/json"],
      body: #"{"title":"A","purpose":"P","findings":["F1"]}"#)
    #expect(opened.status == .created, "\(opened.text)")
  }

  private func change(_ body: String) async throws -> TestClient.Answer {
    try await client.ask(
      "/api/v1/cases/C1/changes", .post, [.contentType: "application/json"], body: body)
  }

  @Test(arguments: [
    (#"{}"#, "“action” is missing"),
    (#"{"action":"approve"}"#, "“action” must be one of add, remove"),
    (#"{"action":"note"}"#, "“text” is missing"),
    (#"{"action":"note","text":" "}"#, "“text” is not of the form"),
    (#"{"action":"task","text":"Ask","due":"soon"}"#, "“due” is no day"),
    (#"{"action":"draft"}"#, "“kind” is missing"),
    (#"{"action":"draft","kind":"praise"}"#, "“kind” must be one of correction"),
    (#"{"action":"draft","kind":"correction"}"#, "“statement” is missing"),
    (#"{"action":"draft","kind":"dsa-notice","statement":"x"}"#, "“ground” is missing"),
    (
      #"{"action":"draft","kind":"abuse-report","sender":{"name":"Ada"}}"#, "“address” is missing"
    ),
    (#"{"action":"assess","statement":"So","confidence":"sure"}"#, "“confidence” must be one of"),
    (
      #"{"action":"attribute","actor":"X","statement":"So","confidence":"low","alternatives":[{"statement":"a","weakness":"b"}],"evidence":{"technical":[{"statement":"a","reference":"F1"}]}}"#,
      "“evidence” has fewer than 2 of"
    ),
    (
      #"{"action":"exposure","exposure":"official","confidence":"low","indicators":{"smell":["x"]}}"#,
      "“indicators” has “smell”"
    ),
    (#"{"action":"rate","indicator":"reach","value":5,"basis":"b"}"#, "“value” is out of range"),
  ])
  func `what is wrong is said of the action that was meant`(
    _ body: String, _ said: String
  ) async throws {
    let answer = try await change(body)
    #expect(answer.status == .badRequest)
    #expect(answer.text.contains(said), "\(answer.text)")
  }

  @Test(arguments: [
    #"{"action":"remove","number":2,"reason":"not it"}"#,
    #"{"action":"assess","statement":"So","confidence":"low","alternatives":[{"statement":"a","weakness":"b"}],"basis":["F2"]}"#,
    #"{"action":"draft","kind":"block-list"}"#,
    #"{"action":"draft","kind":"block-list","targets":["paper.example"]}"#,
  ])
  func `what only the case does not allow is a conflict`(_ body: String) async throws {
    let answer = try await change(body)
    #expect(answer.status == .conflict, "\(answer.text)")
  }

  @Test(arguments: [
    #"{"action":"done","number":99}"#, #"{"action":"add","findings":["F99"]}"#,
    #"{"action":"sent","number":99,"to":"desk"}"#,
  ])
  func `what a body names and the case does not hold is a conflict`(_ body: String) async throws {
    let answer = try await change(body)
    #expect(answer.status == .conflict && answer.text.contains("There is no"), "\(answer.text)")
  }

  @Test func `objects become what the fields of the page say`() async throws {
    for body in [
      #"{"action":"attribute","actor":"X","statement":"It did","confidence":"low","alternatives":[{"statement":"Y","weakness":"Z"}],"evidence":{"official":[{"statement":"an act","reference":"2022/350"}],"technical":[{"statement":"a name","reference":"F1"}]}}"#,
      #"{"action":"exposure","exposure":"official","confidence":"low","indicators":{"technical":["owns it"]}}"#,
      #"{"action":"chain","incident":"A text","set":{"name":"Set","basis":"alike"}}"#,
      #"{"action":"task","text":"Ask them","due":"2026-12-01"}"#,
      #"{"action":"draft","kind":"correction","statement":"Il est public.","lang":"fr","sender":{"name":"Ada","address":"ada@x.example"}}"#,
    ] {
      let answer = try await change(body)
      #expect(answer.status == .created, "\(body): \(answer.text)")
    }
    let known = try await client.ask("/api/v1/cases/C1").text
    let page = try await client.page("/cases/C1")
    for part in ["an act", "2022/350", "a name", "owns it", "Ask them", "Ce qui a été observé"] {
      #expect(page.contains(part), "\(part)")
    }
    // A task that is said not to be done is not.
    let task = try #require(
      try JSONSerialization.jsonObject(with: Data(known.utf8)) as? [String: Any])
    let number = try #require(((task["tasks"] as? [[String: Any]])?.first)?["name"] as? String)
    let undone = try await change(
      #"{"action":"done","number":\#(number.dropFirst()),"done":false}"#)
    #expect(undone.status == .created, "\(undone.text)")
    #expect(try await client.page("/cases/C1").contains(">to do<"))
  }

  @Test func `a day that is none is refused, and not left out`() async throws {
    let answer = try await client.ask(
      "/api/v1/cases", .post, [.contentType: "application/json"],
      body: #"{"title":"A","purpose":"P","expires":"in June"}"#)
    #expect(answer.status == .badRequest && answer.text.contains("“expires” is no day"))
    let form = try await client.post("/cases/C1/changes", "action=task&text=Ask&due=soon&seen=2")
    #expect(form.status == .badRequest && form.text.contains("“soon” is no day"))
  }

  @Test func `a refused form says why in French`() async throws {
    let answer = try await client.post("/cases/C1/changes?lang=fr", "action=note&text=&seen=2")
    #expect(answer.status == .badRequest)
    #expect(answer.text.contains("Écrivez une phrase"))
    #expect(!answer.text.contains("Write a sentence"))
  }
}

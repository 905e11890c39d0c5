import Console
import Store
import Testing

/// What is told to who listens.
@Suite struct LiveTests {
  @Test func `what others stored since a mark is counted, and a person's own is not`() async throws
  {
    let sample = try SampleWorkspace(findings: 3)
    try await sample.client { client in
      let start = try sample.store.changeMark()
      #expect(try sample.store.changes(since: start, except: "ada") == nil)
      _ = try await client.judge("F1", "disposition=confirmed&seen=&version=1")
      _ = try await client.post("/findings/F2/notes", "text=look")
      try sample.grow(3, at: 5_000)
      let own = try #require(try sample.store.changes(since: start, except: "ada"))
      #expect((own.findings, own.judgements, own.notes) == (1, 0, 0))
      let other = try #require(try sample.store.changes(since: start, except: "bob"))
      #expect((other.findings, other.judgements, other.notes) == (1, 1, 1))
      #expect(try sample.store.changes(since: other.mark, except: "bob") == nil)
    }
  }

  @Test(arguments: [
    ("5.0.3", true), ("0.0.0", true), ("", false), ("5.0", false), ("-1.0.0", false),
    ("a.b.c", false), ("1.2.3.4", false), ("99999999999999999999.0.0", false),
  ])
  func `a mark is read as it is written`(_ text: String, _ isMark: Bool) {
    let mark = WorkspaceChange.Mark(text)
    #expect((mark != nil) == isMark)
    #expect(mark == nil || mark?.description == text)
  }
}

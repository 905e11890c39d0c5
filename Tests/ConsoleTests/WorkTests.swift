import Console
import HTTPTypes
import Store
import Testing

/// What people keep for their work: notes, views, ticks, and when they looked.
@Suite struct WorkTests {
  @Test func `many findings are judged at once, and undone at once`() async throws {
    try await SampleWorkspace(findings: 30).client { client in
      let answer = try await client.post(
        "/judgements?order=newest",
        "finding=1.1.&finding=2.1.&finding=3.1.&disposition=dismissed&reason=reprints")
      #expect(answer.headers[.location] == "/?order=newest&missed=0&done=1-3")
      let page = try await client.page("/?order=newest&missed=0&done=1-3")
      #expect(page.contains("27 findings wait to be judged."))
      #expect(page.contains("3 findings judged."))
      #expect(try await client.page("/?state=dismissed").rows == 3)
      _ = try await client.post("/judgements/1-3/undo", "")
      #expect(try await client.page("/").contains("30 findings wait to be judged."))
      #expect(try await client.post("/judgements/1-3/undo", "").status == .conflict)
    }
  }

  @Test func `what another judged meanwhile is left as it is, and said`() async throws {
    try await SampleWorkspace(findings: 3).client { client in
      _ = try await client.judge("F2", "disposition=confirmed&seen=&version=1")
      let answer = try await client.post(
        "/judgements", "finding=1.1.&finding=2.1.&finding=3.9.&disposition=unclear")
      #expect(answer.headers[.location] == "/?missed=2&done=2-2")
      #expect(
        try await client.page("/?missed=2&done=2-2").contains(
          "2 findings were judged or changed since the page was opened"))
      #expect(try await client.page("/?state=confirmed").rows == 1)
    }
  }

  @Test(arguments: [
    "disposition=confirmed", "finding=1.1.&disposition=praised", "finding=1.1.",
    "finding=1.1.&disposition=dismissed&reason=+", "finding=x&finding=1&disposition=confirmed",
    "finding=1.1.&disposition=duplicate&duplicate=F99", "",
  ])
  func `ticks without a whole judgement store nothing`(_ body: String) async throws {
    try await SampleWorkspace(findings: 2).client { client in
      let answer = try await client.post("/judgements", body)
      #expect(answer.status == .badRequest)
      #expect(try await client.page("/").contains("2 findings wait"))
    }
  }

  @Test func `a note stays with its finding until its author takes it away`() async throws {
    let sample = try SampleWorkspace(findings: 2)
    try await sample.client { client in
      let kept = try await client.post("/findings/F1/notes", "text=Ask+the+%3Cb%3Eprinter")
      #expect(kept.headers[.location] == "/findings/F1#notes")
      #expect(try await client.page("/findings/F1").contains("Ask the &lt;b&gt;printer"))
      #expect(try await !client.page("/findings/F2").contains("printer"))
      #expect(try await client.post("/findings/F1/notes", "text=+%0A").status == .badRequest)
      #expect(try await client.post("/findings/F9/notes", "text=a").status == .notFound)
      #expect(try sample.store.removeNote(1, by: "somebody else") == nil)
      #expect(try await client.post("/notes/1/remove", "").status == .seeOther)
      #expect(try await client.post("/notes/1/remove", "").status == .conflict)
      #expect(try await !client.page("/findings/F1").contains("printer"))
    }
  }

  @Test func `a view is kept under a name, replaced by the same name, and forgotten`() async throws
  {
    try await SampleWorkspace(findings: 2).client { client in
      _ = try await client.post("/views?attention=high", "name=High+ones")
      #expect(try await client.page("/").contains("href=\"/?attention=high\""))
      _ = try await client.post("/views?attention=notable&page=1", "name=High+ones")
      let page = try await client.page("/")
      #expect(page.contains("href=\"/?attention=notable\""))
      #expect(!page.contains("href=\"/?attention=high\""))
      #expect(try await client.post("/views?attention=high", "name=+").status == .badRequest)
      _ = try await client.post("/views/1/remove", "")
      #expect(try await !client.page("/").contains("High ones"))
    }
  }

  @Test func `what is new since somebody looked is one click away`() async throws {
    let sample = try SampleWorkspace(findings: 5)
    try await sample.client { client in
      #expect(try await !client.page("/").contains("new since you looked"))
      // The clock says 1,000; the findings are older.
      _ = try await client.post("/looked", "")
      #expect(try await !client.page("/").contains("new since you looked"))
      try sample.grow(2, at: 1_500)
      #expect(try await client.page("/").contains("1 new since you looked"))
      #expect(try await client.page("/?since=1001").findings.first == 2)
    }
  }

  @Test func `findings about the same stand beside each other`() async throws {
    let sample = try SampleWorkspace(findings: 3, entity: "tram_otter")
    try await sample.client { client in
      let page = try await client.page("/findings/F1")
      #expect(page.contains("Other findings about the same"))
      #expect(page.contains("/findings/F2") && page.contains("/findings/F3"))
      let entity = try await client.page("/entities/account?name=tram_otter")
      #expect(entity.contains("3 findings about it; nothing that was read is published by it."))
    }
  }

  @Test(arguments: [
    "/entities/account?name=nobody", "/entities/account", "/entities/planet?name=a",
    "/entities/account?name=%00%FF", "/entities/domain?name=%25",
  ])
  func `nobody is called what nobody is called`(_ path: String) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask(path)
      #expect(answer.status == .notFound)
    }
  }

  @Test func `the overview counts`() async throws {
    try await SampleWorkspace(findings: 12).client { client in
      let page = try await client.page("/overview")
      #expect(page.contains("<dd>12</dd>"))
      #expect(page.contains("/?kind=traits&amp;state=all"))
    }
  }

  @Test func `a finding is taken, handed on and given back, and views know who has what`()
    async throws
  {
    let sample = try SampleWorkspace(findings: 3)
    try await sample.client { client in
      let taken = try await client.post("/findings/F2/holder?order=newest", "holder=ada")
      #expect(taken.headers[.location] == "/findings/F2?order=newest")
      #expect(try await client.page("/?has=ada").findings == [2])
      #expect(try await client.page("/?has=-").rows == 2)
      #expect(try await client.page("/?has=ben").rows == 0)
      #expect(try await client.page("/").contains("<bdi>ada</bdi>"))
      #expect(try await client.page("/?has=ada").contains("1 finding in this view"))
      let page = try await client.page("/findings/F2")
      #expect(page.contains("<bdi>ada</bdi> has it") && page.contains("Give it back"))
      // A stranger to the team cannot be given anything.
      #expect(try await client.post("/findings/F2/holder", "holder=ben").status == .conflict)
      #expect(try await client.post("/findings/F9/holder", "holder=ada").status == .notFound)
      #expect(try await client.post("/findings/F2/holder", "").status == .badRequest)
      _ = try await client.post("/findings/F2/holder", "holder=")
      #expect(try await client.page("/?has=ada").rows == 0)
      let history = try await client.page("/findings/F2")
      #expect(history.contains(" took it") && history.contains(" gave it back"))
      let asked = try await client.ask(
        "/api/v1/findings/F3/holder", .put, [.contentType: "application/json"],
        body: #"{"holder": "ada"}"#)
      #expect(asked.status == .ok)
      #expect(
        try await client.page("/api/v1/findings?has=ada").contains(#""holder":"ada""#))
    }
  }
}

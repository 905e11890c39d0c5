import Console
import HTTPTypes
import Hummingbird
import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct ConsoleTests {
  private let sample: SampleWorkspace

  init() throws {
    sample = try SampleWorkspace(findings: 120)
  }

  /// Builds without optimisation end where one does.
  @Test func `no address hides another`() throws {
    try sample.console.router().validate()
  }

  // MARK: Queue

  @Test func `the queue shows what waits, most attention first, a page at a time`() async throws {
    try await sample.client { client in
      let first = try await client.page("/")
      #expect(first.contains("120 findings wait to be judged."))
      #expect(first.contains("Page 1 of 3"))
      #expect(first.rows == 50)
      // Every third finding asks for most, from the second on; the first page holds these and ten others.
      #expect(first.findings.prefix(40).allSatisfy { $0 % 3 == 2 })
      #expect(first.findings.suffix(10).allSatisfy { $0 % 3 == 1 })
      let last = try await client.page("/?page=3")
      #expect(last.rows == 20)
      // A page that is not there any more is the last one.
      #expect(try await client.page("/?page=99").rows == 20)
    }
  }

  @Test(arguments: [
    ("/?attention=high", 40), ("/?kind=traits", 120), ("/?kind=nothing", 0),
    ("/?about=account-7", 1), ("/?state=confirmed", 0), ("/?state=all", 120),
    // What makes no sense asks for nothing.
    ("/?attention=loud&state=odd&order=sideways&page=-3", 120),
    ("/?page=99999999999999999999", 120), ("/?about=%00%FF%FE", 0),
  ])
  func `filters stand in the address`(_ address: String, _ count: Int) async throws {
    try await sample.client { client in
      let page = try await client.page(address)
      #expect(page.rows == min(count, 50))
    }
  }

  @Test func `an order in the address sorts, and stays in the links`() async throws {
    try await sample.client { client in
      let page = try await client.page("/?order=newest")
      #expect(page.contains("/findings/F120?order=newest"))
      #expect(page.findings == Array((71...120).reversed()))
    }
  }

  // MARK: Judging

  @Test func `a judgement is kept with its author and time, and the next finding opens`()
    async throws
  {
    try await sample.client { client in
      let answer = try await client.judge(
        "F1", "disposition=confirmed&seen=&version=1", "?order=newest")
      #expect(answer.status == .seeOther)
      // F1 is the last of the newest: nothing comes behind it.
      #expect(answer.headers[.location] == "/findings/F1?order=newest&done=1")
      let next = try await client.judge(
        "F5", "disposition=unclear&seen=&version=1", "?order=newest")
      #expect(next.headers[.location] == "/findings/F4?order=newest&done=2")
      let page = try await client.page("/findings/F1?done=1")
      #expect(page.contains("F1: confirmed."))
      #expect(page.contains("<bdi>ada</bdi>"))
      #expect(try await client.page("/").contains("118 findings wait to be judged."))
      #expect(try await client.page("/?state=confirmed").rows == 1)
    }
  }

  @Test func `undoing puts the judgement before in force again`() async throws {
    try await sample.client { client in
      _ = try await client.judge("F1", "disposition=confirmed&seen=&version=1")
      _ = try await client.judge("F1", "disposition=dismissed&reason=a+reprint&seen=1&version=1")
      #expect(try await client.page("/?state=dismissed").rows == 1)
      let undone = try await client.post("/judgements/2/undo", "")
      #expect(undone.status == .seeOther)
      #expect(try await client.page("/?state=confirmed").rows == 1)
      #expect(try await client.page("/findings/F1").contains("Dismissed undone by"))
      // Once is enough.
      #expect(try await client.post("/judgements/2/undo", "").status == .conflict)
    }
  }

  @Test func `who judges what another has just judged sees that first`() async throws {
    try await sample.client { client in
      _ = try await client.judge("F1", "disposition=confirmed&seen=&version=1")
      let second = try await client.judge("F1", "disposition=dismissed&reason=no&seen=&version=1")
      #expect(second.headers[.location] == "/findings/F1?overtaken=1")
      let page = try await client.page("/findings/F1?overtaken=1")
      #expect(page.contains("Your judgement was not stored"))
      #expect(page.contains("<strong>Confirmed</strong>"))
      let third = try await client.judge("F1", "disposition=dismissed&reason=no&seen=1&version=1")
      #expect(third.headers[.location]?.contains("done=2") == true)
    }
  }

  @Test(arguments: [
    ("disposition=dismissed&reason=+&seen=&version=1", HTTPResponse.Status.badRequest),
    ("disposition=duplicate&duplicate=F9999&seen=&version=1", .badRequest),
    ("disposition=duplicate&duplicate=F1&seen=&version=1", .badRequest),
    ("disposition=praised&seen=&version=1", .badRequest),
    ("disposition=confirmed", .badRequest), ("%00%FF=&&&", .badRequest), ("", .badRequest),
  ])
  func `a judgement that is not whole is refused and nothing is stored`(
    _ body: String, _ status: HTTPResponse.Status
  ) async throws {
    try await sample.client { client in
      let answer = try await client.judge("F1", body)
      #expect(answer.status == status)
      #expect(try await client.page("/").contains("120 findings wait"))
    }
  }

  @Test func `a finding that changed since it was judged waits again`() async throws {
    try await sample.client { client in
      _ = try await client.judge("F1", "disposition=confirmed&seen=&version=1")
      try sample.grow(1)
      let page = try await client.page("/findings/F1")
      #expect(page.contains("The finding changed since."))
      #expect(try await client.page("/").contains("120 findings wait"))
      // Who still has the old page judges what is not there any more.
      let stale = try await client.judge("F1", "disposition=unclear&seen=1&version=1")
      #expect(stale.headers[.location] == "/findings/F1?overtaken=1")
    }
  }

  @Test(arguments: ["/findings/F9999", "/findings/%00", "/nothing", "/assets/console-0.js"])
  func `what is not there is a page that says so`(_ path: String) async throws {
    try await sample.client { client in
      let answer = try await client.ask(path)
      #expect(answer.status == .notFound)
      #expect(answer.text.contains("To the queue"))
    }
  }

  @Test func `search asks for words, and a number leads to its finding`() async throws {
    try await sample.client { client in
      let found = try await client.page("/search?q=F3")
      #expect(found.contains("/findings/F3"))
      #expect(
        try await client.page("/search?q=absent").contains("No text holds all of these words"))
      #expect(try await client.page("/search?q=%22%2A").contains("It cannot be searched"))
    }
  }
}

import Foundation
import HTTPTypes
import Testing

@Suite struct SecurityTests {
  @Test(arguments: [
    "/", "/findings/F1", "/search?q=%22", "/nothing", "/findings/F77",
    "/?page=\(String(repeating: "9", count: 5000))",
  ])
  func `every answer says what browsers must not do with it`(_ path: String) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask(path)
      let policy = try #require(HTTPField.Name("Content-Security-Policy"))
      let value = try #require(answer.headers[policy])
      #expect(value.contains("default-src 'none'") && !value.contains("unsafe"))
      let sniffing = try #require(HTTPField.Name("X-Content-Type-Options"))
      #expect(answer.headers[sniffing] == "nosniff")
      #expect(answer.headers[.cacheControl] == "no-store")
      let page = answer.text
      #expect(
        !page.contains(" style=") && !page.contains("<style") && !page.contains("javascript:"))
    }
  }

  @Test(arguments: [
    ("127.0.0.1:8080", true), ("localhost", true), ("LOCALHOST:1", true), ("[::1]:80", true),
    ("rebound.example", false), ("127.0.0.1.rebound.example", false), ("localhost.", false),
    ("", false),
  ])
  func `a name that leads here is not this console`(_ host: String, _ isOurs: Bool) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask("/", authority: host)
      #expect(answer.status == (isOurs ? .ok : .misdirectedRequest))
    }
  }

  @Test(arguments: [
    ("Sec-Fetch-Site", "same-origin", true), ("Sec-Fetch-Site", "none", true),
    ("Sec-Fetch-Site", "cross-site", false), ("Sec-Fetch-Site", "same-site", false),
    ("Origin", "http://localhost", true), ("Origin", "https://other.example", false),
    ("Origin", "null", false),
  ])
  func `a form of another site changes nothing`(
    _ name: String, _ value: String, _ isOwn: Bool
  ) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let field = try #require(HTTPField.Name(name))
      let answer = try await client.post(
        "/findings/F1/judgements", "disposition=confirmed&seen=&version=1", [field: value])
      #expect(answer.status == (isOwn ? .seeOther : .forbidden))
      #expect(try await client.page("/?state=confirmed").rows == (isOwn ? 1 : 0))
    }
  }

  @Test func `a form that is too long is refused, and one just below is not`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let start = "disposition=dismissed&seen=&version=1&reason="
      let room = (64 << 10) - start.utf8.count
      let long = try await client.judge("F1", start + String(repeating: "a", count: room + 1))
      #expect(long.status == .contentTooLarge)
      let fits = try await client.judge("F1", start + String(repeating: "a", count: room))
      #expect(fits.status == .seeOther)
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>", "\u{202E}gpj.exe\u{2066}", "\u{0}\u{1B}[31m", "&lt;b&gt;",
    "]]><!--", "${7*7}{{7*7}}",
  ])
  func `markup in every field of a workspace stays text`(_ payload: String) async throws {
    let sample = try SampleWorkspace(findings: 2, text: payload)
    try await sample.client { client in
      let reason = payload.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      _ = try await client.judge(
        "F1", "disposition=dismissed&reason=r\(reason)&seen=&version=1")
      for path in [
        "/", "/?state=all&about=\(reason)", "/findings/F1", "/findings/F1?done=1",
        "/findings/\(reason)", "/search?q=a\(reason)", "/search?q=F1\(reason)",
        "/compare?a=\(reason)&b=\(reason)", "/compare?a=\(reason)",
      ] {
        let page = try await client.page(path)
        #expect(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("<svg"))
        #expect(!page.contains("\u{202E}") && !page.contains("\u{0}") && !page.contains("\u{1B}"))
        #expect(!page.contains("onmouseover='") && !page.contains("<!--"))
      }
    }
  }
}

import HTTPTypes
import Testing

/// In which language a page answers, and that all of it does.
@Suite struct LanguageTests {
  @Test(arguments: [
    ("/", "", "", "en"), ("/", "fr-CH, en;q=0.5", "", "fr"), ("/", "en, fr;q=0.9", "", "en"),
    ("/", "de, fr;q=0.2", "", "fr"), ("/", "fr;q=0, en", "", "en"), ("/", "de", "", "en"),
    ("/?lang=fr", "en", "", "fr"), ("/", "en", "fr", "fr"), ("/?lang=en", "fr", "fr", "en"),
    ("/?lang=xx", "fr", "", "fr"), ("/", "en", "xx", "en"),
  ])
  func `the address decides, then the cookie, then the browser`(
    _ path: String, _ accepted: String, _ cookie: String, _ language: String
  ) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      var headers: HTTPFields = [.acceptLanguage: accepted]
      if !cookie.isEmpty { headers[.cookie] = "tocsin-language=\(cookie)" }
      let page = try await client.ask(path, .get, headers).text
      #expect(page.contains("<html lang=\"\(language)\">"))
      #expect(page.contains(language == "fr" ? ">À traiter<" : ">Queue<"))
    }
  }

  @Test func `what was chosen is kept, and the other language is one link away`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask("/?kind=copies&lang=fr")
      #expect(answer.headers[.setCookie]?.hasPrefix("tocsin-language=fr;") == true)
      #expect(answer.headers[.setCookie]?.contains("Secure") == true)
      #expect(
        answer.text.contains("href=\"/?kind=copies&amp;lang=en\" hreflang=\"en\" lang=\"en\""))
      #expect(try await client.ask("/").headers[.setCookie] == nil)
    }
  }

  @Test func `numbers, dates, signs and errors are French`() async throws {
    try await SampleWorkspace(findings: 3).client { client in
      let page = try await client.page("/?lang=fr")
      #expect(page.contains("3 constats attendent un avis"))
      let none = try await client.page("/?lang=fr&attention=high&about=nobody")
      #expect(none.contains("0 constat dans cette vue\u{202F};"))
      let error = try await client.ask("/findings/F77?lang=fr")
      #expect(error.status == .notFound)
      #expect(error.text.contains("«\u{A0}F77\u{A0}»"))
    }
  }

  @Test func `two readers at once have each their own language`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<20 {
          let language = number.isMultiple(of: 2) ? "fr" : "en"
          group.addTask {
            try await client.page("/overview?lang=\(language)").contains(
              "<html lang=\"\(language)\">")
          }
        }
        for try await isOwn in group { #expect(isOwn) }
      }
    }
  }
}

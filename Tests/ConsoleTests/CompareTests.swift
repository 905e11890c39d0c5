import Console
import Foundation
import HTTPTypes
import Testing

@Suite struct CompareTests {
  @Test(arguments: ["/compare", "/publications", "/compare?a=abc", "/publications?document=no"])
  func `without two texts, or one, the page asks for them`(_ path: String) async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let answer = try await client.ask(path)
      #expect(answer.status == .ok)
      #expect(answer.text.contains("<textarea"))
    }
  }

  @Test func `two pasted texts are compared, and stay in their fields`() async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let same = try await client.post("/compare", "a=The+old+bridge&b=The+old+bridge").text
      #expect(same.contains("have no passage in common") == false || same.contains("100%"))
      #expect(same.contains("\nThe old bridge</textarea>"))
      let other = try await client.post("/compare", "a=The+old+bridge&b=A+new+road").text
      #expect(other.contains("The two texts have no passage in common."))
    }
  }

  @Test func `who published a text stands below it`() async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let page = try await client.post("/publications", "text=%3Cb%3EThe+bridge%3C%2Fb%3E").text
      #expect(page.contains("1 publication by 0 sources; none that has it whole says when."))
      #expect(page.contains("Title of &lt;b&gt;The bridge"))
      #expect(!page.contains("<b>The bridge"))
      #expect(try await client.post("/publications", "text=abc").text.contains("It is short"))
    }
  }

  @Test(arguments: [
    ("/documents/0000000000000000000000000000000f"), "/documents/x", "/documents/%00",
    "/compare?a=0000000000000000000000000000000f&b=x",
    "/publications?document=0000000000000000000000000000000f",
  ])
  func `a document that is not stored is a page that says so`(_ path: String) async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let answer = try await client.ask(path)
      #expect(answer.status == .notFound)
      #expect(answer.text.contains("There is no such document"))
    }
  }

  @Test(arguments: [(4 << 20, true), ((4 << 20) + 1, false)])
  func `texts of up to four megabytes are taken`(_ bytes: Int, _ isTaken: Bool) async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let body = "text=" + String(repeating: "a", count: bytes - 5)
      let answer = try await client.post("/publications", body)
      #expect(answer.status == (isTaken ? .ok : .contentTooLarge))
      #expect(!isTaken || answer.text.contains("its beginning was looked for"))
    }
  }
}

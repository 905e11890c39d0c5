import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import TocsinModel

/// `/search` beside texts, comparing by address, and what is said of names that deceive.
@Suite struct SearchTests {
  private func sample(_ findings: Int = 5) throws -> SampleWorkspace {
    let sample = try SampleWorkspace(findings: findings)
    try sample.store.indexSources()
    var session = try IngestSession(sample.store)
    var entries: [IngestEntry] = [.begin(path: "/p", shown: "p.jsonl", size: 1, modified: 2)]
    for number in 0..<4 {
      entries.append(
        .document(
          Document(
            id: DocumentID(high: 9, low: UInt64(number)), form: .post,
            source: Source(
              id: SourceID(rawValue: number < 2 ? "quay_walker" : "harbour.example"),
              kind: number < 2 ? .account : .site),
            url: "https://harbour.example/\(number)", title: number == 0 ? "Lamps" : nil,
            published: Timestamp(
              seconds: 1_790_000_000 + 86_400 * Int64(number), precision: .second, origin: .file),
            text: "The lamps of quay \(number) were counted twice",
            place: Place(path: "p.jsonl", line: number + 1)),
          location: DocumentID(high: 9, low: UInt64(number))))
    }
    try session.store(entries)
    while try sample.store.indexText() {}
    return sample
  }

  @Test(arguments: [
    ("lamps", 4), ("%22quay+2%22", 1), ("%22counted+lamps%22", 0), ("title%3Alamps", 1),
    ("text%3A%22lamps+of%22", 4), ("lamps+from%3Aquay_walker", 2), ("from%3Aharbour.example", 2),
    ("lamps+from%3Anobody", 0), ("lamps+since%3A2026-09-22+until%3A2026-09-22", 1),
    ("lamps+since%3A2026-09-23", 2), ("lam%2A", 4),
  ])
  func `words, phrases, fields, sources and days are asked for together`(
    _ query: String, _ count: Int
  ) async throws {
    try await sample().client { client in
      let page = try await client.page("/search?q=\(query)")
      #expect(page.components(separatedBy: "whole text").count - 1 == count)
    }
  }

  @Test(arguments: ["since%3A2026-10-01", "since%3Ayesterday+x", "%22%28%29", "until%3A2026-02-30"])
  func `what cannot be asked for is said with what can`(_ query: String) async throws {
    try await sample().client { client in
      let answer = try await client.ask("/search?q=\(query)")
      #expect(answer.status == .ok)
      #expect(answer.text.contains("It cannot be searched") && answer.text.contains("since:"))
    }
  }

  @Test func `names and findings are found beside texts`() async throws {
    try await sample().client { client in
      let names = try await client.page("/search?q=account-")
      #expect(names.contains("Names that begin so"))
      #expect(names.contains("/entities/account?name=account-3"))
      #expect(try await client.page("/search?q=Harbour").contains("name=harbour.example"))
      let findings = try await client.page("/search?q=about+ACCOUNT-3")
      #expect(findings.contains("/findings/F3") && !findings.contains("/findings/F2"))
      // Signs of LIKE are letters.
      for query in ["%25", "_", "%5C", "account%25"] {
        #expect(!(try await client.page("/search?q=\(query)").contains("/findings/F3")), "\(query)")
      }
    }
  }

  @Test func `texts are compared by their addresses`() async throws {
    try await sample().client { client in
      let page = try await client.page(
        "/compare?a=https://harbour.example/0&b=https://harbour.example/1%23top")
      #expect(page.contains("https://harbour.example/0</textarea>"))
      #expect(page.contains("The two texts have no passage in common."))
      let none = try await client.ask("/compare?a=https://nowhere.example/&b=x")
      #expect(none.status == .notFound && none.text.contains("Nothing was read of this address"))
    }
  }

  @Test func `a name that may deceive is shown defanged, can be copied, and is no link`()
    async throws
  {
    let sample = try SampleWorkspace(findings: 1, entity: "plain.example")
    let entities = [Entity(.site, "ministry-login.example"), Entity(.domain, "plain.example")]
    try sample.settle(
      Finding(
        id: FindingID(rawValue: "lookalikes-1"), subject: Impostor(size: 1), attention: .high,
        decisive: [], observation: Observation(rule: "rule", reasons: []), entities: entities),
      FindingSummary(headline: "ministry-login.example may pass for ministry.example", chips: []),
      at: 5)
    try await sample.client { client in
      let page = try await client.page("/entities/site?name=ministry-login.example")
      #expect(page.contains("It may not be what it seems") && page.contains("/findings/F2"))
      #expect(page.contains("data-copy=\"ministry-login.example\""))
      #expect(page.contains("ministry-login[.]example</h1>"))
      #expect(!page.contains("href=\"http") && !page.contains("href=\"//"))
      // An account of which other kinds of findings say something is what it is.
      let other = try await client.page("/entities/account?name=plain.example")
      #expect(!other.contains("It may not be what it seems") && !other.contains("data-copy"))
    }
  }
}

/// A subject of the kind of look-alike names.
private struct Impostor: FindingSubject {
  static let kind = FindingKind.lookalikes
  let size: Int
}

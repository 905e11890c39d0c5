import Copies
import Testing
import TocsinModel

struct GroupsTests {
  @Test func `identical texts are one representative with its duplicates`() async throws {
    let documents = [Samples.article, Samples.other, Samples.article, Samples.article.uppercased()]
      .enumerated().map { Samples.document(UInt64($0.offset), $0.element) }
    let (links, groups, _) = try await Samples.detect(documents)
    #expect(links.isEmpty)
    #expect(groups == [CopyGroup(representatives: [0], identical: [[2, 3]], links: [])])
  }

  @Test func `an article merged from two others is with each, and does not join them`() async throws
  {
    let first = Samples.babble(120, seed: 1)
    let second = Samples.babble(120, seed: 2)
    let merged = first.prefix(500) + " And then. " + second.prefix(500)
    let documents = [first, second, String(merged)].enumerated()
      .map { Samples.document(UInt64($0.offset), $0.element) }
    let (_, groups, _) = try await Samples.detect(documents)
    #expect(groups.map(\.representatives) == [[0, 2], [1, 2]])
  }

  @Test func `a quoted passage joins the copies of the text it is from`() async throws {
    let copy = Samples.article + " An added line closes the page."
    let quoting = Samples.babble(60, seed: 3) + " " + Samples.article.prefix(400)
    let documents = [Samples.article, copy, quoting].enumerated()
      .map { Samples.document(UInt64($0.offset), String($0.element)) }
    let (_, groups, _) = try await Samples.detect(documents)
    #expect(groups.map(\.representatives) == [[0, 1, 2]])
  }

  @Test func `encoded spans read back as they were`() {
    let spans = [
      MatchedSpan(a: TextSpan(0, 10), b: TextSpan(5, 17)),
      MatchedSpan(a: TextSpan(70_000, 70_100), b: TextSpan(20, 125)),
    ]
    let link = CopyLink(a: 1, b: 2, score: 1, coverageA: 1, coverageB: 1, spans: spans)
    #expect(link.encodedSpans.withUnsafeBytes { CopyLink.spans(encoded: $0) } == spans)
    #expect(
      link.encodedSpans.dropLast().withUnsafeBytes { CopyLink.spans(encoded: $0) } == [spans[0]])
  }
}

struct GroupIdentityTests {
  @Test func `two groups with the same first documents have findings of their own`() async throws {
    // Both copies take a passage from each of the first two, which share nothing.
    let first = Samples.babble(200, seed: 1)
    let second = Samples.babble(200, seed: 2)
    let texts = [first, second].map { text in
      (String(text.prefix(500)), String(text.suffix(500)))
    }
    let documents = [
      texts[0].0 + " " + texts[1].0, texts[0].1 + " " + texts[1].1,
      texts[0].0 + " Middle words here. " + texts[1].1,
      texts[1].0 + " Other words there. " + texts[0].1,
    ].enumerated().map { Samples.document(UInt64($0.offset), $0.element) }
    let findings = try await Samples.detect(documents).findings
    #expect(findings.count > 1)
    #expect(Set(findings.map(\.id)).count == findings.count)
  }
}

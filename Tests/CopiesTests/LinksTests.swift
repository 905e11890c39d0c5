import Copies
import Testing
import TocsinModel

struct LinksTests {
  private func links(_ texts: [String], sources: [String]? = nil) async throws -> [CopyLink] {
    let documents = texts.enumerated().map { number, text in
      Samples.document(UInt64(number), text, source: sources?[number])
    }
    return try await Samples.detect(documents).links
  }

  @Test(arguments: [
    (
      "a sentence added",
      Samples.article + " Read our newsletter for more on this and other stories."
    ),
    ("cut", String(Samples.article.prefix(420))),
    ("in capitals", Samples.article.uppercased() + " Really."),
    ("a number changed", Samples.article.replacing("21,000", with: "210,000")),
    ("a name changed", Samples.article.replacing("Oldenveld", with: "Nieuwland")),
    ("typing errors", Samples.article.replacing("the ", with: "teh ")),
    (
      "quoted whole in other words",
      "Somebody sent us this. " + Samples.article + " Make of it what you will."
    ),
    ("invisible characters", Samples.article.replacing("a", with: "a\u{200B}") + " End."),
  ])
  func `an edited copy is linked`(edit: String, copy: String) async throws {
    let found = try await links([Samples.article, Samples.other, copy])
    #expect(found.map { [$0.a, $0.b] } == [[0, 2]], "\(edit)")
    #expect(found.allSatisfy { $0.score > 0.8 })
  }

  @Test func `a passage lifted into another text is linked, with its place`() async throws {
    let passage = Samples.article.split(separator: "\n\n")[0]
    let found = try await links([Samples.article, Samples.other + "\n\n" + passage])
    let link = try #require(found.first)
    #expect(link.score < 0.8)
    #expect(link.coverageA > 0.3 && link.coverageA < 0.7)
    let span = try #require(link.spans.first)
    #expect(Samples.article.slice(span.a).hasPrefix("The harbour council"))
    #expect((Samples.other + "\n\n" + passage).slice(span.b).hasSuffix("cellar flooded"))
  }

  @Test func `texts that share a quotation of a dozen words are not linked`() async throws {
    let quote =
      "“We do not have enough printed papers for every polling station,” said Mara Oldenveld."
    let found = try await links([
      Samples.article, Samples.other + "\n\n" + quote + " " + Samples.babble(80, seed: 5),
    ])
    #expect(found.isEmpty)
  }

  @Test func `short texts are never linked`() async throws {
    #expect(
      try await links(["Good morning all!", "Good morning all!", "Good morning, all"]).isEmpty)
  }

  @Test func `what a source repeats on its own pages is boilerplate`() async throws {
    let about = """
      The Westmere Courier is an independent newspaper, owned by its readers and printed on the island \
      since 1911. Write to us about anything that you see; we answer every letter, and we never sell names.
      """
    let pages = (0..<4).map { Samples.babble(60, seed: $0 + 1) + "\n\n" + about }
    let found = try await links(pages, sources: Array(repeating: "courier.example", count: 4))
    #expect(found.isEmpty)
    // On different sites the same text is a copy.
    let spread = try await links(pages, sources: (0..<4).map { "site\($0).example" })
    #expect(spread.count == 6)
  }

  @Test func `updates of one story by one source are not boilerplate`() async throws {
    let versions = (0..<4).map { "Update \($0) of the day. " + Samples.article }
    let found = try await links(versions, sources: Array(repeating: "courier.example", count: 4))
    #expect(found.count == 6)
  }

  @Test func `each pair is found once, in the range of its later document`() async throws {
    let texts = (0..<6).map { "Number \($0) says: " + Samples.article }
    let known = Samples.texts(texts)
    let detector = CopyDetector()
    func links(of numbers: [UInt32]) async throws -> [CopyLink] {
      try await detector.links(in: known, for: numbers) { $0.map { texts[Int($0)] } }.links
    }
    let whole = try await links(of: Array(0..<6))
    var parts: [CopyLink] = []
    for range: Range<UInt32> in [0..<2, 2..<3, 3..<6] { parts += try await links(of: Array(range)) }
    #expect(whole == parts)
    #expect(whole.count == 15)
  }

  @Test func `near-identical texts give links in proportion to their number`()
    async throws
  {
    let texts = (0..<400).map { "\(Samples.babble(2, seed: UInt64($0))) " + Samples.article }
    let documents = texts.enumerated().map {
      Samples.document(UInt64($0.offset), $0.element, form: .post)
    }
    let (links, groups, _) = try await Samples.detect(documents)
    #expect(links.count <= documents.count * CopyThresholds().candidatesPerDocument)
    #expect(groups.map(\.size) == [400])
  }

  @Test func `an error of the text source is passed on`() async throws {
    struct Gone: Error {}
    let texts = Samples.texts((0..<2).map { Samples.article + "\($0)" })
    await #expect(throws: Gone.self) {
      _ = try await CopyDetector().links(in: texts, for: [0, 1]) { _ in throw Gone() }
    }
  }
}

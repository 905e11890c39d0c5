import Extract
import Testing

/// What a page is for its readers.
struct PageKindTests {
  private func kind(_ html: String) -> PageKind { Extractor().extract(Array(html.utf8)).kind }

  private static let prose = String(
    repeating:
      "<p>The ferry company of the town has booked every evening crossing, its pier manager said.</p>",
    count: 12)

  @Test func `prose under a headline with a date is an article`() {
    #expect(
      kind(
        "<meta property=og:type content=article><meta property=article:published_time "
          + "content=2024-05-03><h1>T</h1><article>\(Self.prose)</article>") == .article)
  }

  @Test func `an article of a sentence is a short one`() {
    #expect(
      kind(
        "<meta property=og:type content=article><meta property=article:published_time "
          + "content=2024-05-03><h1>T</h1><article><p>The ferry sails at eight from the old pier, the "
          + "company said on Friday.</p></article>") == .shortArticle)
  }

  @Test(arguments: [
    ("LiveBlogPosting", PageKind.liveBlog), ("VideoObject", .video),
  ])
  func `what a page says it is first and foremost counts`(type: String, kind: PageKind) {
    #expect(
      self.kind(
        "<script type=application/ld+json>{\"@type\":\"\(type)\",\"name\":\"T\"}</script><h1>T</h1>"
          + "<p>The ferry sails at eight.</p>") == kind)
  }

  @Test func `teasers that lead elsewhere are a list`() {
    let teasers = (0..<8).map {
      "<article><h2><a href=/a\($0)>Ferry number \($0) sails at eight o'clock</a></h2>"
        + "<p>The company of the town has booked the evening crossing number \($0) again.</p></article>"
    }
    #expect(kind("<main>\(teasers.joined())</main>") == .list)
  }

  @Test func `a sentence under which readers talk is a discussion`() {
    let comments = (0..<6).map {
      "<li class=comment id=comment-\($0)><cite class=fn>Reader \($0)</cite><p>The ferry of this town "
        + "has never sailed at eight in all the years that I have lived here, number \($0).</p></li>"
    }
    let html =
      "<meta property=og:type content=article><meta property=article:published_time "
      + "content=2024-05-03><h1>T</h1><article><p>Does the ferry sail at eight? Tell us what you "
      + "know.</p></article><ol class=comments>\(comments.joined())</ol>"
    #expect([.discussion, .forum].contains(kind(html)))
  }

  @Test func `a small page that says nothing of itself is an article`() {
    #expect(kind("<h1>T</h1>\(Self.prose)") == .article)
    #expect(kind("<h1>T</h1><p>The ferry sails at eight from the old pier.</p>") == .shortArticle)
  }
}

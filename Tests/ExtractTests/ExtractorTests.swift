import Extract
import Testing
import TocsinModel

struct ExtractorTests {
  /// 2026-01-01T00:00:00Z.
  private let extractor = Extractor(now: 1_767_225_600)

  private func extract(_ html: String, url: String? = nil) -> ExtractedPage {
    extractor.extract(Array(html.utf8), url: url)
  }

  @Test func `a WordPress page gives its article, and its comments with authors, times and likes`()
  {
    let page = extract(Pages.wordPress, url: "https://blog.example/2022/05/ferry/")
    #expect(page.title == "The ferry stays in port")
    #expect(page.siteName == "Harbour Notes")
    #expect(page.authors == ["Ina Brook"])
    #expect(page.language == "en-GB")
    #expect(page.text == Pages.wordPressText)
    #expect(page.published?.precision == .second)
    #expect(page.published?.offsetMinutes == 120)
    #expect(page.modified.map { $0.seconds > page.published?.seconds ?? 0 } == true)
    #expect(
      page.links == [
        Link(url: "https://blog.example/2021/11/timetable/", text: "last autumn's timetable")
      ])
    #expect(
      page.quotations.map { String(page.text.slice($0)) } == [
        "We have heard nothing from the company since Monday, and nobody answers the telephone."
      ])
    #expect(
      page.comments.map(\.text) == [
        "I waited two hours on the pier.", "So did I, and it rained.", "Take the bus.",
      ])
    #expect(page.comments.map(\.author) == ["Old Salt", "Mira", "A. Driver"])
    #expect(page.comments.map(\.depth) == [0, 1, 0])
    #expect(page.comments.first?.likes == 12)
    #expect(page.comments.first?.published?.precision == .second)
    #expect(page.comments[1].published?.precision == .day)
  }

  @Test func `a portal's facts come from its JSON-LD, each with its source`() {
    let page = extract(Pages.portal, url: "https://portal.example/n/17")
    #expect(page.title == "Bridge reopens after three years")
    #expect(page.authors == ["Paul Nowak", "Eva Lind"])
    #expect(page.siteName == "Portal Example")
    #expect(page.canonicalURL == "https://portal.example/news/bridge")
    #expect(page.sources["published_at"] == "json-ld datePublished")
    #expect(page.sources["modified_at"] == "json-ld dateModified")
    #expect(page.sources["authors"] == "json-ld author")
    #expect(page.text.hasPrefix("The bridge over the Lenn"))
    #expect(page.text.contains("\n\nWhat is next\n\n"))
    #expect(page.text.contains("Lanes\t4\nLength\t310 m"))
    for noise in [
      "cookies", "Share", "Most read", "Sign in", "A crane", "Read also", "Advertisement",
    ] {
      #expect(!page.text.contains(noise), "\(noise)")
    }
  }

  @Test func `a wire page without metadata gives its day from the line above the text`() {
    let page = extract(Pages.wire)
    #expect(page.title == "Council votes on harbour plan")
    #expect(page.published?.precision == .day)
    #expect(page.published?.offsetMinutes == nil)
    #expect(page.published?.seconds == 1_651_536_000)
    #expect(page.text.hasPrefix("PORT LENN (WIRE) — The council"))
    #expect(page.authors == ["Joan Field"])
  }

  @Test func `a Cyrillic page keeps its letters and its month's name is read`() {
    let page = extract(Pages.cyrillic)
    #expect(page.language == "uk")
    #expect(page.title == "Міст відкрили після ремонту")
    #expect(page.published?.seconds == 1_651_536_000)
    #expect(page.text.contains("Уперше за три роки"))
    #expect(!page.text.contains("Читайте також"))
    #expect(page.comments.map(\.text) == ["Нарешті дочекалися цього дня!"])
  }

  @Test func `an empty page has no text and says so`() {
    let page = extract("")
    #expect(page.text.isEmpty && page.title == nil && page.published == nil)
    #expect(page.issues.map(\.code) == ["page.no-text"])
  }

  @Test func `words of different blocks are never glued together`() {
    let page = extract(
      "<div>one<div>two</div>three<br>four<ul><li>five</li><li>six</li></ul></div>")
    #expect(page.text == "one\n\ntwo\n\nthree\nfour\n\nfive\n\nsix")
  }

  @Test func `a body in the JSON-LD replaces one that the page does not show`() {
    let body = String(repeating: "The whole text is only in the data. ", count: 20)
    let page = extract(
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"H",
      "articleBody":"<p>\(body)</p><p>End.</p>"}</script><p>Loading, please wait.</p>
      """)
    #expect(page.text.hasSuffix("\n\nEnd."))
    #expect(page.sources["text"] == "json-ld articleBody")
  }

  @Test(arguments: [
    #"<script type="application/ld+json">{"@graph":[{"@type":["ClaimReview","Review"]}]}</script>"#,
    #"<div itemscope itemtype="https://schema.org/ClaimReview">x</div>"#,
  ])
  func `a fact check is known by its markup`(html: String) {
    #expect(extract(html).isClaimReview)
    #expect(!extract("<p>We review a claim.</p>").isClaimReview)
  }

  @Test func `a body in several parts is one body`() {
    let part = { (n: Int) in
      "<section><div class='post__content'><p>Part \(n) of the text is long enough to be prose, with commas, and words.</p></div></section><div class=ad>Ad</div>"
    }
    let page = extract("<h1>T</h1><div>" + (1...4).map(part).joined() + "</div>")
    #expect((1...4).allSatisfy { page.text.contains("Part \($0)") })
  }

  @Test func `embedded posts are quoted, sharing is left out`() {
    let page = extract(
      """
      <article><p>\(Pages.prose)</p><blockquote class="twitter-tweet"><p>A post that the article
      embeds and that is long enough to be read as prose.</p></blockquote>
      <div class="social-share">Share on Twitter</div><p>\(Pages.prose)</p></article>
      """)
    #expect(page.text.contains("A post that the article embeds"))
    #expect(!page.text.contains("Share on"))
    #expect(page.quotations.count == 1)
  }
}

import Extract
import Testing

/// Who wrote a page.
struct AuthorTests {
  private func page(_ html: String) -> ExtractedPage {
    Extractor().extract(Array("<meta property=og:site_name content='Quay Watch'>\(html)".utf8))
  }

  @Test(arguments: [
    "By Mara Ellwood and Tom Reeve", "Written by Mara Ellwood and Tom Reeve",
    "Von Mara Ellwood und Tom Reeve", "Par Mara Ellwood et Tom Reeve",
    "Por Mara Ellwood y Tom Reeve", "Di Mara Ellwood e Tom Reeve", "De Mara Ellwood și Tom Reeve",
    "Autor: Mara Ellwood i Tom Reeve", "Autoři: Mara Ellwood a Tom Reeve",
    "Автори: Mara Ellwood та Tom Reeve", "Авторы: Mara Ellwood и Tom Reeve",
    "بقلم Mara Ellwood و Tom Reeve", "Yazan: Mara Ellwood ve Tom Reeve",
    "By Mara Ellwood, Tom Reeve", "By Mara Ellwood, Tom Reeve | 3 May 2024",
  ])
  func `a byline near the headline names its people in twelve languages`(line: String) {
    let found = page("<h1>Ferry</h1><p>\(line)</p><p>The ferry sails at eight.</p>")
    #expect(found.authors == ["Mara Ellwood", "Tom Reeve"])
  }

  @Test(arguments: [
    "By and large the day was calm", "By Monday the ferry had sailed",
    "Von hier aus sieht man weit",
    "De acord cu primarul", "Di nuovo in mare", "За словами мера",
  ])
  func `a sentence that begins like a byline names nobody`(line: String) {
    #expect(page("<h1>Ferry</h1><p>\(line)</p>").authors.isEmpty)
  }

  @Test(arguments: [
    "<div><time>3 May 2024</time> by Mara Ellwood, harbour reporter<div>x</div></div>",
    "<p>By Mara Ellwood May 3, 2024</p>", "<p>By Mara Ellwood Founder at Quay</p>",
    "<p>Von Mara Ellwood Redakteurin</p>",
    "<div itemprop=author itemscope><meta itemprop=name content='Mara Ellwood'>me</div>",
  ])
  func `a name ends where a post or a date begins, and may stand beside one`(line: String) {
    #expect(page("<h1>Ferry</h1>\(line)<p>The ferry sails.</p>").authors == ["Mara Ellwood"])
  }

  @Test func `what a menu calls the user's is nobody's name`() {
    let menu = "<div class='user menu'><span>Main Menu</span></div>"
    #expect(page("<h1>Ferry</h1>\(menu)<p>The ferry sails.</p>").authors.isEmpty)
  }

  @Test func `a name of two parts joined by one letter stays one`() {
    #expect(page("<h1>T</h1><p>Por José Ortega y Gasset</p>").authors == ["José Ortega y Gasset"])
  }

  @Test func `an organisation that JSON-LD names stands behind the person of the byline`() {
    let found = page(
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"T",
      "author":{"@type":"Organization","name":"Quay Watch"}}</script>
      <h1>T</h1><div class=byline>By <a href=/mara>Mara Ellwood</a>, harbour reporter</div>
      """)
    #expect(found.authors == ["Mara Ellwood"])
    #expect(found.organisations == ["Quay Watch"])
  }

  @Test func `where nobody else is named, the organisation is the author and is said to be one`() {
    let found = page("<meta name=author content='Quay Watch'><h1>T</h1>")
    #expect(found.authors == ["Quay Watch"])
    #expect(found.organisations == ["Quay Watch"])
    #expect(found.sources["authors"] == "organisation")
  }

  @Test(arguments: [
    "<span itemprop=author><b>A</b> <a href=/u><span itemprop=name>Ada Roe</span></a> 1,674 posts</span>",
    "<div class=author><div>Ada Roe</div><div>Editor at large</div></div>",
    "<div class=byline><span>By</span><div>Ada Roe</div><div>3 May 2024</div></div>",
    "<div class=author>Ada Roe – Correspondent</div>",
  ])
  func `what stands around a name is no part of it`(markup: String) {
    #expect(page("<h1>T</h1>\(markup)").authors == ["Ada Roe"])
  }

  @Test func `who comments has not written the page`() {
    let found = page(
      "<h1>T</h1><p>Text.</p><div class=comments><div class=comment id=c1>"
        + "<span itemprop=author>Ada Roe</span><p>I think so too.</p></div></div>")
    #expect(found.authors.isEmpty)
  }
}

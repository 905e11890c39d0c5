import Extract
import Testing
import TocsinModel

/// Kinds of pages that real sites have and that were once read wrongly, in texts of our own.
struct FieldPageTests {
  private static let first =
    "The library of Brackwater keeps its reading room open until ten on the evening of the count."
  private static let second =
    "Its keeper, Odile Marsh, said that the lamps were paid for by the rowing club in the spring."
  private static let third =
    "The rowing club has asked for nothing in return but a dry place for two of its oldest oars."

  private func extract(_ body: String, head: String = "") -> ExtractedPage {
    let html = "<!doctype html><html lang=en><head>\(head)</head><body>\(body)</body></html>"
    return Extractor().extract(Array(html.utf8))
  }

  @Test(arguments: ["cmp-text", "vote-facts", "poll-results", "pub-body", "survey-note"])
  func `the name of a class alone removes no prose`(name: String) {
    let page = extract(
      "<main><h1>Lamps</h1><p>\(Self.first)</p><div class=\(name)><p>\(Self.second)</p></div>"
        + "<div class=\(name)><p>\(Self.third)</p></div></main>")
    #expect(page.text == [Self.first, Self.second, Self.third].joined(separator: "\n\n"))
  }

  @Test(arguments: [
    ("", "style='position:absolute;clip:rect(0px,0px,0px,0px);width:1px'"),
    ("", "hidden"), ("", "style='display: none'"),
    ("<style>p{} .vh, #x{display:none}</style>", "class='a vh'"),
    ("<style>#gone { visibility : hidden }</style>", "id=gone"),
  ])
  func `what a reader does not see is not in the text`(head: String, attribute: String) {
    let page = extract(
      "<article><h1>Lamps</h1><p>\(Self.first) <a href=/x>Read<span \(attribute)>, opens a tab"
        + "</span></a> it here.</p><p>\(Self.second)</p></article>", head: head)
    #expect(page.text == "\(Self.first) Read it here.\n\n\(Self.second)")
  }

  @Test(arguments: [
    "<style>@media print{.vh{display:none}}</style>", "<style>.a .vh{display:none}</style>",
    "<style>.other{display:none}</style>", "<style>.vh{display:none</style>",
  ])
  func `a style that hides in some states only hides nothing`(head: String) {
    let page = extract(
      "<article><p>\(Self.first)</p><p class=vh>\(Self.second)</p></article>", head: head)
    #expect(page.text.contains(Self.second))
  }

  @Test func `a front page is a list and has no date of a teaser`() {
    let teasers = [(Self.first, 1), (Self.second, 2), (Self.third, 3)].map { text, day in
      "<article class=item><h2><a href=/\(day)>Item \(day)</a></h2><p>\(text)</p>"
        + "<time datetime=2024-02-0\(day)>2024-02-0\(day)</time></article>"
    }
    let page = extract("<h1>All news</h1><section>\(teasers.joined())</section>")
    #expect(page.isList)
    #expect(page.published == nil)
  }

  @Test func `an article of three parts is no list`() {
    let parts = [Self.first, Self.second, Self.third].map { "<div><h2>Part</h2><p>\($0)</p></div>" }
    let page = extract("<article><h1>Lamps</h1><time datetime=2024-02-03></time>\(parts.joined())")
    #expect(!page.isList)
    #expect(page.published != nil)
  }

  @Test func `the date in a box of related stories is not the page's`() {
    let page = extract(
      "<main><article><h1>Lamps</h1><p>\(Self.first)</p><p>\(Self.second)</p></article></main>"
        + "<aside><h3>Related</h3><a href=/o>Old oars</a> <time datetime=2018-03-04>4 March 2018"
        + "</time></aside>")
    #expect(page.published == nil)
  }

  @Test func `one sentence and many opinions are kept apart`() {
    let opinions = ["ada", "ben", "cyd", "dov"].enumerated().map { number, name in
      "<div class=meinung><b>\(name)</b> <span class=datum>1\(number).02.2024</span><p>"
        + "I have read in that room since \(1960 + number) and never once saw the lamps lit.</p></div>"
    }
    let page = extract(
      "<h1>Lamps</h1><div><p>\(Self.first)</p></div><div id=m><h2>Meinungen</h2>"
        + opinions.joined() + "</div>")
    #expect(page.text == Self.first)
    #expect(page.comments.map(\.author) == ["ada", "ben", "cyd", "dov"])
    #expect(
      page.comments[1].text
        == "I have read in that room since 1961 and never once saw the lamps lit.")
    #expect(page.comments.allSatisfy { $0.published != nil })
    #expect(page.published == nil)
  }

  @Test func `a byline and a date in spans are read and are no words of the article`() {
    let page = extract(
      "<article><h1>Lamps</h1><span>By: Tilda Roe</span><span>March 4, 2024</span>"
        + "<div>\(Self.first)<div>\(Self.second)</div></div></article>")
    #expect(page.text == "\(Self.first)\n\n\(Self.second)")
    #expect(page.authors == ["Tilda Roe"])
    #expect(page.published != nil)
  }

  @Test func `a thread of details has authors, times and depths`() {
    func comment(_ name: String, _ hour: Int, _ text: String, _ inner: String = "") -> String {
      "<details class=CommentBox open><summary><h3 class=CommentTitle>Re</h3><p class=CommentPoster>"
        + "Posted Mar 4, 2024 \(hour):00 UTC by <b>\(name)</b></p></summary>"
        + "<div class=FormattedComment><p>\(text)</p></div>\(inner)</details>"
    }
    let page = extract(
      "<div class=ArticleText><h1>Lamps</h1><p>\(Self.first)</p><p>\(Self.second)</p></div>"
        + comment("ada", 8, Self.third, comment("ben", 9, "Oars belong in a boathouse, not there."))
        + comment("cyd", 10, "Ten is late for those who row at six."))
    #expect(page.comments.map(\.author) == ["ada", "ben", "cyd"])
    #expect(page.comments.map(\.depth) == [0, 1, 0])
    #expect(page.comments.map(\.text).first == Self.third)
    #expect(page.comments.allSatisfy { $0.published != nil })
    #expect(!page.text.contains(Self.third))
  }

  @Test func `a page without an article is all of its text`() {
    let rows = (1...40).map {
      "<li><h3><a href=/\($0)>Oar \($0)</a></h3><p>Ash, three metres long, with a collar of leather.</p>"
        + "<span>$\($0).50</span></li>"
    }
    let page = extract(
      "<nav>Home</nav><h1>Oars</h1><div><div><p>\(Self.first)</p></div></div><ul>\(rows.joined())</ul>"
    )
    #expect(page.text.contains("Oar 40") && !page.text.contains("Home"))
    #expect(page.sources["text"] == "whole page")
  }
}

import Extract
import Testing
import TocsinModel

struct PageDatesTests {
  /// 2026-01-01T00:00:00Z.
  private let extractor = Extractor(now: 1_767_225_600)

  private func published(_ html: String, url: String? = nil) -> (day: CivilDate?, source: String?) {
    let page = extractor.extract(Array(html.utf8), url: url)
    let day = page.published.map {
      CivilDate(daysSince1970: Int(($0.seconds + Int64($0.offsetMinutes ?? 0) * 60) / 86_400))
    }
    return (day, page.sources["published_at"])
  }

  private let third = CivilDate(year: 2022, month: 5, day: 3)

  @Test(arguments: [
    (
      #"<meta property="article:published_time" content="2022-05-03T23:30:00-05:00">"#,
      "meta article:published_time"
    ),
    (#"<meta itemprop="datePublished" content="2022-05-03">"#, "meta datepublished"),
    (#"<meta name="DC.date.issued" content="2022-05-03">"#, "meta dc.date.issued"),
    (#"<p><time pubdate datetime="2022-05-03">x</time></p>"#, "time pubdate"),
    (#"<time class="entry-date" datetime="2022-05-03T10:00">x</time>"#, "time class"),
    ("<time>May 3, 2022</time>", "time element"),
    ("<span class='date'>3. Mai 2022, 10:00 Uhr</span>", "class date"),
    ("<div class='post-date'>03.05.2022</div>", "class date"),
    (#"<script>x = {"publishDate": "2022-05-03T01:02:03Z"}</script>"#, "script"),
    ("<h1>T</h1><p>3 травня 2022 року</p>", "text near the headline"),
    ("<h1>T</h1><p>le 3 mai 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3 de mayo de 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3 maggio 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3 de maio de 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3 mei 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3 мая 2022 г.</p>", "text near the headline"),
    ("<h1>T</h1><p>3 maja 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>3. května 2022</p>", "text near the headline"),
    ("<h1>T</h1><p>2022-05-03</p>", "text near the headline"),
  ])
  func `a publication date is found where pages put it`(html: String, source: String) {
    let found = published(html)
    #expect(found.day == third)
    #expect(found.source == source)
  }

  @Test(arguments: [
    "https://a.example/2022/05/03/story", "https://a.example/story-2022-05-03-x.html",
    "https://a.example/20220503/story", "https://a.example/bericht_vom_03.05.2022_x",
    "https://a.example/2022/5/3/",
  ])
  func `an address gives the day`(url: String) {
    let found = published("<p>text</p>", url: url)
    #expect(found.day == third)
    #expect(found.source == "address")
  }

  @Test(arguments: [
    "https://a.example/2022/05/story", "https://a.example/12345678/story",
    "https://a.example/2022/13/45/", "https://a.example/1.2.3/", "https://a.example/a-10-20-30",
  ])
  func `other numbers in an address are no date`(url: String) {
    #expect(published("<p>text</p>", url: url).day == nil)
  }

  @Test(arguments: [
    #"<meta property="article:published_time" content="1970-01-01T00:00:00Z">"#,
    #"<meta property="article:published_time" content="2026-01-09T00:00:00Z">"#,
    #"<meta property="article:published_time" content="soon">"#,
    #"<meta property="article:published_time" content="2022-05">"#,
    #"<meta property="article:modified_time" content="2022-05-03">"#,
    "<time class='updated' datetime='2022-05-03'>x</time>",
    "<div class=comments><div class=comment id=c1><time datetime='2022-05-03'>x</time><p>Hi there</p></div></div>",
    "<p>Call 10:20:30 or version 1.2.3.4</p>",
  ])
  func `what is implausible, modified or a reader's is not the publication`(html: String) {
    #expect(published(html).day == nil)
  }

  @Test func `the order of day and month follows the language when both are possible`() {
    let html = { (lang: String) in "<html lang=\(lang)><h1>T</h1><p class=date>05/03/2022</p>" }
    #expect(published(html("en-US")).day == third)
    #expect(published(html("fr")).day == CivilDate(year: 2022, month: 3, day: 5))
    #expect(published("<html lang=en><p class=date>25/03/2022</p>").day?.month == 3)
  }

  @Test func `without a clock any later date is believed`() {
    let html = #"<meta property="article:published_time" content="2091-01-09T00:00:00Z">"#
    #expect(Extractor().extract(Array(html.utf8)).published != nil)
  }
}

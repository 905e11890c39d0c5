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
    "https://a.example/2022/5/3/", "https://a.example/2022/may/03/story",
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
    "<div class=comments><div class=comment id=c1><time datetime='2022-05-03'>x</time><p>Hi there</p></div></div>",
    "<p>Call 10:20:30 or version 1.2.3.4</p>",
  ])
  func `what is implausible or a reader's is not the publication`(html: String) {
    #expect(published(html).day == nil)
  }

  @Test func `a day that is stated and shown outweighs one that is only shown`() {
    let html = """
      <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-05-03"}</script>
      <h1>Ferry</h1><p>9 June 2021</p><p>3 May 2022</p>
      """
    #expect(published(html).day == third)
  }

  @Test func `when a video was put there is not when its page came out`() {
    let html = """
      <script type="application/ld+json">{"@type":"VideoObject","name":"V","uploadDate":"2022-05-02"}</script>
      <meta name="parsely-pub-date" content="2022-05-03"><h1>Ferry</h1><time>May 3, 2022</time>
      """
    #expect(published(html).day == third)
  }

  @Test func `a heading that the title repeats is the headline, not the site's logo`() {
    let card = "<div class=card><time>2022-05-09</time> Other</div>"
    let html = """
      <title>The weir at Ossel is mended</title><h1><a href=/><img alt=Quay></a></h1>
      <div class=card><h2>The weir at Ossel is mended</h2><time>2022-05-03</time>
      <p>The millers of the valley have mended the weir at Ossel before the floods came.</p></div>
      \(card)\(card)\(card)
      """
    #expect(published(html).day == third)
  }

  @Test(arguments: [("16/02/2022", 3), ("02/16/2022", 5)])
  func `another date of the page settles the order of day and month`(other: String, month: Int) {
    let html =
      "<html lang=en><h1>Ferry</h1><p class=date>05/03/2022</p><footer><span>\(other)</span></footer>"
    #expect(published(html).day?.month == month)
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

/// Whose a date is, on pages of our own.
struct DateOwnerTests {
  private static let prose =
    "<p>The lamp on the north pier was lit again on Sunday evening, after four weeks of repairs.</p>"
    + "<p>Its keeper said that the new glass had come from a workshop on the other side of the bay.</p>"

  private func extract(_ body: String, head: String = "", url: String? = nil) -> ExtractedPage {
    let html = "<!doctype html><html lang=en><head>\(head)</head><body>\(body)</body></html>"
    return Extractor().extract(Array(html.utf8), url: url)
  }

  @Test func `dates of boxes that are built alike are not the page's`() {
    let boxes = (1...4).map {
      "<div class=box><a href=/\($0)>Older item \($0)</a> <time datetime=2021-02-0\($0)>\($0) Feb</time></div>"
    }
    let article = "<article><h1>Lamp</h1>\(Self.prose)</article>"
    #expect(extract("<div>\(boxes.joined())</div>" + article).published == nil)
    let own = "<article><h1>Lamp</h1><time datetime=2024-05-06></time>\(Self.prose)</article>"
    #expect(
      extract("<div>\(boxes.joined())</div>" + own).published
        == Timestamp(year: 2024, month: 5, day: 6, origin: .page))
  }

  @Test(arguments: [
    ("2024-05-07T02:10:00Z", "/2024/05/06/lamp", 6),
    ("2024-05-06T20:10:00Z", "/2024/05/07/lamp", 7),
    ("2024-05-07T02:10:00Z", "/2024/05/07/lamp", 7),
    ("2024-05-07T02:10:00Z", "/2024/05/04/lamp", 7),
    ("2024-05-07T02:10:00+02:00", "/2024/05/06/lamp", 7),
    ("2024-05-07T11:00:00Z", "/2024/05/06/lamp", 7),
  ])
  func `the local day in an address outweighs a time in UTC near midnight`(
    time: String, path: String, day: Int
  ) {
    let page = extract(
      "<article><h1>Lamp</h1>\(Self.prose)</article>",
      head: "<meta property='article:published_time' content='\(time)'>",
      url: "https://harbour.example\(path)")
    let found = page.published.map {
      ($0.seconds + Int64($0.offsetMinutes ?? 0) * 60) / 86_400 * 86_400
    }
    #expect(found == Timestamp(year: 2024, month: 5, day: day, origin: .page)?.seconds)
  }

  @Test func `a publication date in JSON-LD that is no JSON is still one`() {
    let page = extract(
      "<article><h1>Lamp</h1>\(Self.prose)</article>",
      head: "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"x\":\"a\"b\","
        + "\"datePublished\":\"2024-05-06\"}</script>")
    #expect(page.published == Timestamp(year: 2024, month: 5, day: 6, origin: .page))
  }

  @Test(arguments: [
    "6 أيار 2024", "٦ مايو ٢٠٢٤", "6 Mayıs 2024", "6 mai 2024", "2024年5月6日", "2024년 5월 6일",
    "6 май 2024", "2024. május 6", "6. svibnja 2024.", "6. mája 2024", "6 Μαΐου 2024",
  ])
  func `months are read in the languages of the world`(text: String) {
    let page = extract("<h1>Lamp</h1><div>\(text)</div>\(Self.prose)")
    #expect(page.published == Timestamp(year: 2024, month: 5, day: 6, origin: .page))
  }

  @Test func `a thread is of the day of its first post, which is its text`() {
    let posts = [("ada", 3), ("ben", 4), ("cyd", 5)].map { name, day in
      "<div class=comment id=post\(day)><span class=author>\(name)</span>"
        + "<time datetime=2024-05-0\(day)></time><div class=text>Post of \(name) about the lamp.</div></div>"
    }
    let page = extract(
      "<h1>Lamp</h1><div class=posts>\(posts.joined())</div>", url: "https://pier.example/forum/t/4"
    )
    #expect(page.published == Timestamp(year: 2024, month: 5, day: 3, origin: .page))
    #expect(page.text == "Post of ada about the lamp." && page.authors == ["ada"])
    #expect(page.comments.map(\.author) == ["ben", "cyd"])
  }
}

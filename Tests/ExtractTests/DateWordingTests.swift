import Extract
import Testing
import TocsinModel

/// What the words around a date say that it is.
struct DateWordingTests {
  /// 2026-01-01T00:00:00Z.
  private let extractor = Extractor(now: 1_767_225_600)

  private func page(_ html: String, url: String? = nil) -> ExtractedPage {
    extractor.extract(Array(html.utf8), url: url)
  }

  private func day(_ time: Timestamp?) -> CivilDate? {
    time.map {
      CivilDate(daysSince1970: Int(($0.seconds + Int64($0.offsetMinutes ?? 0) * 60) / 86_400))
    }
  }

  @Test(arguments: [
    "<h1>T</h1><p class=date>Updated on May 3, 2022</p>",
    "<h1>T</h1><div class=date-line>Last updated <time>May 3, 2022</time></div>",
    "<h1>T</h1><p>Aktualisiert am 3. Mai 2022</p>", "<h1>T</h1><p>Mis à jour le 3 mai 2022</p>",
    "<h1>T</h1><p>Оновлено 3 травня 2022</p>", "<h1>T</h1><p>Обновлено: 3 мая 2022</p>",
    "<h1>T</h1><p>Actualizado el 3 de mayo de 2022</p>",
    "<h1>T</h1><p>Aggiornato il 3 maggio 2022</p>", "<h1>T</h1><p>Aktualizacja: 3 maja 2022</p>",
    "<h1>T</h1><p>Atualizado em 3 de maio de 2022</p>",
    "<h1>T</h1><p>Actualizat 3 mai 2022</p>", "<h1>T</h1><p>Aktualizováno 3. května 2022</p>",
    "<h1>T</h1><p>Güncelleme: 3 Mayıs 2022</p>", "<h1>T</h1><p>آخر تحديث 3 مايو 2022</p>",
  ])
  func `a line that says updated gives when the page was changed, and that it came out no later`(
    html: String
  ) {
    let page = page(html)
    #expect(page.published?.origin == .update)
    #expect(day(page.published) == CivilDate(year: 2022, month: 5, day: 3))
    #expect(day(page.modified) == CivilDate(year: 2022, month: 5, day: 3))
  }

  @Test(arguments: [
    "<h1>T</h1><p>Published May 3, 2022, updated May 9, 2022</p>",
    "<h1>T</h1><p class=date>May 3, 2022</p><p class=date>Updated May 9, 2022</p>",
    "<h1>T</h1><p><time>May 3, 2022</time>, updated <time>May 9, 2022</time></p>",
  ])
  func `of both, the first is when it came out`(html: String) {
    #expect(day(page(html).published) == CivilDate(year: 2022, month: 5, day: 3))
  }

  @Test func `what was only changed on a day may be older than anything`() throws {
    let changed = try #require(
      page(#"<meta property="article:modified_time" content="2022-05-03"><p>text</p>"#).published)
    let earlier = try #require(Timestamp(year: 2020, month: 1, day: 1, origin: .page))
    let later = try #require(Timestamp(year: 2023, month: 1, day: 1, origin: .page))
    #expect(!earlier.isCertainlyBefore(changed))
    #expect(changed.isCertainlyBefore(later))
    #expect(!later.isCertainlyBefore(changed))
  }

  @Test func `the last line of a page says when it was changed`() {
    let html =
      "<h1>Weir</h1><p>The weir was built of stone by the millers of the valley.</p><footer><p>This page was last edited on 3 May 2022, at 12:00.</p></footer>"
    let page = page(html)
    #expect(page.published?.origin == .update)
    #expect(day(page.published) == CivilDate(year: 2022, month: 5, day: 3))
  }

  @Test(arguments: [
    "<p class=time>It is currently 14 Oct 2025, 12:18</p>",
    "<p class=time>Aktuelle Zeit: 14.10.2025, 12:18</p>",
    "<header><time datetime='2025-10-14T13:56:20Z'>14 October 2025</time></header>",
    "<div class='today-date'>Tuesday, 14 October 2025</div>",
  ])
  func `the time now is no date of the page`(clock: String) {
    let body =
      "<h1>A title of the page</h1><p>The council met and spoke about the bridge for two hours.</p>"
    #expect(page("<body>\(clock)\(body)").published == nil)
  }

  @Test func `a sentence near the headline is about what it tells`() {
    let html =
      "<h1>Meetings</h1><p>The next meeting of the club is on 5 February 2022 at seven in the hall.</p>"
    #expect(page(html).published == nil)
  }

  @Test(arguments: [
    ("en-US", "https://a.example/", 3), ("en", "https://a.example/", 3),
    ("en-GB", "https://a.example/", 5), ("en", "https://a.example.co.uk/story", 5),
    ("en-AU", "https://a.example/", 5), ("de", "https://a.example/", 5),
  ])
  func `month before day is written in some countries only`(
    language: String, url: String, month: Int
  ) {
    let page = page("<html lang=\(language)><h1>T</h1><p class=date>3/5/2022</p>", url: url)
    #expect(day(page.published)?.month == month)
  }
}

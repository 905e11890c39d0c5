import Extract
import TestSupport
import Testing
import TocsinModel

struct HostilePageTests {
  private func extract(_ html: String) -> ExtractedPage {
    Extractor(now: 1_767_225_600).extract(Array(html.utf8), url: "https://a.example/b/c")
  }

  @Test(arguments: [
    "<div class=comment id=c1>word ", "<ul id=comments><li class=comment id=c1><p>text</p><ul>",
    "<div class=byline><div class=author>", "<article class=entry-content>", "<h1>a</h1>",
    "<blockquote><q>", "<div class='share date'><blockquote>", "<time datetime=2022-05-03>",
    "<script type='application/ld+json'>{\"@type\":\"Article\"}</script>", "<title>|",
    "<table><tr><td>x", "<a href=x>y</a>", "<p>", "<p>a</p>", "<form><div class=comment id=c1>",
    "<li class=q><b>ada</b> 3 May 2024 <p>A boat came in with the evening tide.</p>",
    "<div><i class=date>3 May 2024</i>", "<script>ym( ym(1234567 'GTM-A1B2C3' </script>",
    "<p>Source: Harbour Voice © Netloft, according to Ada</p>",
  ])
  func `what is repeated 20,000 times ends in bounded time`(piece: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let page = extract(String(repeating: piece, count: 20_000) + "<p>\(Pages.prose)</p>")
    #expect(clock.now - start < .patiently(20))
    #expect(page.url == "https://a.example/b/c")
  }

  @Test(arguments: [19_990, 20_010, 30_000])
  func `a page of more blocks than are measured is read all the same`(count: Int) {
    let page = extract(
      "<article><p>\(Pages.prose)</p></article>" + String(repeating: "<div>a</div>", count: count))
    #expect(page.text.contains(Pages.prose))
  }

  @Test(arguments: [
    "{", "[[[[", "null", "{\"@type\":5}", "{\"@graph\":{\"@graph\":[]}}", "[1,\"a\",[null]]",
    "{\"@type\":\"Article\",\"author\":{\"name\":{\"name\":[]}},\"datePublished\":{}}",
    "{\"@type\":\"Article\",\"headline\":\"a\u{0}b\"}", "<!-- {\"@type\":\"Article\"} -->",
  ])
  func `odd JSON-LD never crashes and never costs the text`(json: String) {
    let page = extract(
      "<script type='application/ld+json'>\(json)</script><p>\(Pages.prose)</p>")
    #expect(page.text == Pages.prose)
  }

  @Test func `deep JSON-LD is refused and reported`() {
    let page = extract(
      "<script type='application/ld+json'>\(String(repeating: "[", count: 100_000))]</script>x")
    #expect(page.issues.map(\.code) == ["page.json-ld"])
    #expect(page.text == "x")
  }

  @Test func `binary rubbish is reported`() {
    var random = SeededRandom(state: 3)
    let bytes = (0..<200_000).map { _ in UInt8(random.next(256)) }
    let page = Extractor().extract(bytes)
    #expect(page.issues.contains { $0.code == "html.invalidUTF8" })
    #expect(page.issues.contains { $0.code == "html.containsNUL" })
  }

  @Test func `seeded mutations of pages never crash, and every span lies in the text`() {
    let seeds = [Pages.wordPress, Pages.portal, Pages.wire, Pages.cyrillic].map { Array($0.utf8) }
    var random = SeededRandom(state: 11)
    for round in 0..<400 {
      var bytes = seeds[round % seeds.count]
      for _ in 0...random.next(12) {
        let at = random.next(bytes.count)
        switch random.next(3) {
        case 0: bytes[at] = UInt8(random.next(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count - 1, at + random.next(200)))
        default:
          bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 100)], at: random.next(at + 1))
        }
      }
      let page = Extractor(now: 1_767_225_600).extract(bytes)
      var last = 0
      for span in page.quotations {
        #expect(span.start >= last && span.end > span.start && span.end <= page.text.utf8.count)
        last = span.end
      }
      #expect(!page.text.contains("\n\n\n"))
    }
  }
}

/// A linear congruential generator (Knuth, MMIX), so that a failure can be repeated.
struct SeededRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

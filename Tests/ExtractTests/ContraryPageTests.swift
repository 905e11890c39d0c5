import Extract
import Foundation
import Testing
import TocsinModel

/// Pages that say what cannot be.
struct ContraryPageTests {
  @Test(arguments: [
    "<style>.all{display:none}</style><body class=all>",
    "<style>#all{visibility:hidden}</style><div id=all>",
    "<div style='display:none'>", "<body hidden>",
  ])
  func `what would hide the whole page hides nothing`(opening: String) {
    let prose = "The ferry sails at eight from the old pier, the company said on Friday. "
    let html = opening + "<h1>T</h1><p>" + String(repeating: prose, count: 8)
    #expect(Extractor().extract(Array(html.utf8)).text.contains("The ferry sails at eight"))
  }

  @Test func `a graph whose parts name each other is read once`() {
    let graph = """
      <script type="application/ld+json">{"@graph":[{"@id":"#a","@type":"NewsArticle","headline":"T",
      "mainEntity":{"@id":"#b"}},{"@id":"#b","@type":"WebPage","mainEntity":{"@id":"#a",
      "mainEntity":{"@id":"#b"}},"isPartOf":{"@id":"#a"}}]}</script><p>Text.</p>
      """
    #expect(Extractor().extract(Array(graph.utf8)).title == "T")
  }

  @Test(arguments: ["1789-07-14", "0001-01-01", "9999-12-31", "1969-12-31T23:59:59Z", "-1"])
  func `a date before the web is none`(date: String) {
    let html = "<meta property=article:published_time content='\(date)'><h1>T</h1><p>Text.</p>"
    let page = Extractor(now: 1_767_225_600).extract(Array(html.utf8))
    #expect(page.published == nil)
  }

  @Test(arguments: [
    "<i class=date>3.5.2022</i>", "Updated <time>3.5.2022</time> ", "<b class=author>By A B</b>",
    "<span class=byline itemprop=author>", "<p>By ", "<time class=comment>1.1.2020",
  ])
  func `dates and authors without end cost time in proportion`(piece: String) {
    func seconds(_ count: Int) -> Double {
      let html = Array(("<h1>T</h1><div>" + String(repeating: piece, count: count)).utf8)
      let times = (0..<3).map { _ in
        let start = Self.processorTime()
        _ = Extractor().extract(html)
        return Self.processorTime() - start
      }
      return times.min() ?? 0
    }
    let (one, four) = (seconds(10_000), seconds(40_000))
    #expect(four < max(one, 0.005) * 12, "\(one) s, and \(four) s for four times as much")
  }

  /// Of this thread, in seconds: other tests run beside it, and their time is not its own.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

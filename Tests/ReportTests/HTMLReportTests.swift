import Foundation
import Report
import Testing
import TocsinModel

struct HTMLReportTests {
  static let html = HTMLReport(SampleReport.content).html()

  @Test func `the sample is written where TOCSIN_SAMPLE_REPORT says, for looking at it`() throws {
    guard let path = ProcessInfo.processInfo.environment["TOCSIN_SAMPLE_REPORT"] else { return }
    try HTMLReport(SampleReport.content).write(toFile: path)
    try HTMLReport(SampleReport.empty).write(toFile: path + ".empty.html")
  }

  @Test func `the page is well formed and its ids are unique`() {
    for content in [SampleReport.content, SampleReport.empty] {
      let page = Page(HTMLReport(content).html())
      #expect(page.problems == [])
      #expect(Set(page.ids).count == page.ids.count)
      #expect(page.ids.contains("main"))
    }
  }
}

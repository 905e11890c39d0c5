import Report
import Testing
import TocsinModel

/// A page that is written anew in a few places beside one that is made whole.
@Suite struct RenewalTests {
  /// All that a renewal may change.
  private func later(_ content: ReportContent) -> ReportContent {
    var later = content
    later.generatedAt = SampleReport.at(900)
    later.command = "tocsin scan late.jsonl"
    later.totals.documents[.post] = 4000
    later.totals.sources += 7
    later.totals.findings[.routine] = 1205
    later.totals.inputs += 1
    later.totals.diagnostics = 1
    later.inputs.append(
      ReportContent.Input(
        path: "late <b>.jsonl", format: "JSON Lines", bytes: 183, sha256: nil, documents: 1,
        diagnostics: 1))
    later.diagnostics = Array(content.diagnostics.prefix(1))
    return later
  }

  /// As it is of a workspace: as many findings as the page may show, of more.
  private func assembled() throws -> (ReportContent, ReportLimits) {
    var (content, limits) = (SampleReport.content, ReportLimits())
    limits.findings = 3
    var copies = 0
    content.findings.removeAll { finding in
      copies += finding.copies == nil ? 0 : 1
      return finding.copies != nil && copies > limits.findings
    }
    try #require(copies > limits.findings)
    return (content, limits)
  }

  private func frame(_ content: ReportContent) -> ReportContent {
    var frame = content
    (frame.findings, frame.documents, frame.files) = ([], [:], [:])
    return frame
  }

  @Test func `a renewed page is the page that would be made`() throws {
    let (content, limits) = try assembled()
    let page = HTMLReport(content, limits: limits).html()
    let later = later(content)
    let renewed = try #require(HTMLReport(frame(later), limits: limits).renewed(from: page))
    #expect(renewed == HTMLReport(later, limits: limits).html())
    #expect(renewed != page)
    // And again, from what was renewed.
    #expect(HTMLReport(frame(content), limits: limits).renewed(from: renewed) == page)
  }

  @Test(arguments: [
    "", "<p>A page of another program.</p>", "<!--spot made-->", "<!--spot made-->x<!--/spot-->",
    "<!--spot unheard-of-->x<!--/spot-->",
  ])
  func `what is no such page is not renewed`(_ page: String) {
    #expect(HTMLReport(frame(SampleReport.content)).renewed(from: page) == nil)
  }

  @Test func `a page that lost a place, or has one twice, is not renewed`() throws {
    let page = HTMLReport(SampleReport.content).html()
    let start = try #require(page.firstRange(of: "<!--spot read-->"))
    let end = try #require(page[start.lowerBound...].firstRange(of: "<!--/spot-->"))
    let spot = page[start.lowerBound..<end.upperBound]
    let report = HTMLReport(frame(SampleReport.content))
    #expect(report.renewed(from: page.replacing(spot, with: "")) == nil)
    #expect(report.renewed(from: page.replacing(spot, with: spot + spot)) == nil)
  }

  @Test func `no text from outside makes a place`() throws {
    let (whole, limits) = try assembled()
    var content = whole
    content.title = "<!--spot read-->A<!--/spot-->"
    content.inputs = [
      ReportContent.Input(
        path: "<!--spot found-->", format: "CSV", bytes: 1, sha256: nil, documents: 0,
        diagnostics: 0)
    ]
    let page = HTMLReport(content, limits: limits).html()
    #expect(page.ranges(of: "<!--spot ").count == page.ranges(of: "<!--/spot-->").count)
    #expect(HTMLReport(frame(content), limits: limits).renewed(from: page) == page)
  }
}

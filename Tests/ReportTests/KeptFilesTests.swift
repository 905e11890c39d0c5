import Report
import Testing
import TocsinModel

/// Beside each finding stand the files that it rests on, with the SHA-256 of their bytes.
@Suite struct KeptFilesTests {
  @Test func `a file stands once, with its hash, whatever its name`() throws {
    var content = SampleReport.content
    let cluster = try #require(content.findings.lazy.compactMap(\.copies).first)
    let hash = String(repeating: "0f", count: 32)
    for member in cluster.members {
      content.files[member.document] = .init(path: "in/<b>.html", sha256: hash)
    }
    let page = HTMLReport(content).html()
    #expect(page.contains("SHA-256 of 1 file that it was read from"))
    #expect(page.ranges(of: hash).count == 1)
    #expect(page.contains("&lt;b&gt;.html"))
    #expect(!page.contains("<b>.html"))
  }
}

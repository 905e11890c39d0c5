import Extract
import Testing
import TocsinModel

struct ExtractorTests {
  @Test func `an empty page has no text and says so`() {
    let page = Extractor().extract([], url: nil)
    #expect(page.text.isEmpty)
    #expect(page.issues.map(\.code) == ["page.no-text"])
  }
}

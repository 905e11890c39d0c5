import HTML
import Testing

/// Steps over open and formatting elements, counted instead of timed, at n, 2n and 4n.
struct LinearityTests {
  private func steps(_ html: String) -> Int {
    HTMLTree.parse(Array(html.utf8)).tree.steps
  }

  @Test(arguments: [
    "<div>", "<p>", "<b>", "<a>", "<b><p>", "<i><div>", "</x>", "<table>", "<td>", "<li>", "<svg>",
    "<option>", "<a href=#><div>", "<b></p>", "<object>", "<nobr>", "<font size=1><p>",
  ])
  func `steps grow with the page, not with its square`(piece: String) {
    let counts = [10_000, 20_000, 40_000].map { steps(String(repeating: piece, count: $0)) }
    // Beyond the bounded depth each piece costs the same.
    #expect(counts[2] - counts[1] <= (counts[1] - counts[0]) * 5 / 2 + 100_000)
  }

  @Test func `formatting elements that all differ are bounded`() {
    func page(_ count: Int) -> String { (0..<count).map { "<b id=\($0)>" }.joined() + "<p>x" }
    let (tree, issues) = HTMLTree.parse(Array(page(20_000).utf8))
    #expect(issues.contains(.tooMuchFormatting))
    #expect(tree.count < 21_000)
    let counts = [10_000, 20_000, 40_000].map { steps(page($0)) }
    #expect(counts[2] - counts[1] <= (counts[1] - counts[0]) * 5 / 2)
  }

  @Test(arguments: [127, 128, 129])
  func `the formatting bound is hit one past it`(count: Int) {
    let html = (0..<count).map { "<b id=\($0)>" }.joined()
    let issues = HTMLTree.parse(Array(html.utf8)).issues
    #expect(issues.contains(.tooMuchFormatting) == (count > 128))
  }

  @Test(arguments: [255, 256, 257])
  func `the bound of attributes is hit one past it`(count: Int) {
    let html = "<div " + (0..<count).map { "a\($0)=1" }.joined(separator: " ") + ">"
    let issues = HTMLTree.parse(Array(html.utf8)).issues
    #expect(issues.contains(.tooManyAttributes) == (count > 256))
  }

  @Test(arguments: [509, 510, 511])
  func `512 elements may be open, html and body among them`(count: Int) {
    let issues = HTMLTree.parse(Array(String(repeating: "<div>", count: count).utf8)).issues
    #expect(issues.contains(.tooDeep) == (count > 510))
  }

  @Test func `a text that comes in turns with others is joined once`() throws {
    let html = "<table>" + String(repeating: "a&amp;<td>b</td>", count: 50_000)
    let tree = HTMLTree.parse(Array(html.utf8)).tree
    #expect(tree.bytes.count < html.utf8.count * 2 + 200_000)
  }
}

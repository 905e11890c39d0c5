import HTML
import TestSupport
import Testing

@Suite struct HostileHTMLTests {
  private func parse(
    _ html: String, limits: HTMLLimits = HTMLLimits()
  ) -> (tree: HTMLTree, issues: [HTMLIssue]) {
    HTMLTree.parse(Array(html.utf8), limits: limits)
  }

  @Test(arguments: [
    "<div>", "<span>", "<b><i>", "<table><tr><td>", "<ul><li>", "<x-y>", "<p><div>",
  ])
  func `200,000 nested tags are flattened in bounded time and lose no text`(tag: String) {
    let html = "<p>before</p>" + String(repeating: tag, count: 200_000) + "inside"
    let clock = ContinuousClock()
    let start = clock.now
    let (tree, issues) = parse(html)
    #expect(clock.now - start < .patiently(20))
    #expect(issues.contains(.tooDeep) || tag.contains("table"))
    let text = tree.textContent(0)
    #expect(text.contains("before") && text.contains("inside"))
  }

  @Test func `2,000 nested elements keep the text before, in and after them`() {
    let html =
      "<p>before</p>" + String(repeating: "<div>", count: 2000) + "<p>one</p><p>two</p>"
      + String(repeating: "</div>", count: 2000) + "<p>after</p>"
    let (tree, issues) = parse(html)
    #expect(issues == [.tooDeep])
    #expect(tree.textContent(0) == "beforeonetwoafter")
    // Below the limit paragraphs lie beside each other, which still parts the words.
    let words = (0..<tree.count).filter { tree.tag($0) == .text }
    #expect(words.count == 4)
  }

  @Test func `end tags without a beginning cost no more than the depth allows`() {
    let html = String(repeating: "<div>", count: 300) + String(repeating: "</x>", count: 100_000)
    #expect(parse(html + "end").tree.textContent(0) == "end")
  }

  @Test(arguments: [
    "a%=1", "a%=\">\"", "a%='<b'", "a%", "a% = x",
  ])
  func `a tag with too many attributes loses the last, and nothing else is lost`(pattern: String) {
    let attributes = (0..<5000).map { number in
      pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }
    let html = "<p>before</p><div " + attributes.joined(separator: " ") + ">inside</div>"
    let (tree, issues) = parse(html)
    #expect(issues.contains(.tooManyAttributes))
    #expect(tree.textContent(0).contains("before"))
  }

  @Test func `an option that shows itself ends, and is copied nowhere`() {
    let html = "<select><option>a<selectedcontent></selectedcontent>"
    #expect(parse(html).tree.textContent(0) == "a")
  }

  @Test func `a few hundred attributes are read`() throws {
    let list = (0..<200).map { "a\($0)=\($0)" }.joined(separator: " ")
    let (tree, issues) = parse("<div \(list)>x</div>")
    #expect(issues.isEmpty)
    let node = try #require(tree.first(.div))
    #expect(tree.attribute(node, named: "a199").map(tree.string) == "199")
  }

  @Test func `NUL bytes are left out and reported`() {
    let (tree, issues) = HTMLTree.parse([0x3C, 0x70, 0x3E, 0x61, 0x00, 0x62])
    #expect(issues == [.containsNUL])
    #expect(tree.textContent(0) == "ab")
  }

  @Test func `bytes that are not UTF-8 are replaced and reported`() {
    let (tree, issues) = HTMLTree.parse(Array("<p>a".utf8) + [0xFF, 0xE2, 0x28] + Array("b".utf8))
    #expect(issues == [.invalidUTF8])
    #expect(tree.textContent(0).hasPrefix("a\u{FFFD}"))
    #expect(tree.textContent(0).hasSuffix("b"))
  }

  @Test func `a page over the byte limit is cut between two characters`() {
    var limits = HTMLLimits()
    limits.bytes = 8
    let (tree, issues) = parse("<p>abжжжжж", limits: limits)
    #expect(issues == [.shortened])
    #expect(tree.textContent(0) == "abж")
  }

  @Test func `past the limit of nodes the rest is read as text`() {
    var limits = HTMLLimits()
    limits.nodes = 50
    let html = (0..<100).map { "<p>word\($0)</p>" }.joined()
    let (tree, issues) = parse(html, limits: limits)
    #expect(issues == [.tooManyNodes])
    #expect(tree.count <= 52)
    #expect(tree.textContent(0).contains("word0") && tree.textContent(0).contains(" word99"))
  }

  @Test func `seeded mutations never crash and always give a sound tree`() {
    let seed = Array(
      """
      <!DOCTYPE html><html lang=en><head><title>T</title><script>var a = "</p>";</script></head>
      <body class="a b"><article><h1>Head</h1><p>One &amp; two <a href="/x">link</a><br>three</p>
      <ul><li>a<li>b</ul><table><tr><td>1<td>2</table><blockquote>q</blockquote></article>
      <!-- c --><form><input value='1'></form></body></html>
      """.utf8)
    let pieces = [
      "<", ">", "</", "<!--", "-->", "\"", "'", "<p ", "<table>", "<script>", "&#", "\0", "<a b=",
    ]
    var random = SeededRandom(state: 7)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0...random.next(6) {
        let at = random.next(bytes.count)
        switch random.next(4) {
        case 0: bytes[at] = UInt8(random.next(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count - 1, at + random.next(40)))
        case 2: bytes.insert(contentsOf: pieces[random.next(pieces.count)].utf8, at: at)
        default: bytes.insert(contentsOf: bytes[0..<at], at: at)
        }
        if bytes.count > 4000 { bytes.removeLast(bytes.count - 4000) }
        if bytes.isEmpty { bytes = seed }
      }
      let tree = HTMLTree.parse(bytes).tree
      #expect(isSound(tree))
    }
  }

  private func isSound(_ tree: HTMLTree) -> Bool {
    for node in 1..<max(1, tree.count) {
      let parent = tree.parent(node)
      guard parent < node, parent >= 0, tree.end(node) > node, tree.end(node) <= tree.end(parent),
        tree.tag(parent) != .text
      else { return false }
    }
    return tree.end(0) == tree.count
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

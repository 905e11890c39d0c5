import HTML
import Testing

struct HTMLTreeTests {
  private func parse(_ html: String) -> HTMLTree {
    HTMLTree.parse(Array(html.utf8)).tree
  }

  @Test(arguments: [
    ("<p>one<p>two", "(html(head)(body(p'one')(p'two')))"),
    ("<ul><li>a<li>b</ul>c", "(html(head)(body(ul(li'a')(li'b'))'c'))"),
    ("<b>x &amp; &#1103;&eacute;</b>", "(html(head)(body(b'x & яé')))"),
    ("<my-part>x</my-part>", "(html(head)(body(unknown'x')))"),
    ("<div>a<style>p{}</style>b</div>", "(html(head)(body(div'a'(style'p{}')'b')))"),
    (
      "<script>if (a < b) { x = '<p>' }</script>",
      "(html(head(script'if (a < b) { x = '<p>' }'))(body))"
    ),
    ("<div>never closed", "(html(head)(body(div'never closed')))"),
    ("<div><!-- not text -->a</div>", "(html(head)(body(div'a')))"),
    ("\u{FEFF}<div>a</div>", "(html(head)(body(div'a')))"),
    ("<DIV>a<BR/>b</DIV>", "(html(head)(body(div'a'(br)'b')))"),
    ("", "(html(head)(body))"),
    ("<svg><title>no</title></svg>", "(html(head)(body(svg(unknown'no'))))"),
    (
      "<div><template shadowrootmode=open>a</template>b</div>",
      "(html(head)(body(div(shadowRoot'a')'b')))"
    ),
  ])
  func `a page becomes a flat tree`(html: String, expected: String) {
    #expect(outline(parse(html)) == expected)
  }

  @Test func `text before truncated markup is kept`() {
    let tree = parse("<div><p>kept <a href='x'>too</a><a href='x")
    #expect(tree.textContent(0).contains("kept"))
  }

  @Test func `children and siblings follow from the order of the nodes`() throws {
    let tree = parse("<ul><li>a</li><li><b>b</b></li><li>c</li></ul><p>d</p>")
    let list = try #require(tree.first(.ul))
    let items = Array(tree.children(list))
    #expect(items.map { tree.textContent($0) } == ["a", "b", "c"])
    #expect(tree.firstChild(list) == items[0])
    #expect(tree.nextSibling(items[0]) == items[1])
    #expect(tree.nextSibling(items[2]) == nil)
    #expect(items.allSatisfy { tree.parent($0) == list && tree.contains(list, $0) })
    #expect(!tree.contains(items[0], items[1]))
    #expect(tree.firstChild(tree.end(items[2]) - 1) == nil)
    #expect(tree.parent(0) == -1 && tree.nextSibling(0) == nil)
    #expect(tree.text(list).isEmpty)
  }

  @Test func `attributes are decoded and found by name`() throws {
    let tree = parse(#"<a HREF="/x?a=1&amp;b=2" class="One  two three" data-id=7 hidden>y</a>"#)
    let link = try #require(tree.first(.a))
    #expect(tree.attributeString(link, .href) == "/x?a=1&b=2")
    #expect(tree.attribute(link, named: "data-id").map(tree.string) == "7")
    #expect(tree.attribute(link, named: "class").map(tree.string) == "One  two three")
    #expect(tree.attribute(link, named: "data-other") == nil)
    #expect(tree.attribute(link, .hidden) != nil)
    #expect(tree.attribute(link, .id) == nil)
    #expect(tree.has(link, .class, token: "one") && tree.has(link, .class, token: "three"))
    #expect(!tree.has(link, .class, token: "on") && !tree.has(link, .rel, token: "one"))
  }

  @Test func `a page's own charset is not believed, for it was decoded before`() {
    let tree = parse("<meta charset=windows-1251><p>Вибори – élection</p>")
    #expect(tree.textContent(0) == "Вибори – élection")
  }

  @Test func `script text is raw and no part of the text content`() throws {
    let tree = parse("<script type=a>{\"x\": \"<\\/p>&amp;\"}</script><p>text</p>")
    let script = try #require(tree.first(.script))
    #expect(String(decoding: tree.rawText(script), as: UTF8.self) == "{\"x\": \"<\\/p>&amp;\"}")
    #expect(tree.textContent(0) == "text")
  }

  @Test func `every tag has the name it is written with`() {
    for tag in HTMLTag.allCases where !tag.name.isEmpty {
      #expect(HTMLTag(name: tag.name) == tag)
    }
    #expect(HTMLTag(name: "text") == .unknown)
    #expect(HTMLTag.span.isInline && !HTMLTag.div.isInline)
  }
}

/// `(p'text'(b'more'))`: the tree as a reader sees it.
func outline(_ tree: HTMLTree) -> String {
  var text = ""
  var open: [Int] = []
  for node in 1..<max(1, tree.count) {
    while let last = open.last, tree.end(last) <= node {
      text += ")"
      open.removeLast()
    }
    if tree.tag(node) == .text {
      text += "'" + tree.string(tree.text(node)) + "'"
    } else {
      text += "(\(tree.tag(node))"
      open.append(node)
    }
  }
  return text + String(repeating: ")", count: open.count)
}

import HTML
import Testing

struct HTMLTreeTests {
  private func parse(_ html: String, limits: HTMLLimits = HTMLLimits()) -> HTMLTree {
    HTMLTree.parse(Array(html.utf8), limits: limits).tree
  }

  /// `(p id=x "text" (b "more"))`: the tree as a reader sees it, without html, head and body.
  private func outline(_ tree: HTMLTree) -> String {
    var text = ""
    var open: [Int] = []
    for node in 1..<max(1, tree.count) {
      while let last = open.last, tree.end(last) <= node {
        text += ")"
        open.removeLast()
      }
      switch tree.tag(node) {
      case .text: text += "'" + tree.string(tree.text(node)) + "'"
      default:
        text += "(\(tree.tag(node))"
        open.append(node)
      }
    }
    return text + String(repeating: ")", count: open.count)
  }

  @Test(arguments: [
    ("<p>one<p>two", "(html(body(p'one')(p'two')))"),
    ("<ul><li>a<li>b</ul>c", "(html(body(ul(li'a')(li'b'))'c'))"),
    ("<b>x &amp; &#1103;&eacute;</b>", "(html(body(b'x & яé')))"),
    ("<my-part>x</my-part>", "(html(body(unknown'x')))"),
    ("<div>a<style>p{}</style>b</div>", "(html(body(div'a'(style)'b')))"),
    ("<script>if (a < b) { x = '<p>' }</script>", "(html(head(script'if (a < b) { x = '<p>' }')))"),
    ("<div>never closed", "(html(body(div'never closed')))"),
    ("<div><p>cut <a href='x", "(html(body(div(p'cut '))))"),
    ("", ""), ("   ", ""),
  ])
  func `a page becomes a flat tree`(html: String, expected: String) {
    #expect(outline(parse(html)) == expected)
  }
}

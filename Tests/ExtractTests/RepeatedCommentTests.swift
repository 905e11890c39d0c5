import Extract
import Testing
import TocsinModel

/// Comments that no name marks, in texts of our own.
struct RepeatedCommentTests {
  private static let article =
    "<h1>Lamp</h1><div><p>The lamp on the north pier was lit again on Sunday evening, after repairs.</p>"
    + "<p>Its keeper said that the new glass had come from a workshop across the bay.</p></div>"
  private static let said = [
    ("ada", "I saw it from my window and thought a ship had come in."),
    ("ben", "It blinks too fast, the old one had a calmer rhythm."),
    ("cyd", "My boat's radar is calmer than any lamp, thank you."),
  ]

  private func extract(_ body: String) -> ExtractedPage {
    Extractor().extract(Array("<!doctype html><html lang=en><body>\(body)</body></html>".utf8))
  }

  private func entry(_ index: Int, _ inner: String = "", attributes: String = "class=q") -> String {
    "<li \(attributes)><img src=a.png><a href=/u>\(Self.said[index].0)</a> <i>\(index + 3) May 2024 at 10:0\(index)</i>"
      + "<div>\(Self.said[index].1)</div>\(inner)</li>"
  }

  @Test(arguments: ["class=q", "class='q odd'", ""])
  func `three alike with a name, a date and prose are comments`(attributes: String) {
    let list = (0..<3).map { entry($0, attributes: attributes) }
    let page = extract(Self.article + "<ul class=box>\(list.joined())</ul>")
    #expect(page.comments.map(\.text) == Self.said.map(\.1))
    #expect(page.comments.allSatisfy { $0.published != nil })
    #expect(!page.text.contains("window"))
  }

  @Test func `answers lie within what they answer`() {
    let list = entry(0, "<ul>\(entry(1, "<ul>\(entry(2))</ul>"))</ul>")
    let page = extract(Self.article + "<ul>\(list)</ul>")
    #expect(page.comments.map(\.depth) == [0, 1, 2])
    #expect(page.comments.map(\.text) == Self.said.map(\.1))
  }

  @Test func `two are comments where a line says so, and else are not`() {
    let list = "<ul>\(entry(0))\(entry(1))</ul>"
    #expect(extract(Self.article + "<h3>2 Kommentare</h3>" + list).comments.count == 2)
    #expect(extract(Self.article + "<h3>From the bay</h3>" + list).comments.isEmpty)
  }

  @Test func `teasers with a date and a writer are no comments`() {
    let list = (0..<4).map {
      "<li class=q><a href=/\($0)>What the harbour office says about lamps and boats</a> <b>ada</b>"
        + "<i>\($0 + 3) May 2024</i><div>\(Self.said[$0 % 3].1)</div></li>"
    }
    #expect(extract(Self.article + "<ul>\(list.joined())</ul>").comments.isEmpty)
  }

  @Test func `what nobody signed among signed comments is the site's`() {
    let signed = (0..<2).map {
      "<div class=comment id=c\($0)><b class=author>\(Self.said[$0].0)</b><time datetime=2024-05-0\($0 + 1)></time>"
        + "<p>\(Self.said[$0].1)</p></div>"
    }
    let note =
      "<div class=comment-box id=note><p>Please sign in before you say anything here.</p></div>"
    let page = extract(Self.article + "<div id=comments>\(signed.joined())</div>" + note)
    #expect(page.comments.map(\.text) == Self.said.prefix(2).map(\.1))
    #expect(!page.text.contains("sign in"))
  }
}

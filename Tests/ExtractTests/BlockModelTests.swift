import Extract
import Testing

/// Pages that are no article, in texts of our own.
struct BlockModelTests {
  private static let product = """
    <!doctype html><html lang=en><head><title>Ash oar, three metres</title>
    <meta property="og:type" content="product"></head><body>
    <header><div class=logo><a href=/>Oarwright</a></div><nav><ul><li><a href=/oars>Oars</a></li>
    <li><a href=/boats>Boats</a></li><li><a href=/ropes>Ropes</a></li></ul></nav></header>
    <main><div class=breadcrumb><a href=/>Home</a> / <a href=/oars>Oars</a></div>
    <div class=row><div class=col><h1>Ash oar, three metres</h1><div class=price>48.00 crowns</div>
    <div class=short>A plain oar of ash, oiled twice, with a collar of leather that is sewn by hand.</div>
    <button>Add to basket</button></div></div>
    <div class=tabs><h2>Description</h2><div>Each blade is cut from one plank, so that the grain runs
    from the handle to the tip. It floats, and it bends before it breaks.</div>
    <h2>Measures</h2><table><tr><td>Length</td><td>3.0 m</td></tr><tr><td>Weight</td><td>2.1 kg</td></tr></table>
    </div><div class=related><h3>You may also like</h3><ul><li><a href=/1>Thole pin</a></li>
    <li><a href=/2>Boat hook</a></li><li><a href=/3>Bailer</a></li></ul></div></main>
    <footer><p>Oarwright, Quay 4, Brackwater. All rights reserved.</p><ul><li><a href=/terms>Terms of sale</a></li>
    <li><a href=/privacy>How we keep what you tell us</a></li></ul></footer></body></html>
    """

  private func extract(_ html: String, _ favour: Favour = .balance) -> ExtractedPage {
    Extractor(favour: favour).extract(Array(html.utf8))
  }

  @Test(arguments: Favour.allCases)
  func `what a page sells is its text, what surrounds it is not`(favour: Favour) {
    let page = extract(Self.product, favour)
    #expect(page.text.contains("oiled twice") && page.text.contains("bends before it breaks"))
    for noise in ["Ropes", "Terms of sale", "All rights reserved", "Add to basket"] {
      #expect(!page.text.contains(noise))
    }
  }

  @Test func `precision leaves more out than recall`() {
    let lengths = [Favour.precision, .balance, .recall].map {
      extract(Self.product, $0).text.utf8.count
    }
    #expect(lengths == lengths.sorted() && lengths[0] < lengths[2])
  }

  @Test func `the quality is a share, and higher where the text is sure`() {
    let article = String(
      repeating:
        "<p>The lamp on the pier was lit again on Sunday, said its keeper, Odile Marsh.</p>",
      count: 12)
    let links = (1...60).map { "<li><a href=/\($0)>Item \($0)</a></li>" }.joined()
    let sure = extract("<article><h1>Lamp</h1>\(article)</article>").quality
    let unsure = extract("<nav><ul>\(links)</ul></nav>").quality
    #expect((0...1).contains(sure) && (0...1).contains(unsure))
    #expect(sure > 0.8 && sure > unsure)
  }

  @Test func `a page is read alike however often it is read`() {
    #expect(extract(Self.product) == extract(Self.product))
  }
}

import HTTPTypes
import Hummingbird
import Report
import Wording

/// A sentence in place of a page, and the way on.
struct MessagePage {
  let title: Phrase
  let text: Phrase

  func response(_ status: HTTPResponse.Status) -> Response {
    let html = PageFrame(title: title.text).html { out in
      out.element("h1", words: title)
      out.element("p", .directionAuto) { $0.text(text.text.cut(to: 1000)) }
      out.element("p") { $0.element("a", .href(inside: "/"), words: "To the queue") }
    }
    return Response(page: html, status: status)
  }
}

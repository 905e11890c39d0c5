import HTTPTypes
import Hummingbird
import Report

/// A sentence in place of a page, and the way on.
struct MessagePage {
  let title: String
  let text: String

  func response(_ status: HTTPResponse.Status) -> Response {
    let html = PageFrame(title: title).html { out in
      out.element("h1", text: title)
      out.element("p", .directionAuto) { $0.text(text.cut(to: 1000)) }
      out.element("p") { $0.element("a", .href(inside: "/"), text: "To the queue") }
    }
    return Response(page: html, status: status)
  }
}

package import TocsinModel
import Wording

extension Markup {
  /// One reason in a list, in the language of who reads it. The sign says to the eye, and a word to the ear, whether it speaks
  /// for or against; `more` is written behind it.
  package mutating func reason(
    _ reason: Reason, limit: Int = 400, more: (inout Markup) -> Void = { _ in }
  ) {
    element("li", .class(reason.direction.rawValue)) { out in
      out.element("span", .class("sign"), Attribute("aria-hidden", "true")) {
        $0.text(reason.direction == .supports ? "+" : "−")
      }
      out.element("span", .class("heard"), text: "\(reason.direction.words): ")
      out.element("span", .directionAuto, text: Language.current.saying(reason.text).cut(to: limit))
      more(&out)
    }
  }
}

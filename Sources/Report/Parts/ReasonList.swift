import TocsinModel

/// What speaks for a finding and what against it, with the numbers.
struct ReasonList {
  let title: String
  let reasons: [Reason]
  private static let most = 60

  func render(into out: inout Markup) {
    guard !reasons.isEmpty else {
      out.element("p", text: "No reasons were recorded.")
      return
    }
    out.element("table", .class("reasons")) { out in
      out.element("caption", .class("quiet"), text: title)
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), text: "Says")
          out.element("th", Attribute("scope", "col"), text: "Reason")
          out.element("th", Attribute("scope", "col"), .class("n"), text: "Value")
          out.element("th", Attribute("scope", "col"), .class("n"), text: "Threshold")
        }
      }
      out.element("tbody") { out in
        for reason in reasons.prefix(Self.most) { row(reason, &out) }
      }
    }
    if reasons.count > Self.most {
      out.element(
        "p", .class("note"),
        text: "\((reasons.count - Self.most).counted("more reason")) not shown.")
    }
  }

  private func row(_ reason: Reason, _ out: inout Markup) {
    out.element("tr") { out in
      out.element("td", .class("dir \(reason.direction.rawValue)")) { out in
        out.element(
          "span", Attribute("aria-hidden", "true"),
          text: reason.direction == .supports ? "+ " : "− ")
        out.text(reason.direction.words)
      }
      out.element("td", .directionAuto) { out in
        out.text(reason.text.cut(to: 400))
        out.text(" ")
        out.element("code", .class("feature"), text: reason.feature.cut(to: 80))
      }
      out.element("td", .class("n"), text: reason.value?.plain ?? "–")
      out.element("td", .class("n"), text: reason.threshold?.plain ?? "–")
    }
  }
}

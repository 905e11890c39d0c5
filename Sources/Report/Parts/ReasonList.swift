import TocsinModel
import Wording

/// What speaks for a finding and what against it, with the numbers.
struct ReasonList {
  let title: String
  let reasons: [Reason]
  /// The element of the title: one below the headings around it.
  var heading: StaticString = "h5"
  private static let most = 60

  /// A heading of level five and the list; a reason that was given twice stands once.
  func render(into out: inout Markup) {
    var seen: Set<Reason> = []
    let distinct = reasons.filter { seen.insert($0).inserted }
    out.element("div", .class("why")) { out in
      out.element(heading, text: title)
      guard !distinct.isEmpty else {
        out.element("p", words: "No reasons were recorded.")
        return
      }
      out.element("ul", .class("reasons")) { out in
        for reason in distinct.prefix(Self.most) { item(reason, &out) }
      }
      if distinct.count > Self.most {
        out.element(
          "p", .class("note"),
          words: "\(counted: distinct.count - Self.most, "more reason") not shown.")
      }
    }
  }

  private func item(_ reason: Reason, _ out: inout Markup) {
    out.reason(reason) { out in
      out.text(" ")
      out.element("code", .class("feature"), text: measured(reason))
    }
  }

  /// `copy.score 0.97, threshold 0.8`
  private func measured(_ reason: Reason) -> String {
    var words = reason.feature.cut(to: 80)
    if let value = reason.value { words += " \(value.plain)" }
    if let threshold = reason.threshold { words += localized(", threshold \(threshold.plain)") }
    return words
  }
}

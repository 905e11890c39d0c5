import TocsinModel
import Wording

/// The look-alikes of one owner: how each is made, how likely it is, when it was seen, why it is here.
struct LookalikeTable {
  let owner: String
  let limits: ReportLimits

  private static var columns: [String] {
    [
      localized("Name"), localized("How it is made"), localized("Likelihood"), localized("Seen"),
      localized("Why"),
    ]
  }
  /// Reasons that are open to see.
  private static let open = 2

  /// - Parameter findings: with their numbers on the page.
  func render(_ findings: [(number: Int, group: LookalikeGroup)], into out: inout Markup) {
    // The roles are spoken out because the phone layout turns rows into blocks.
    out.element("table", .class("members lookalikes"), .role("table")) { out in
      out.element("caption", words: "Look-alikes of \(owner.cut(to: 80)), the likeliest first")
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for title in Self.columns {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), text: title)
          }
        }
      }
      for (number, group) in findings {
        out.element("tbody", .id("f\(number)"), .role("rowgroup")) { out in
          if group.members.count > 1 { head(group, &out) }
          let shown = group.members.prefix(limits.memberRows)
          for member in shown { row(member, &out) }
          let rest = group.members.count - shown.count
          if rest > 0 { note("\(rest.counted("more name")) like these, in the workspace", &out) }
        }
      }
    }
  }

  private func head(_ group: LookalikeGroup, _ out: inout Markup) {
    out.element("tr", .class("grouphead"), .role("row")) { out in
      out.element(
        "th", Attribute("colspan", "5"), Attribute("scope", "rowgroup"), .role("rowheader")
      ) { out in
        out.words("\(counted: group.members.count, "name") that have something in common")
        if let common = group.common {
          out.words(": ")
          out.element("bdi", text: Language.current.saying(common).cut(to: 200))
        }
      }
    }
  }

  private func note(_ text: String, _ out: inout Markup) {
    out.element("tr", .role("row")) { out in
      out.element("td", Attribute("colspan", "5"), .class("note"), .role("cell"), text: text)
    }
  }

  private func row(_ lookalike: Lookalike, _ out: inout Markup) {
    out.element("tr", .role("row")) { out in
      cell(0, &out) { name(lookalike, &$0) }
      cell(1, &out) { making(lookalike, &$0) }
      cell(2, &out) { out in
        out.badge(lookalike.tier)
        out.element("span", .class("sub"), words: "probability \(lookalike.probability.plain)")
      }
      cell(3, &out) { seen(lookalike, &$0) }
      cell(4, &out) { why(lookalike.reasons, &$0) }
    }
  }

  private func cell(_ column: Int, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("td", .role("cell"), Attribute("data-label", Self.columns[column])) { out in
      out.element("div", body: body)
    }
  }

  private func name(_ lookalike: Lookalike, _ out: inout Markup) {
    MarkedName(lookalike: lookalike).render(into: &out)
    if lookalike.registrable != lookalike.name {
      out.element("span", .class("sub")) { out in
        out.words("registered: ")
        out.element("bdi", text: lookalike.registrable.rawValue)
      }
    }
  }

  private func making(_ lookalike: Lookalike, _ out: inout Markup) {
    let words = lookalike.techniques.map { Language.current.saying($0.words) }.joined(
      separator: "; ")
    out.text(words.capitalizedFirst)
    out.element("span", .class("sub")) { out in
      out.words("like ")
      out.element("bdi", text: lookalike.impersonated)
      if lookalike.owner != owner {
        out.words(" of ")
        out.element("bdi", text: lookalike.owner.cut(to: 80))
      }
    }
    if !lookalike.alternatives.isEmpty {
      out.element("span", .class("sub")) { out in
        out.words("less like ")
        out.element(
          "bdi", text: lookalike.alternatives.prefix(3).map(\.rawValue).joined(separator: ", "))
      }
    }
  }

  private func seen(_ lookalike: Lookalike, _ out: inout Markup) {
    switch (lookalike.firstSeen, lookalike.lastSeen) {
    case (let first?, let last?) where last.seconds > first.seconds:
      out.time(first)
      out.words(" to ")
      out.time(last)
    case (let time?, _), (nil, let time?): out.time(time)
    case (nil, nil): out.words("time not known")
    }
    if let place = lookalike.place {
      out.element("code", .class("sub"), .directionAuto) {
        $0.path(place.description.cut(to: 160))
      }
    }
  }

  /// The weightiest reasons, one against among them if there is any; the others folded.
  private func why(_ reasons: [Reason], _ out: inout Markup) {
    let against = reasons.firstIndex { $0.direction == .weakens }
    var shown = Array(reasons.indices.prefix(Self.open))
    if let against, !shown.contains(against), !shown.isEmpty { shown[shown.count - 1] = against }
    list(shown.map { reasons[$0] }, &out)
    let rest = reasons.indices.filter { !shown.contains($0) }.map { reasons[$0] }
    guard !rest.isEmpty else { return }
    out.element("details", .class("more")) { out in
      out.element("summary", words: "\(counted: rest.count, "more reason")")
      list(rest, &out)
    }
  }

  private func list(_ reasons: [Reason], _ out: inout Markup) {
    out.element("ul", .class("reasons")) { out in
      for reason in reasons.prefix(20) { out.reason(reason) }
    }
  }
}

extension Markup {
  fileprivate mutating func badge(_ tier: Lookalike.Tier) {
    let attention: Finding.Attention = tier == .high ? .high : .notable
    element("span", .class(attention.className)) { out in
      out.element("span", Attribute("aria-hidden", "true"), text: attention.symbol)
      out.words(tier == .high ? " High" : " Medium")
    }
  }
}

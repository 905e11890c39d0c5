import Report
import TocsinModel

/// What a campaign is made of, and what each join rests on.
struct CampaignPart: Sendable {
  let campaign: Campaign
  let label: String
  /// The findings of it that are there, by their ids.
  let findings: [FindingID: (number: Int, headline: String)]

  private static let joins = 60

  func render(into out: inout Markup) {
    out.element("h2", .id("members"), text: "What belongs to it")
    out.element("ul", .class("plain")) { out in
      for member in campaign.members.prefix(500) {
        out.element("li") { out in
          out.element("span", .class("chip"), text: member.kind.words)
          out.text(" ")
          name(member.finding, &out)
        }
      }
    }
    if campaign.standing != .accepted {
      CaseForms.form("/campaigns/decisions", "Accept all of it", &out) { out in
        CaseForms.hidden("what", "accept", &out)
        CaseForms.hidden("campaign", label, &out)
        CaseForms.line("Why", "reason", &out)
      }
    }
    out.element("h2", .id("joins"), text: "What joins it, and what speaks against that")
    for join in campaign.joins.prefix(Self.joins) {
      out.element("div", .class("claim")) { out in
        out.element("p") { out in
          name(join.a, &out)
          out.void("br")
          name(join.b, &out)
        }
        out.element("ul", .class("reasons")) { out in
          for reason in join.reasons {
            out.element("li", .class(reason.direction.rawValue)) { out in
              out.element("span", .class("sign")) {
                $0.text(reason.direction == .supports ? "+" : "−")
              }
              out.text(" ")
              out.element("span", .directionAuto, text: reason.text.cut(to: 300))
            }
          }
        }
      }
    }
    if campaign.joins.count > Self.joins {
      out.element(
        "p", .class("note"), text: "\((campaign.joins.count - Self.joins).counted("more join")).")
    }
  }

  private func name(_ id: FindingID, _ out: inout Markup) {
    guard let finding = findings[id] else {
      return out.element("span", text: "a finding that is not there any more")
    }
    out.element("a", .href(inside: "/findings/F\(finding.number)"), .directionAuto) {
      $0.text("F\(finding.number) \(finding.headline)".cut(to: 200))
    }
  }
}

import Report
import TocsinModel
import Wording

/// What a campaign is made of, and what each join rests on.
struct CampaignPart: Sendable {
  let campaign: Campaign
  let label: String
  /// The findings of it that are there, by their ids.
  let findings: [FindingID: (number: Int, headline: String)]
  /// Those that people put together.
  let decided: [FindingID: String]

  func render(into out: inout Markup) {
    out.element(
      "h2", .id("members"),
      words: "What belongs to it: \(counted: campaign.members.count, "finding")")
    let view = CampaignView(campaign, decided: decided, name: name)
    view.members(into: &out)
    if campaign.standing != .accepted {
      CaseForms.form("/campaigns/decisions", "Accept all of it", key: "y", &out) { out in
        CaseForms.hidden("what", "accept", &out)
        CaseForms.hidden("campaign", label, &out)
        CaseForms.line("Why", "reason", &out)
      }
    }
    out.element(
      "h2", .id("joins"),
      words: "What joins it, and what speaks against that: \(counted: campaign.joins.count, "join")"
    )
    view.joins(into: &out)
  }

  private func name(_ id: FindingID, _ out: inout Markup) {
    guard let finding = findings[id] else {
      return out.element("span", words: "a finding that is not there any more")
    }
    out.element("a", .href(inside: "/findings/F\(finding.number)"), .directionAuto) {
      $0.text("F\(finding.number): \(Language.current.saying(finding.headline))".cut(to: 200))
    }
  }
}

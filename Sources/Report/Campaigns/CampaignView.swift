package import TocsinModel
import Wording

/// What a campaign is made of, and what each join rests on.
package struct CampaignView {
  private let campaign: Campaign
  /// Writes what a finding is called, with a link to where it is shown.
  private let name: (FindingID, inout Markup) -> Void

  private static let members = 500
  private static let joins = 60

  package init(_ campaign: Campaign, name: @escaping (FindingID, inout Markup) -> Void) {
    self.campaign = campaign
    self.name = name
  }

  package func members(into out: inout Markup) {
    out.element("ul", .class("plain")) { out in
      for member in campaign.members.prefix(Self.members) {
        out.element("li") { out in
          out.element("span", .class("chip"), words: member.kind.words)
          out.text(" ")
          name(member.finding, &out)
        }
      }
    }
    let hidden = campaign.members.count - Self.members
    if hidden > 0 { out.element("p", .class("note"), words: "\(counted: hidden, "more finding").") }
  }

  package func joins(into out: inout Markup) {
    for join in campaign.joins.prefix(Self.joins) {
      out.element("div", .class("claim")) { out in
        out.element("p") { out in
          name(join.a, &out)
          out.void("br")
          name(join.b, &out)
        }
        out.element("ul", .class("reasons")) { out in
          for reason in join.reasons { out.reason(reason, limit: 300) }
        }
      }
    }
    let hidden = campaign.joins.count - Self.joins
    if hidden > 0 { out.element("p", .class("note"), words: "\(counted: hidden, "more join").") }
  }
}

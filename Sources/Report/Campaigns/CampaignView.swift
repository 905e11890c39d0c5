package import TocsinModel
import Wording

/// What a campaign is made of, and what each join rests on.
package struct CampaignView {
  private let campaign: Campaign
  /// Those that people put together, with who did so; the others hang together with these.
  private let decided: [FindingID: String]
  /// Writes what a finding is called, with a link to where it is shown.
  private let name: (FindingID, inout Markup) -> Void

  private static let members = 500
  private static let joins = 60
  /// More are folded away, since a page is read from above.
  private static let openMembers = 20
  private static let openJoins = 8

  package init(
    _ campaign: Campaign, decided: [FindingID: String] = [:],
    name: @escaping (FindingID, inout Markup) -> Void
  ) {
    self.campaign = campaign
    self.decided = decided
    self.name = name
  }

  package func members(into out: inout Markup) {
    let shown = campaign.members.prefix(Self.members)
    let accepted = shown.filter { decided[$0.finding] != nil }
    let others = shown.filter { decided[$0.finding] == nil }
    if accepted.isEmpty || others.isEmpty {
      list(Array(shown), into: &out)
    } else {
      let who = Set(decided.values).sorted().prefix(5).map { $0.cut(to: 60) }
        .joined(separator: ", ")
      out.element(
        "h3",
        words:
          "\(counted: accepted.count, "finding") put together by \(who)")
      list(accepted, into: &out)
      out.element(
        "h3",
        words:
          "\(counted: others.count, "finding") that hang together with these: nobody decided so")
      list(others, into: &out)
    }
    let hidden = campaign.members.count - Self.members
    if hidden > 0 { out.element("p", .class("note"), words: "\(counted: hidden, "more finding").") }
  }

  private func list(_ members: [Campaign.Member], into out: inout Markup) {
    out.element("ul", .class("plain")) { out in
      for member in members.prefix(Self.openMembers) { item(member, &out) }
    }
    guard members.count > Self.openMembers else { return }
    out.element("details") { out in
      out.element("summary", words: "\(counted: members.count - Self.openMembers, "more finding")")
      out.element("ul", .class("plain")) { out in
        for member in members.dropFirst(Self.openMembers) { item(member, &out) }
      }
    }
  }

  private func item(_ member: Campaign.Member, _ out: inout Markup) {
    out.element("li") { out in
      out.element("span", .class("chip"), words: member.kind.words)
      out.text(" ")
      name(member.finding, &out)
    }
  }

  package func joins(into out: inout Markup) {
    for join in campaign.joins.prefix(Self.openJoins) { self.join(join, &out) }
    let folded = campaign.joins.prefix(Self.joins).dropFirst(Self.openJoins)
    if !folded.isEmpty {
      out.element("details") { out in
        out.element("summary", words: "\(counted: folded.count, "more join"), weaker ones")
        for join in folded { self.join(join, &out) }
      }
    }
    let hidden = campaign.joins.count - Self.joins
    if hidden > 0 { out.element("p", .class("note"), words: "\(counted: hidden, "more join").") }
  }

  private func join(_ join: Campaign.Join, _ out: inout Markup) {
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
}

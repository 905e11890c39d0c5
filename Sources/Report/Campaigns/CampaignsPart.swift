import TocsinModel

/// Findings that seem to belong together, a section of the page.
struct CampaignsPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    let places = Dictionary(
      content.findings.enumerated().map { ($0.element.id, ($0.offset + 1, $0.element)) }
    ) { first, _ in first }
    FindingsSection<Campaign>(
      content: content, id: "campaigns", title: "Findings that seem to belong together",
      meaning: """
        A proposal: findings of different kinds that have rare things in common, such as a host, an account or a text. What \
        many have joins nothing. Whether they belong together is for a person to say.
        """, most: limits.networks
    ).render(into: &out) { _, campaign, out in
      let view = CampaignView(campaign) { id, out in
        guard let (place, finding) = places[id] else {
          return out.element("span", text: "a finding that is not on this page")
        }
        out.element("a", .href(fragment: "f\(place)"), .directionAuto) {
          $0.text("\(finding.label) \(finding.headline)".cut(to: 200))
        }
      }
      out.element("h4", text: "What belongs to it")
      view.members(into: &out)
      out.element("h4", text: "What joins it, and what speaks against that")
      view.joins(into: &out)
    }
  }
}

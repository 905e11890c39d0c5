import TocsinModel
import Wording

/// Sites that share what few others have, a section of the page.
struct SitesPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    FindingsSection<SiteCommunity>(
      content: content, id: "sites", title: "Sites that share what few have",
      meaning: """
        The pages of these sites carry the same accounts for statistics or advertising, the same feeds or the same hosts of \
        scripts. Each counts the more the fewer sites have it. It says that somebody set them up alike, and not who.
        """, most: limits.networks
    ).render(into: &out) { frame, community, out in
      SitesView(
        community: community, reasons: frame.finding.observation.reasons, limits: limits
      ).render(into: &out)
    }
  }
}

/// Why sites belong together, and which.
struct SitesView {
  let community: SiteCommunity
  let reasons: [Reason]
  let limits: ReportLimits

  func render(into out: inout Markup) {
    ReasonList(title: localized("Why this is a finding"), reasons: reasons, heading: "h4").render(
      into: &out)
    out.element("h4", words: "Sites")
    out.element("ul", .class("columns")) { out in
      for site in community.sites.prefix(limits.tableRows) {
        out.element("li") { out in out.element("code") { $0.text(site.rawValue.defanged) } }
      }
    }
    let hidden = community.sites.count - limits.tableRows
    if hidden > 0 { out.element("p", .class("note"), text: "\(hidden.counted("more site")).") }
  }
}

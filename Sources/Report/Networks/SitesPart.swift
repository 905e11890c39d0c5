import TocsinModel

/// Sites that share what few others have, a section of the page.
struct SitesPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    let findings = content.findings.enumerated().compactMap { index, finding in
      finding.sites.map { (number: index + 1, finding: finding, community: $0) }
    }
    guard !findings.isEmpty else { return }
    out.element("section", .id("sites"), .labelled(by: "sites-title")) { out in
      out.element("h2", .id("sites-title"), text: "Sites that share what few have")
      out.element(
        "p",
        text: """
          The pages of these sites carry the same accounts for statistics or advertising, the same feeds or the same hosts of \
          scripts. Each counts the more the fewer sites have it. It says that somebody set them up alike, and not who.
          """)
      for item in findings.prefix(limits.networks) {
        out.element(
          "section", .id("f\(item.number)"),
          .class("finding \(item.finding.attention.rawValue)"),
          .labelled(by: "f\(item.number)-title")
        ) { out in
          out.element("p", .class("kicker")) { out in
            out.text("Finding \(item.finding.label) ")
            out.badge(item.finding.attention)
            out.chips(of: item.finding, areNumbered: false)
          }
          out.element("h3", .id("f\(item.number)-title"), .directionAuto) {
            $0.text(item.finding.headline.cut(to: 400))
          }
          SitesView(
            community: item.community, reasons: item.finding.observation.reasons, limits: limits
          ).render(into: &out)
        }
      }
    }
  }
}

/// Why sites belong together, and which.
struct SitesView {
  let community: SiteCommunity
  let reasons: [Reason]
  let limits: ReportLimits

  func render(into out: inout Markup) {
    ReasonList(title: "Why this is a finding", reasons: reasons, heading: "h4").render(into: &out)
    out.element("h4", text: "Sites")
    out.element("ul", .class("columns")) { out in
      for site in community.sites.prefix(limits.tableRows) {
        out.element("li") { out in out.element("code") { $0.text(site.rawValue.defanged) } }
      }
    }
    let hidden = community.sites.count - limits.tableRows
    if hidden > 0 { out.element("p", .class("note"), text: "\(hidden.counted("more site")).") }
  }
}

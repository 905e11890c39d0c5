import TocsinModel

/// Accounts that act together, a section of the page.
struct NetworksPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    let networks = content.findings.enumerated().compactMap { index, finding in
      finding.network.map { (number: index + 1, finding: finding, community: $0) }
    }
    guard !networks.isEmpty else { return }
    out.element("section", .id("networks"), .labelled(by: "networks-title")) { out in
      out.element("h2", .id("networks-title"), text: "Accounts that act together")
      out.element(
        "p",
        text: """
          These accounts shared the same closely in time, again and again, more often than chance explains: the times of each \
          object were dealt out anew among those who shared it, many times, and pairs as close hardly ever came about.
          """)
      for network in networks.prefix(limits.networks) {
        out.element(
          "section", .id("f\(network.number)"),
          .class("finding \(network.finding.attention.rawValue)"),
          .labelled(by: "f\(network.number)-title")
        ) { out in
          out.element("p", .class("kicker")) { out in
            out.text("Finding \(network.number) ")
            out.badge(network.finding.attention)
            out.chips(of: network.finding)
          }
          out.element("h3", .id("f\(network.number)-title"), .directionAuto) {
            $0.text(network.finding.headline.cut(to: 400))
          }
          NetworkView(id: "f\(network.number)", community: network.community, limits: limits)
            .render(into: &out)
          out.element("p", .class("small")) { out in
            out.text("Observed by rule ")
            out.element("code", text: network.finding.observation.rule)
            out.text(" · finding \(network.finding.label) ")
            out.element("code", text: network.finding.id.rawValue.cut(to: 80))
          }
        }
      }
      let hidden = networks.count - limits.networks
      if hidden > 0 {
        out.element(
          "p", .class("note"), text: "\(hidden.counted("more network")) not on this page.")
      }
    }
  }
}

import TocsinModel

/// Accounts that act together, a section of the page.
struct NetworksPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    FindingsSection<NetworkCommunity>(
      content: content, id: "networks", title: "Accounts that act together",
      meaning: """
        These accounts shared the same closely in time, again and again, more often than chance explains: the times of each \
        object were dealt out anew among those who shared it, many times, and pairs as close hardly ever came about.
        """, most: limits.networks
    ).render(into: &out) { frame, community, out in
      NetworkView(id: frame.id, community: community, limits: limits).render(into: &out)
    }
  }
}

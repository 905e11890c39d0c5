import TocsinModel

/// One finding, with everything needed to check it.
struct FindingPart {
  let number: Int
  let finding: Finding
  let content: ReportContent
  let limits: ReportLimits

  private var id: String { "f\(number)" }

  /// - Parameter budget: bytes of compared text that the page can still take.
  func render(into out: inout Markup, budget: inout Int) {
    out.element(
      "section", .id(id), .class("finding \(finding.attention.rawValue)"),
      .labelled(by: "\(id)-title")
    ) { out in
      out.element("p", .class("kicker")) { out in
        out.text("Finding \(number) ")
        out.badge(finding.attention)
      }
      out.element("h3", .id("\(id)-title"), .directionAuto) {
        $0.text(finding.headline.cut(to: 400))
      }
      switch finding.subject {
      case .copies(let cluster): copies(cluster, &out, &budget)
      }
    }
  }

  private func copies(_ cluster: CopyCluster, _ out: inout Markup, _ budget: inout Int) {
    facts(cluster, &out)
    TimelinePicture(id: id, cluster: cluster, documents: content.documents, limits: limits)
      .render(into: &out)
    ChainPicture(id: id, cluster: cluster, documents: content.documents, limits: limits)
      .render(into: &out)
    MemberTable(id: id, cluster: cluster, documents: content.documents, limits: limits)
      .render(into: &out)
    ComparisonList(id: id, cluster: cluster, documents: content.documents, limits: limits)
      .render(into: &out, budget: &budget)
    out.element("h4", text: "Why this is a finding")
    ReasonList(
      title: "Reasons of finding \(number)",
      reasons: finding.observation.reasons + cluster.reasons
    ).render(into: &out)
    out.element("p", .class("small")) { out in
      out.text("Observed by rule ")
      out.element("code", text: finding.observation.rule)
      out.text(" · finding ")
      out.element("code", text: finding.id.rawValue.cut(to: 80))
    }
  }

  private func facts(_ cluster: CopyCluster, _ out: inout Markup) {
    let first = content.documents[cluster.first]
    out.element("dl", .class("facts")) { out in
      fact("First known publication", &out) { out in
        out.quoted("strong", first?.label ?? cluster.first.short, limit: 120)
        if let published = first?.published {
          out.text(", ")
          out.time(published)
        }
      }
      fact("How sure", &out) { $0.text(cluster.certainty.words) }
      fact("Publications", &out) { out in
        let all = cluster.members.reduce(0) { $0 + 1 + $1.identical.count }
        let distinct = cluster.members.count
        out.text(
          distinct == all
            ? "\(all.grouped), no two alike" : "\(all.grouped), in \(distinct.grouped) wordings")
      }
    }
  }

  private func fact(_ term: String, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("div") { out in
      out.element("dt", text: term)
      out.element("dd", body: body)
    }
  }
}

extension DocumentID {
  /// Enough of the id to find it, for a document that the report was not given.
  var short: String { "document \(description.prefix(12))" }
}

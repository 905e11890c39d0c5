package import TocsinModel
import Wording

/// One finding, with everything needed to check it.
struct FindingPart {
  let number: Int
  let finding: RecordedFinding
  let content: ReportContent
  let limits: ReportLimits
  /// Without pictures and comparisons, and with the first publications only.
  let isBrief: Bool

  private var id: String { "f\(number)" }

  /// - Parameter budget: bytes of HTML that comparisons may still take on this page.
  func render(into out: inout Markup, budget: inout Int) {
    FindingFrame(
      number: number, finding: finding, elections: content.elections, isBrief: isBrief
    ).render(into: &out) { out in
      if let cluster = finding.copies {
        copies(cluster, Set(FindingDetail.Part.allCases), &out, &budget)
      }
    }
  }

  /// Beside the evidence stands the one comparison that tells most, beside nothing none.
  static func limits(_ limits: ReportLimits, of parts: Set<FindingDetail.Part>) -> ReportLimits {
    var limits = limits
    if !parts.contains(.texts) { limits.comparisons = parts.contains(.evidence) ? 1 : 0 }
    return limits
  }

  func copies(
    _ cluster: CopyCluster, _ parts: Set<FindingDetail.Part>, _ out: inout Markup,
    _ budget: inout Int
  ) {
    let documents = content.documents
    if parts.contains(.evidence) {
      evidence(cluster, &out)
      if isBrief {
        var limits = limits
        limits.memberRows = limits.briefRows
        return MemberTable(id: id, cluster: cluster, documents: documents, limits: limits)
          .render(into: &out)
      }
      TimelinePicture(
        id: id, cluster: cluster, documents: documents, elections: content.elections,
        limits: limits
      ).render(into: &out)
      ChainPicture(id: id, cluster: cluster, documents: documents, limits: limits)
        .render(into: &out)
    }
    if parts.contains(.publications) {
      MemberTable(id: id, cluster: cluster, documents: documents, limits: limits)
        .render(into: &out)
      KeptFilesPart(
        files: cluster.members.compactMap { content.files[$0.document] }, limits: limits
      ).render(into: &out)
    }
    let limits = Self.limits(limits, of: parts)
    guard limits.comparisons > 0 else { return }
    ComparisonList(id: id, cluster: cluster, documents: documents, limits: limits)
      .render(into: &out, budget: &budget)
  }

  private func evidence(_ cluster: CopyCluster, _ out: inout Markup) {
    facts(cluster, &out)
    out.element("h4", .class("heard"), words: "Reasons")
    out.element("div", .class("whys")) { out in
      let reasons = finding.observation.reasons
      let isHarmless = !reasons.isEmpty && reasons.allSatisfy { $0.direction == .weakens }
      ReasonList(
        title: isHarmless
          ? localized("Why this asks for little attention") : localized("Why this is a finding"),
        reasons: reasons
      ).render(into: &out)
      if !cluster.reasons.isEmpty {
        ReasonList(
          title: cluster.certainty == .unknown
            ? localized("What is known of the first")
            : localized("Why that one is taken for the first"),
          reasons: cluster.reasons
        ).render(into: &out)
      }
    }
  }

  private func facts(_ cluster: CopyCluster, _ out: inout Markup) {
    let first = content.documents[cluster.first]
    out.element("dl", .class("facts")) { out in
      fact(
        cluster.before.isEmpty ? "First known publication" : "First of those read", &out
      ) { out in
        out.quoted("strong", first?.label ?? cluster.first.short, limit: 120)
        if let published = first?.published {
          out.text(", ")
          out.time(published)
        }
      }
      for source in cluster.unread.prefix(limits.briefRows) {
        fact("Credited, not read", &out) { out in
          out.quoted("strong", source.name, limit: 120)
          let names = source.creditedBy.prefix(3).map { content.documents[$0]?.label ?? $0.short }
          let more = source.creditedBy.count - names.count
          let label =
            names.joined(separator: ", ") + (more > 0 ? localized(" and \(more) more") : "")
          out.words(", named by ")
          out.quoted("span", label, limit: 120)
          out.words(": ")
          out.quoted("q", source.written, limit: 200)
        }
      }
      fact("How sure", &out) { $0.text(cluster.certainty.words) }
      fact("Publications", &out) { $0.text(publications(cluster)) }
      if cluster.kinds.haveMeaning {
        fact("Copies", &out) { $0.text(CopyCounts([cluster], content.documents).words) }
      }
      let languages = MemberLanguages(cluster, content.documents)
      if languages.areSeveral { fact("Languages", &out) { $0.text(languages.words) } }
    }
  }

  private func publications(_ cluster: CopyCluster) -> String {
    let all = cluster.documents
    let sources = Set(all.compactMap { content.documents[$0]?.source?.id }).count
    var words = all.count.grouped
    if sources > 0, all.allSatisfy({ content.documents[$0] != nil }) {
      words += localized(", by \(counted: sources, "source")")
    }
    let wordings = cluster.members.count
    if wordings < all.count { words += localized(", in \(counted: wordings, "wording")") }
    return words
  }

  private func fact(_ term: Phrase, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("div") { out in
      out.element("dt", words: term)
      out.element("dd", body: body)
    }
  }
}

extension Markup {
  /// That a finding appeared in a time in which campaigning is forbidden.
  package mutating func silence(of finding: RecordedFinding, _ elections: [ElectionDate]) {
    if let words = ElectionDate.silence(at: finding.appeared.seconds, elections) {
      element("span", .class("chip")) { $0.text(words.cut(to: 120)) }
    }
  }
}

extension DocumentID {
  /// Enough of the id to find it, for a document that the report was not given.
  package var short: String { "document \(description.prefix(12))" }
}

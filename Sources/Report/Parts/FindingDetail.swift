package import TocsinModel

/// One finding as the report shows it, for a page of its own: facts, reasons, pictures, publications, comparisons.
package struct FindingDetail {
  private let finding: RecordedFinding
  private let content: ReportContent
  private let limits: ReportLimits

  /// - Parameters:
  ///   - documents: those that it names; a missing one is shown by its id.
  ///   - files: from which of them were read.
  package init(
    _ finding: RecordedFinding, documents: [DocumentID: Document],
    files: [DocumentID: ReportContent.KeptFile] = [:], elections: [ElectionDate] = [],
    limits: ReportLimits = ReportLimits()
  ) {
    self.finding = finding
    self.limits = limits
    content = ReportContent(
      version: "", generatedAt: finding.changed, title: "", command: "", findings: [finding],
      documents: documents, files: files,
      totals: ReportContent.Totals(
        documents: [:], sources: 0, findings: [:], inputs: 0, diagnostics: 0),
      elections: elections)
  }

  /// Without a heading; linear in what is shown, which ``ReportLimits`` bounds.
  package func render(into out: inout Markup) {
    if let cluster = finding.copies {
      var budget = limits.totalComparisonBytes
      FindingPart(
        number: finding.number, finding: finding, content: content, limits: limits, isBrief: false
      ).copies(cluster, &out, &budget)
    } else if let group = finding.lookalikes, let strongest = group.members.first {
      LookalikeTable(owner: strongest.owner, limits: limits)
        .render([(finding.number, group)], into: &out)
    } else if let community = finding.network {
      NetworkView(id: "f\(finding.number)", community: community, limits: limits)
        .render(into: &out)
    } else if let community = finding.sites {
      SitesView(
        community: community, reasons: finding.observation.reasons, limits: limits
      ).render(into: &out)
    } else if let wave = finding.finding.subject as? MailWave {
      MailWaveView(
        wave: wave, reasons: finding.observation.reasons, documents: content.documents,
        limits: limits
      ).render(into: &out)
    } else {
      ReasonList(
        title: "Why this is a finding", reasons: finding.observation.reasons, heading: "h4"
      ).render(into: &out)
    }
  }
}

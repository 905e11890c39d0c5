package import TocsinModel
import Wording

/// One finding as the report shows it, for a page of its own: facts, reasons, pictures, publications, comparisons.
package struct FindingDetail {
  /// What is shown of a finding about copies; others have one part.
  package enum Part: String, CaseIterable, Sendable {
    /// Facts, reasons, pictures, and the alteration that tells most.
    case evidence
    /// Who published it, and from which files that was read.
    case publications
    /// Copies beside their parents.
    case texts
  }

  private let parts: Set<Part>
  private let finding: RecordedFinding
  private let content: ReportContent
  private let limits: ReportLimits

  /// - Parameters:
  ///   - documents: those that it names; a missing one is shown by its id.
  ///   - files: from which of them were read.
  ///   - parts: what is shown; all of it on paper.
  package init(
    _ finding: RecordedFinding, documents: [DocumentID: Document],
    files: [DocumentID: ReportContent.KeptFile] = [:], elections: [ElectionDate] = [],
    parts: Set<Part> = Set(Part.allCases), limits: ReportLimits = ReportLimits()
  ) {
    self.finding = finding
    self.parts = parts
    self.limits = limits
    content = ReportContent(
      version: "", generatedAt: finding.changed, title: "", command: "", findings: [finding],
      documents: documents, files: files,
      totals: ReportContent.Totals(
        documents: [:], sources: 0, findings: [:], inputs: 0, diagnostics: 0),
      elections: elections)
  }

  /// The documents whose texts these parts compare.
  package static func compared(_ cluster: CopyCluster, _ parts: Set<Part>) -> Set<DocumentID> {
    let limits = FindingPart.limits(ReportLimits(), of: parts)
    return limits.comparisons > 0 ? ComparisonList.compared(cluster, limits) : []
  }

  /// Without a heading; linear in what is shown, which ``ReportLimits`` bounds.
  package func render(into out: inout Markup) {
    if let cluster = finding.copies {
      var budget = limits.totalComparisonBytes
      FindingPart(
        number: finding.number, finding: finding, content: content, limits: limits, isBrief: false
      ).copies(cluster, parts, &out, &budget)
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
        title: localized("Why this is a finding"), reasons: finding.observation.reasons,
        heading: "h4"
      ).render(into: &out)
    }
  }
}

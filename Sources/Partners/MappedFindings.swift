import Cases
import Exchange
import Store
import TocsinModel

/// Some findings of a batch, mapped apart from the others.
struct MappedFindings: Sendable {
  private(set) var mapping: STIXMapping
  /// What stands for a finding, by its number.
  private(set) var refs: [Int: [String]] = [:]

  /// - Parameter mapping: an empty one. Campaigns are left out: they refer to what their findings became.
  init(_ mapping: STIXMapping, _ batch: FindingBatch, _ range: Range<Int>) {
    self.mapping = mapping
    for finding in batch.findings[range] where finding.finding.kind != Campaign.kind {
      refs[finding.number] = self.mapping.add(finding, judged: batch.judgements[finding.number]) {
        batch.documents[$0]
      }
    }
  }
}

extension STIXMapping {
  /// Adds a finding with what an analyst said of it.
  mutating func add(
    _ finding: RecordedFinding, judged: Judgement?, documents: (DocumentID) -> Document?
  ) -> [String] {
    let refs = add(finding, documents: documents)
    guard let judged, judged.disposition != .duplicate else { return refs }
    let agrees: Bool? = judged.disposition == .unclear ? nil : judged.disposition == .confirmed
    return refs + [addOpinion(on: finding, agrees: agrees, at: judged.at)]
  }
}

/// A finding with what the workspace knows of it over time.
package struct RecordedFinding: Sendable, Identifiable {
  package var finding: Finding
  package var summary: FindingSummary
  /// The number that people use, for life: `F12`.
  package var number: Int
  /// From 1; one more with each change.
  package var version: Int
  package var appeared: Timestamp
  package var changed: Timestamp

  package var id: FindingID { finding.id }

  package init(
    finding: Finding, summary: FindingSummary, number: Int, version: Int = 1, appeared: Timestamp,
    changed: Timestamp
  ) {
    self.finding = finding
    self.summary = summary
    self.number = number
    self.version = version
    self.appeared = appeared
    self.changed = changed
  }
}

/// What is asked of it most, as of the finding itself.
extension RecordedFinding {
  package var attention: Finding.Attention { finding.attention }
  package var observation: Observation {
    get { finding.observation }
    set { finding.observation = newValue }
  }
  package var headline: String {
    get { summary.headline }
    set { summary.headline = newValue }
  }
  package var copies: CopyCluster? { finding.copies }
  package var lookalikes: LookalikeGroup? { finding.lookalikes }

  /// The number as people write it.
  package var label: String { "F\(number)" }
}

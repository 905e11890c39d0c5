package import TocsinModel

/// What a scan came to.
package struct ScanSummary: Sendable {
  /// How many of the findings that changed are given whole.
  static let listed = 256

  /// Files that were visited, read, and passed over because they have not changed.
  package var files = 0
  package var filesRead = 0
  package var filesUnchanged = 0
  /// Documents that were not known before.
  package var newDocuments = 0
  /// Names that were read.
  package var names = 0
  /// Look-alikes in the workspace.
  package var lookalikes: [Lookalike.Tier: Int] = [:]
  /// Documents in the workspace.
  package var documents = 0
  package var sources = 0
  /// Diagnostics of this run.
  package var diagnostics = 0
  package var errors = 0
  package var findingCounts: [Finding.Attention: Int] = [:]
  /// How findings changed with this scan, sorted by number.
  package var changes: [FindingChange] = []
  /// The first of the findings that changed, and the documents they name.
  package var findings: [RecordedFinding] = []
  package var named: [DocumentID: Document] = [:]
  package var report = ""
  /// Whether everything was known before.
  package var isUnchanged = false

  package init() {}

  /// Whether anything could be read, now or before.
  package var isEmpty: Bool { documents == 0 && names == 0 && filesUnchanged == 0 }

  package var totalFindings: Int { findingCounts.values.reduce(0, +) }
}

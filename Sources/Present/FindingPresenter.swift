package import TocsinModel

/// How findings of one kind are put into words: the only place for their sentences, which the terminal, the report, the
/// console and what is handed on all take from here.
package protocol FindingPresenter<Subject>: Sendable {
  associatedtype Subject: FindingSubject

  /// The finding in one line.
  ///
  /// - Parameter documents: gives what the finding names; `nil` for what is not at hand.
  func summary(
    of subject: Subject, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary
}

extension FindingPresenter {
  /// The same for a finding that is known to be of this presenter's kind; an empty one for another.
  package func summary(
    of finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    (finding.subject as? Subject).map { summary(of: $0, in: finding, documents) }
      ?? FindingSummary(headline: finding.id.rawValue)
  }
}

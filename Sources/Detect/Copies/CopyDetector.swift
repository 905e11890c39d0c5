package import TocsinModel

/// Finds who repeats whom. Values in, values out: it knows no file and no database.
///
/// The way of a text: ``CopyFingerprint`` → ``CopyIndex`` → ``links(in:for:texts:)`` →
/// ``groups(in:links:)`` → ``finding(for:documents:)``.
package struct CopyDetector: Sendable {
  package let thresholds: CopyThresholds

  package init(thresholds: CopyThresholds = CopyThresholds()) {
    self.thresholds = thresholds
  }

  /// Compares two documents whole: what they share and what differs, whatever the result.
  /// `a` and `b` of the result are ordered by time as far as it is known.
  package func compare(_ a: Document, _ b: Document) -> CopyPair {
    var examination = PairExamination(thresholds: thresholds)
    return examination.compare(a, b)
  }

  /// Whether two documents share enough for one to be called a copy of the other.
  package func isCopy(_ a: Document, _ b: Document) -> Bool {
    var aligner = Aligner()
    let comparison = Comparison(
      ComparedText(a.text), ComparedText(b.text), thresholds: thresholds, with: &aligner)
    return thresholds.accepts(comparison.alignment)
  }
}

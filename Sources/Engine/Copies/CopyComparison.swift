package import Copies
package import TocsinModel

/// Two documents side by side.
package struct CopyComparison: Sendable {
  package let earlier: Document
  package let later: Document
  package let pair: CopyPair
  package let isCopy: Bool
  package let difference: WordDifference

  package init(_ a: Document, _ b: Document, thresholds: CopyThresholds = CopyThresholds()) {
    let detector = CopyDetector(thresholds: thresholds)
    pair = detector.compare(a, b)
    (earlier, later) = pair.a == a.id ? (a, b) : (b, a)
    isCopy = detector.isCopy(earlier, later)
    difference = WordDifference(earlier.text, later.text)
  }
}

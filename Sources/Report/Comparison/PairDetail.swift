package import TocsinModel

/// Two texts side by side with what was altered, for a page of its own.
package struct PairDetail {
  private let pair: CopyPair
  private let a: Document
  private let b: Document
  private let limits: ReportLimits

  /// - Parameters:
  ///   - a: the document of the pair that is taken as the earlier one.
  ///   - b: the other.
  package init(
    _ pair: CopyPair, _ a: Document, _ b: Document, limits: ReportLimits = ReportLimits()
  ) {
    self.pair = pair
    self.a = a
    self.b = b
    self.limits = limits
  }

  /// Linear in the texts, which are cut at ``ReportLimits/comparedBytes``.
  package func render(into out: inout Markup) {
    ComparisonView(
      id: "pair", pair: pair, a: a, b: b, isOpen: true, others: [], limits: limits, heading: "h2"
    ).render(into: &out)
  }
}

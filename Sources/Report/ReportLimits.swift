/// How much of a large result one page may carry. What is left out is always said.
package struct ReportLimits: Hashable, Sendable {
  /// Lanes of a timeline and rows of a chain.
  package var pictureRows = 30
  /// Rows of a table.
  package var tableRows = 200
  /// Rows of a table of publications or sources that are open to see; those beyond are folded, and not printed.
  package var openRows = 20
  /// Comparisons in a finding.
  package var comparisons = 12
  /// UTF-8 bytes of each text in a comparison.
  package var comparedBytes = 24_000
  /// UTF-8 bytes of all comparisons of the page; later ones are named, not shown.
  package var totalComparisonBytes = 16_000_000
  /// Alterations listed for a copy.
  package var alterations = 40
  /// Identical texts named for a publication.
  package var identical = 12
  /// Findings described whole.
  package var findings = 200

  package init() {}
}

/// How much of a large result one page may carry, so that it can still be mailed. What is left out
/// is always said.
package struct ReportLimits: Hashable, Sendable {
  /// Lanes of a timeline and rows of a chain.
  package var pictureRows = 30
  /// Rows of a table of sources or inputs.
  package var tableRows = 200
  /// Rows of the table of a finding's publications.
  package var memberRows = 100
  /// Rows of a table that are open to see; those beyond are folded, and not printed.
  package var openRows = 20
  /// Comparisons in a finding, the most telling ones.
  package var comparisons = 8
  /// UTF-8 bytes of each text in a comparison.
  package var comparedBytes = 24_000
  /// Bytes of HTML of the comparisons in a finding; later ones are listed, not shown.
  package var findingComparisonBytes = 400_000
  /// Bytes of HTML of all comparisons of the page; later ones are listed, not shown.
  package var totalComparisonBytes = 2_000_000
  /// Bytes of HTML of the findings that are described whole; later ones are described in brief.
  package var wholeFindingBytes = 3_000_000
  /// Rows of the table of publications in a finding that is described in brief.
  package var briefRows = 3
  /// Alterations listed for a copy.
  package var alterations = 40
  /// Identical texts named for a publication.
  package var identical = 12
  /// Look-alike names on the page.
  package var lookalikeNames = 600
  /// Networks of accounts on the page.
  package var networks = 20
  /// Waves of deceptive mail on the page.
  package var mails = 50
  /// Findings about copies on the page, whole or in brief.
  package var findings = 200

  /// The limits of a page of about 4 MB at most.
  package init() {}
}

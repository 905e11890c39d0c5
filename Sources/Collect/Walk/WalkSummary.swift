/// What walking the paths came to.
package struct WalkSummary: Sendable, Hashable {
  /// Files handed over.
  package var files = 0
  /// Images, styles and scripts that were passed over, as browsers save them next to a page.
  package var companions = 0
  /// Hidden files and folders that were passed over.
  package var hidden = 0
  /// Files and folders that were there under another name already.
  package var repeated = 0

  package init() {}
}

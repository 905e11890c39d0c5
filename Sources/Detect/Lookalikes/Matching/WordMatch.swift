package import TocsinModel

/// Where a ``NameWord``, or something made to look like it, stands in a host name.
package struct WordMatch: Hashable, Sendable {
  /// What surrounds the match in its label.
  package enum Fit: UInt8, Sendable, CaseIterable {
    /// The whole label, hyphens apart.
    case whole
    /// One or more whole hyphen-separated tokens of it.
    case tokens
    /// The beginning or the end of a token, the rest of which is a known lure or digits.
    case beside
    /// The beginning of a token.
    case prefix
    /// The end of a token.
    case suffix
    /// The middle of a token.
    case inner
  }

  /// The index among the matcher's words.
  package var word: Int
  /// The label of the host name, counted from the left.
  package var label: Int
  /// The bytes of ``HostName/bytes`` that stand for the word; the whole label where it is an encoded one.
  package var span: Range<Int>
  package var fit: Fit
  /// The changes that lead from the word to what stands there; empty for the word itself.
  package var changes: [LookalikeTechnique]
  /// How far what stands there looks from the word: 0 the same, about 0.2 for a good visual swap, 1 for
  /// an arbitrary letter; added over the changes.
  package var distance: Float

  package init(
    word: Int, label: Int, span: Range<Int>, fit: Fit, changes: [LookalikeTechnique],
    distance: Float
  ) {
    self.word = word
    self.label = label
    self.span = span
    self.fit = fit
    self.changes = changes
    self.distance = distance
  }
}

package import TocsinModel

/// Where a ``NameWord``, or something made to look like it, stands in a host name.
package struct WordMatch: Hashable, Sendable {
  /// What surrounds the match in its label.
  package enum Fit: UInt8, Sendable, CaseIterable {
    /// The whole label, hyphens apart.
    case whole
    /// One or more whole hyphen-separated tokens of it.
    case tokens
    /// The beginning or the end of a token, or its middle, the rest of which is known lures or digits.
    case beside
    /// The beginning of a token.
    case prefix
    /// The end of a token.
    case suffix
    /// The middle of a token.
    case inner
  }

  /// One place where the match differs from the word.
  package struct Edit: Hashable, Sendable {
    /// Offsets as those of ``WordMatch/span``, or of ``WordMatch/letters`` where that is set; empty
    /// where a letter was left out.
    package var span: Range<Int>
    package var technique: LookalikeTechnique

    package init(span: Range<Int>, technique: LookalikeTechnique) {
      self.span = span
      self.technique = technique
    }
  }

  /// The index among the matcher's words.
  package var word: Int
  /// The label of the host name in which the match begins, counted from the left.
  package var label: Int
  /// The bytes of ``HostName/bytes`` that stand for the word; the whole label where it is an encoded one.
  package var span: Range<Int>
  /// In an encoded label, the scalars of the decoded label that stand for the word; where it was
  /// transliterated, the letters of the transliteration.
  package var letters: Range<Int>?
  package var fit: Fit
  /// The changes that lead from the word to what stands there, each once; empty for the word itself.
  package var changes: [LookalikeTechnique]
  /// How far what stands there looks from the word: 0 the same, about 0.2 for a good visual swap, 1 for
  /// an arbitrary letter; added over the changes.
  package var distance: Float
  /// Where the changes are, from the left.
  package var edits: [Edit]

  package init(
    word: Int, label: Int, span: Range<Int>, letters: Range<Int>? = nil, fit: Fit,
    changes: [LookalikeTechnique], distance: Float, edits: [Edit] = []
  ) {
    self.word = word
    self.label = label
    self.span = span
    self.letters = letters
    self.fit = fit
    self.changes = changes
    self.distance = distance
    self.edits = edits
  }

  /// Whether another match of the same word in the same place says no more than this one.
  func covers(_ other: WordMatch) -> Bool {
    word == other.word && label == other.label && distance <= other.distance
      && fit.rawValue <= other.fit.rawValue && span.overlaps(other.span)
  }
}

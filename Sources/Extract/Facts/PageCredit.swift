package import TocsinModel

/// Where an article says whose its words are.
package struct PageCredit: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// “Source: X”, “with material of X”.
    case source
    /// “© X”, “(c) X”.
    case rights
    /// “in an interview with X”: X asked, or was asked; the words do not tell.
    case interview
    /// “reported by X”, “X reports”.
    case report
    /// “according to X”.
    case accordance
    /// “read more at X”.
    case continuation
  }

  package var kind: Kind
  /// As written, such as `Harbour Voice`.
  package var name: String
  /// UTF-8 offsets of the phrase and the name in the page's text.
  package var span: TextSpan

  package init(kind: Kind, name: String, span: TextSpan) {
    self.kind = kind
    self.name = name
    self.span = span
  }
}

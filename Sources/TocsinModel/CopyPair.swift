/// How one text repeats another; the terms are those of D3lta (VIGINUM, 2023).
package enum CopyKind: String, Sendable, Codable, CaseIterable {
  /// The same words, whole or in part, up to small edits.
  case copypasta
  /// The same language, other words.
  case rewording
  /// Another language.
  case translation
}

/// What a copy is for, as far as its own text shows. Anything but ``repost`` is a reason to worry less.
package enum CopyContext: String, Sendable, Codable, CaseIterable {
  /// Nothing says why the text is repeated.
  case repost
  /// The copy credits where the text is from: an agency's dateline, a source line, a link.
  case creditedReprint
  /// Both carry the text of one agency, which each of them names, or the copy names the agency that is its source.
  case wireCopy
  /// A part is quoted inside another text, marked as a quotation.
  case quotation
  /// The text is quoted in order to check or to contradict it.
  case debunk
  /// The same source published both: an update or a second address.
  case ownVersion
  /// Both fill in one template with facts of their own, as turnout notices do.
  case filledForm
}

/// A run of text that two documents share; equal up to the edits it may contain.
package struct MatchedSpan: Hashable, Sendable, Codable {
  package var a: TextSpan
  package var b: TextSpan

  package init(a: TextSpan, b: TextSpan) {
    self.a = a
    self.b = b
  }
}

/// One thing that differs between a text and its copy.
package struct Alteration: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case sentenceAdded, sentenceDropped, sentenceChanged
    case name, number, date, quotation, attribution, copyright, negation
    /// Letters exchanged for look-alikes of another script.
    case homoglyph
    /// Characters that cannot be seen were added or removed.
    case invisible
  }

  package var kind: Kind
  /// What the earlier text (a) says; `nil` when the copy added it.
  package var before: String?
  /// What the copy (b) says; `nil` when it was dropped.
  package var after: String?
  package var a: TextSpan?
  package var b: TextSpan?

  package init(
    kind: Kind, before: String? = nil, after: String? = nil, a: TextSpan? = nil, b: TextSpan? = nil
  ) {
    self.kind = kind
    self.before = before
    self.after = after
    self.a = a
    self.b = b
  }
}

extension Alteration.Kind {
  /// Whether it changes what the text says, not only how it is cut; such alterations are shown first.
  package var isTelling: Bool {
    switch self {
    case .sentenceAdded, .sentenceDropped, .sentenceChanged: false
    default: true
    }
  }
}

/// Two documents of which one repeats the other, with the evidence. `a` is the earlier one when
/// that is known, otherwise the more likely source.
package struct CopyPair: Hashable, Sendable, Codable {
  package var a: DocumentID
  package var b: DocumentID
  package var kind: CopyKind
  /// 0…1. Of copypasta: how much of the shorter text is repeated, less for every edit inside. Of the other
  /// kinds: the calibrated probability that both say the same.
  package var score: Double
  /// 0…1: the share of a’s letters that b repeats; of rewordings and translations, that lie in matched passages.
  package var coverageA: Double
  /// 0…1: the share of b’s letters that come from a.
  package var coverageB: Double
  /// Sorted by their place in b.
  package var spans: [MatchedSpan]
  package var alterations: [Alteration]
  package var context: CopyContext
  /// Why this context, or what counts for or against the pair.
  package var reasons: [Reason]
  /// Whether a is certainly, or only probably, before b.
  package var order: Order
  /// From a's time to b's, when both are known.
  package var delaySeconds: Int64?

  package enum Order: String, Sendable, Codable, CaseIterable {
    /// Their times do not overlap.
    case certain
    /// From credits, contents or overlapping times.
    case probable
    case unknown
  }

  package init(
    a: DocumentID, b: DocumentID, kind: CopyKind, score: Double, coverageA: Double,
    coverageB: Double, spans: [MatchedSpan] = [], alterations: [Alteration] = [],
    context: CopyContext = .repost, reasons: [Reason] = [], order: Order = .unknown,
    delaySeconds: Int64? = nil
  ) {
    self.a = a
    self.b = b
    self.kind = kind
    self.score = score
    self.coverageA = coverageA
    self.coverageB = coverageB
    self.spans = spans
    self.alterations = alterations
    self.context = context
    self.reasons = reasons
    self.order = order
    self.delaySeconds = delaySeconds
  }
}

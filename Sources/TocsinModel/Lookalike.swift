/// A name that may pass for a protected one, with everything needed to check why it was reported.
package struct Lookalike: Hashable, Sendable, Codable {
  /// How soon somebody should look at it.
  package enum Tier: String, Sendable, Codable, CaseIterable, Comparable {
    /// For a digest.
    case medium
    /// For waking a human.
    case high

    package static func < (left: Tier, right: Tier) -> Bool { left == .medium && right == .high }
  }

  /// A part of ``shown`` and what it does there.
  package struct Mark: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
      /// Letters that are those of the protected name.
      case same
      /// Letters that differ from the protected name's.
      case differs
      /// A word that lends the name purpose.
      case lure
      /// An ending that is not the protected name's.
      case ending
    }

    /// UTF-8 offsets into ``Lookalike/shown``.
    package var span: TextSpan
    package var kind: Kind

    package init(span: TextSpan, kind: Kind) {
      self.span = span
      self.kind = kind
    }
  }

  /// The whole name that was seen.
  package var name: DomainName
  /// The part of it that somebody registered; the name itself when it is a public suffix.
  package var registrable: DomainName
  /// The name as a browser may show it: international labels in Unicode.
  package var shown: String
  /// The protected domain that it resembles most.
  package var impersonates: DomainName
  /// The same as a browser may show it, where that is another text.
  package var impersonatesShown: String?
  /// What the owner of ``impersonates`` is called.
  package var owner: String
  /// The most telling first; never empty.
  package var techniques: [LookalikeTechnique]
  package var tier: Tier
  /// Calibrated: of names scored so, about this share impersonates.
  package var probability: Double
  /// For and against, the weightiest first.
  package var reasons: [Reason]
  /// Sorted, without overlaps.
  package var marks: [Mark]
  /// Other protected domains that it resembles, the closest first.
  package var alternatives: [DomainName]
  package var firstSeen: Timestamp?
  package var lastSeen: Timestamp?
  /// Where it was read first.
  package var place: Place?

  /// The protected domain, for a reader.
  package var impersonated: String { impersonatesShown ?? impersonates.rawValue }

  package init(
    name: DomainName, registrable: DomainName, shown: String, impersonates: DomainName,
    impersonatesShown: String? = nil, owner: String, techniques: [LookalikeTechnique], tier: Tier,
    probability: Double, reasons: [Reason], marks: [Mark] = [], alternatives: [DomainName] = [],
    firstSeen: Timestamp? = nil, lastSeen: Timestamp? = nil, place: Place? = nil
  ) {
    self.name = name
    self.registrable = registrable
    self.shown = shown
    self.impersonates = impersonates
    self.impersonatesShown = impersonatesShown
    self.owner = owner
    self.techniques = techniques
    self.tier = tier
    self.probability = probability
    self.reasons = reasons
    self.marks = marks
    self.alternatives = alternatives
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.place = place
  }
}

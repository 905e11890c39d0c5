package import TocsinModel

/// Which findings are asked for; what is `nil` or empty asks for nothing.
package struct FindingFilter: Hashable, Sendable {
  package var kind: FindingKind?
  /// This attention or more.
  package var attention: Finding.Attention?
  /// Findings that changed at this time or later, in seconds since 1970.
  package var since: Int64?
  /// Findings that are about all of these.
  package var entities: [Entity] = []
  /// Findings about entities of all these names, whatever they are.
  package var names: [String] = []
  /// Findings that somebody has, or that nobody has.
  package var holder: Holder?

  package enum Holder: Hashable, Sendable {
    case nobody
    case person(String)
  }

  package init(
    kind: FindingKind? = nil, attention: Finding.Attention? = nil, since: Int64? = nil,
    entities: [Entity] = [], names: [String] = []
  ) {
    self.kind = kind
    self.attention = attention
    self.since = since
    self.entities = entities
    self.names = names
  }
}

/// A finding in a list, without its evidence.
package struct ListedFinding: Hashable, Sendable, Identifiable {
  package let id: FindingID
  package let number: Int
  package let kind: FindingKind
  package let attention: Finding.Attention
  package let size: Int
  package let summary: FindingSummary
  package let version: Int
  /// Seconds since 1970.
  package let appeared: Int64
  package let changed: Int64
}

/// What became of a finding once.
package struct FindingEvent: Hashable, Sendable {
  package let version: Int
  /// Seconds since 1970.
  package let at: Int64
  package let what: FindingChange.What
  package let attention: Finding.Attention
  package let headline: String
}

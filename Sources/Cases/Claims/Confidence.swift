/// How sure an analyst is, in the three steps that intelligence services use (ICD 203, section D.6.e.2): it says how good
/// the basis is, and is kept apart from how likely something is.
package enum Confidence: String, Sendable, Codable, CaseIterable {
  /// Scant, fragmentary or contradictory.
  case low
  /// Credible, and not enough to exclude another explanation.
  case moderate
  /// Of several kinds that agree.
  case high
}

/// Another explanation of the same observations, and why it is held to be the weaker one.
package struct Alternative: Hashable, Sendable, Codable {
  package var statement: String
  package var weakness: String

  package init(_ statement: String, weakness: String) {
    self.statement = statement
    self.weakness = weakness
  }
}

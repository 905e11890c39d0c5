package import TocsinModel

/// Why a name is, or is not, a look-alike of one owner.
package struct LookalikeExamination: Sendable {
  /// Whether the name is the owner’s, a partner’s or a decoy, and never alarms.
  package let isQuiet: Bool
  /// Below the tiers, `nil`.
  package let tier: Lookalike.Tier?
  /// What would be reported if it were above.
  package let lookalike: Lookalike
  /// What was measured, by the clue’s name.
  package let clues: [(name: String, value: Float)]
}

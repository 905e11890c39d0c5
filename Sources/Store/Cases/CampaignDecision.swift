/// What somebody decided about which findings belong together.
package struct CampaignDecision: Hashable, Sendable {
  package enum What: String, Sendable, CaseIterable {
    /// All of these belong together, whatever comes.
    case accept
    /// The parts do not belong together.
    case split
    /// These belong together, though nothing joined them.
    case merge
  }

  /// Never given again.
  package let number: Int
  package let what: What
  /// Numbers of findings: one list, or of a split the parts.
  package let parts: [[Int]]
  package let reason: String
  package let by: String
  /// Seconds since 1970.
  package let at: Int64
  package let undoneBy: String?
}

/// Look-alikes of one owner that were registered together or are made alike: one finding.
package struct LookalikeGroup: Hashable, Sendable, Codable {
  /// What the members have in common.
  package enum Pattern: String, Sendable, Codable, CaseIterable {
    /// One name alone.
    case single
    /// Names under one registrable domain.
    case registrable
    /// The same words beside the protected name: `NAME-drive`, `drive-OTHER`.
    case lure
    /// The same technique and ending.
    case ending
    /// The same label under several endings.
    case label
  }

  /// The strongest first, then by name; never empty.
  package var members: [Lookalike]
  package var pattern: Pattern
  /// What is common, in words: “the word drive”, “the domain online-redirect.site”.
  package var common: String?

  package init(members: [Lookalike], pattern: Pattern, common: String? = nil) {
    self.members = members
    self.pattern = pattern
    self.common = common
  }
}

/// What a person wrote to a finding, beside any judgement.
package struct Note: Hashable, Sendable {
  /// Never given again.
  package let number: Int
  package let finding: Int
  package let text: String
  package let by: String
  /// Seconds since 1970.
  package let at: Int64
}

/// A view of the queue under a name.
package struct SavedView: Hashable, Sendable {
  package let number: Int
  package let name: String
  /// As addresses write it: `kind=copies&state=all`.
  package let query: String
}

/// A finding in one line, for lists: apart from the payload, so that a list of thousands is read without decoding any.
package struct FindingSummary: Hashable, Sendable, Codable {
  /// One sentence that says what was found.
  package var headline: String
  /// What sets it apart from others of its kind, in a few words each: `96→69`, `disguised letters`, `14 accounts in 26 min`.
  package var chips: [String]

  package init(headline: String, chips: [String] = []) {
    self.headline = headline
    self.chips = chips
  }
}

/// What became of a finding when the findings were brought up to date.
package struct FindingChange: Hashable, Sendable {
  package enum What: String, Sendable, Codable, CaseIterable {
    /// It is new.
    case appeared
    /// It is about more than before.
    case grew
    /// It is about as much or less, and says something else.
    case changed
    /// It is a part of another one now, to which its id leads.
    case merged
    /// What it was made of is not there any more.
    case withdrawn
  }

  package var what: What
  /// The finding; after ``What/merged`` the one that it is part of.
  package var id: FindingID
  /// Its id before, where that is another.
  package var former: FindingID?
  /// The number that people use, for life: `F12`.
  package var number: Int
  package var kind: FindingKind
  package var attention: Finding.Attention
  /// The attention that it asked for before; `nil` for one that appeared.
  package var formerAttention: Finding.Attention?
  package var summary: FindingSummary

  package init(
    what: What, id: FindingID, former: FindingID? = nil, number: Int, kind: FindingKind,
    attention: Finding.Attention, formerAttention: Finding.Attention? = nil,
    summary: FindingSummary
  ) {
    self.what = what
    self.id = id
    self.former = former
    self.number = number
    self.kind = kind
    self.attention = attention
    self.formerAttention = formerAttention
    self.summary = summary
  }
}

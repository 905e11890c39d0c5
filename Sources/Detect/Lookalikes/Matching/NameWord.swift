/// A run of letters that stands for a protected name, to be looked for in the labels of other names.
package struct NameWord: Hashable, Sendable {
  /// Lower-case ASCII letters and digits, hyphens as the owner writes them, at least two; for a whole
  /// domain, its dots as well.
  package var text: String
  /// The index of its owner among the protected names.
  package var owner: Int
  /// The index of the domain that it stands for among the owner's domains.
  package var domain: Int
  /// A joined domain (`milgov` of `mil.gov.ua`, `milgovua`) is not a label of its own.
  package var isJoined: Bool
  /// Given by the owner besides its domains, as a candidate's name is: it has no ending of its own.
  package var isGiven: Bool
  /// Where a finger may slip to a neighbouring key.
  package var keyboards: [Keyboard]

  package init(
    text: String, owner: Int, domain: Int, isJoined: Bool = false, isGiven: Bool = false,
    keyboards: [Keyboard] = [.qwerty]
  ) {
    self.text = text
    self.owner = owner
    self.domain = domain
    self.isJoined = isJoined
    self.isGiven = isGiven
    self.keyboards = keyboards
  }
}

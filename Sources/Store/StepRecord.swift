/// A step of the engine as the store knows it: by a number, which its relations and facts carry.
package struct StepRecord: Hashable, Sendable {
  package let number: Int
  package let name: String
  /// What its relations and findings depend on, besides the documents; `nil` before the first settling.
  package var rule: String?
  /// How many documents, from number 0, it has seen.
  package var mark: Int

  package init(number: Int, name: String, rule: String? = nil, mark: Int = 0) {
    self.number = number
    self.name = name
    self.rule = rule
    self.mark = mark
  }
}

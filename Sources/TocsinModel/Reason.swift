/// One piece of why: a feature, what was measured, and the threshold it was held against.
package struct Reason: Hashable, Sendable, Codable {
  /// Whether it speaks for the finding or against it.
  package enum Direction: String, Sendable, Codable, CaseIterable {
    case supports, weakens
  }

  /// A stable, machine-readable name such as `copy.coverage`.
  package var feature: String
  package var direction: Direction
  package var value: Double?
  package var threshold: Double?
  /// The sentence for a reader; it must be understood without the feature's name.
  package var text: String

  package init(
    feature: String, direction: Direction = .supports, value: Double? = nil,
    threshold: Double? = nil, text: String
  ) {
    self.feature = feature
    self.direction = direction
    self.value = value
    self.threshold = threshold
    self.text = text
  }
}

/// The decisions for the models at hand.
package struct MeaningDecisions: Hashable, Sendable {
  var same: MeaningDecision
  var different: MeaningDecision

  subscript(languages: MeaningDecision.Languages) -> MeaningDecision {
    switch languages {
    case .same: same
    case .different: different
    }
  }
}

extension MeaningDecisions {
  /// Version of the rules.
  package static let rule = "meaning/5"

  /// The decisions fitted for the models that there are; `nil` without any.
  package static func fitted(for spaces: Set<MeaningSpace>) -> MeaningDecisions? {
    if spaces.contains(.e5) { return spaces.contains(.universal) ? both : e5 }
    return spaces.contains(.universal) ? universal : nil
  }
}

/// Two passages that were looked at closely, and what was decided.
package struct MeaningMatch: Hashable, Sendable {
  var pair: PassagePair
  package var measured: MeaningMeasurements
  package var languages: MeaningDecision.Languages
  /// How alike the letters are as a whole, in one language; 0 in two.
  var letters = 0.0
  /// The log-odds of the decision.
  package var logit: Double
  /// Whether a third passage is surely like both.
  package var isSupported = false
  package var isAccepted = false
  /// 0…1, calibrated.
  package var probability = 0.0

  package var a: Int { Int(pair.a) }
  package var b: Int { Int(pair.b) }
}

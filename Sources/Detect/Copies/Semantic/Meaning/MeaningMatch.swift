/// Two passages that were looked at closely, and what was decided.
package struct MeaningMatch: Hashable, Sendable {
  var pair: NumberPair
  package var measured: MeaningMeasurements
  package var languages: MeaningDecision.Languages
  /// How alike the letters are as a whole, in one language; in two 0, but where one is put into the letters of the other.
  package var letters = 0.0
  /// Whether they are alike once one is put into the letters of the other.
  package var isTransliterated = false
  /// The log-odds of the decision.
  package var logit: Double
  /// Whether a third passage is surely like both.
  package var isSupported = false
  package var isAccepted = false
  /// 0…1, calibrated.
  package var probability = 0.0

  package var a: Int { Int(pair.a) }
  package var b: Int { Int(pair.b) }

  /// From so much likeness of the letters on, a text that says the same is a copy with edits. D3lta's own border is .69 of
  /// texts with their punctuation; on its labels and on paraphrases of news, folded, the fewest are on the wrong side here.
  package static let copied = 0.74
}

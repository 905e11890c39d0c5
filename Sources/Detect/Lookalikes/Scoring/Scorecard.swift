import Glibc
import TocsinModel

/// Adds up clues to a probability, and says which tier that is.
///
/// A logistic model without interactions but those that are clues themselves, so that every reason can be
/// given with its weight (Berkson 1944; as a points system: Siddiqi 2006, “Credit Risk Scorecards”).
struct Scorecard: Sendable {
  /// The log-odds of a name without any clue.
  let base: Float
  let weights: [Clue: Float]
  /// From which probability on somebody is woken, and from which on it is for the digest.
  let high: Float
  let medium: Float

  /// Log-odds that the match impersonates. Linear in the clues.
  func score(_ evidence: Evidence) -> Float {
    Clue.allCases.reduce(base) { $0 + (weights[$1] ?? 0) * evidence[$1] }
  }

  /// What each clue that is there adds, the weightiest first.
  func contributions(_ evidence: Evidence) -> [(clue: Clue, points: Float)] {
    Clue.allCases.compactMap { clue in
      guard let weight = weights[clue], evidence[clue] != 0 else { return nil }
      return (clue, weight * evidence[clue])
    }.sorted { abs($0.points) > abs($1.points) }
  }

  /// `nil` when it is not worth anybody's time.
  func tier(_ score: Float) -> Lookalike.Tier? {
    let probability = Self.probability(score)
    return probability >= high ? .high : probability >= medium ? .medium : nil
  }

  static func probability(_ score: Float) -> Float { 1 / (1 + expf(-score)) }
}

/// How clues add up: a logistic model, whose weights `Scripts/fit-mail` fits.
package struct MailModel: Sendable {
  /// By the clue's place.
  let weights: [Double]
  let bias: Double
  /// The probability from which a mail is suspicious, and deceptive.
  package let suspicious: Double
  package let deceptive: Double
  /// The same for whether what deceives nobody is advertising nobody asked for.
  let advertising: [Double]
  let advertisingBias: Double

  init(
    _ fitted: [(clue: MailClue, weight: Double, advertising: Double)], bias: Double,
    advertisingBias: Double,
    suspicious: Double, deceptive: Double
  ) {
    var weights = [Double](repeating: 0, count: MailClue.allCases.count)
    var advertising = weights
    for (clue, weight, other) in fitted {
      weights[clue.place] = weight
      advertising[clue.place] = other
    }
    self.weights = weights
    self.advertising = advertising
    self.bias = bias
    self.advertisingBias = advertisingBias
    self.suspicious = suspicious
    self.deceptive = deceptive
  }

  /// The logarithm of the odds that it is phishing, were there as much of that as of honest mail.
  package func odds(_ evidence: MailEvidence) -> Double { sum(evidence, weights, bias) }

  /// The most that a history adds to the logarithm of the odds, where it is looked at later: then no wording is known any more.
  var mostOfHistory: Double {
    MailClue.allCases.reduce(0) {
      $0 + ($1.family == .history && $1 != .quoteAltered ? max(0, weights[$1.place]) : 0)
    }
  }

  /// What a clue of a value adds to the logarithm of the odds.
  func share(of clue: MailClue, at value: Double) -> Double { weights[clue.place] * value }

  /// The probability that it is advertising nobody asked for, and no phishing.
  package func advertisingProbability(_ evidence: MailEvidence) -> Double {
    Logistic.probability(sum(evidence, advertising, advertisingBias))
  }

  /// What a clue adds to the logarithm of the odds.
  package func share(of clue: MailClue, in evidence: MailEvidence) -> Double {
    weights[clue.place] * evidence[clue]
  }

  private func sum(_ evidence: MailEvidence, _ weights: [Double], _ bias: Double) -> Double {
    MailClue.allCases.reduce(bias) { $0 + weights[$1.place] * evidence[$1] }
  }
}

/// Which pairs are accepted, alone or because a third passage vouches for them.
struct MeaningSupport {
  let decisions: MeaningDecisions
  /// For each passage those that are like it, with their log-odds.
  private var alike: [UInt32: [UInt32: Double]] = [:]

  /// - Parameter known: pairs that are alike for another reason, such as their letters.
  init(_ matches: [MeaningMatch], known: Set<NumberPair>, decisions: MeaningDecisions) {
    self.decisions = decisions
    let least = min(decisions.same.alone, decisions.different.alone)
    for match in matches where match.logit >= least { add(match.pair, match.logit) }
    for pair in known { add(pair, .infinity) }
  }

  private mutating func add(_ pair: NumberPair, _ logit: Double) {
    alike[pair.a, default: [:]][pair.b] = logit
    alike[pair.b, default: [:]][pair.a] = logit
  }

  /// Decides, and says how probable it is.
  ///
  /// - Parameter isVouchedFor: whether anything else than a third passage says that the two belong together.
  func decide(_ match: inout MeaningMatch, isVouchedFor: Bool = false) {
    if match.isTransliterated {
      match.isAccepted = true
      match.probability = 1
      return
    }
    let decision = decisions[match.languages]
    if match.logit >= decision.alone {
      match.isAccepted = true
      match.probability = decision.calibration.probability(ofLogit: match.logit)
    } else {
      match.isSupported = isVouchedFor || isSupported(match.pair, by: decision.alone)
      match.isAccepted = match.isSupported && match.logit >= decision.supported
      let calibration =
        match.isSupported ? decision.supportedCalibration : decision.calibration
      match.probability = calibration.probability(ofLogit: match.logit)
    }
  }

  /// Whether a pair would be accepted if a third were like both, and none is known.
  func isInNeed(_ match: MeaningMatch) -> Bool {
    let decision = decisions[match.languages]
    return match.logit >= decision.supported && match.logit < decision.alone
      && !isSupported(match.pair, by: decision.alone)
  }

  /// Whether a third is like both, with log-odds of at least what this pair would need alone.
  private func isSupported(_ pair: NumberPair, by least: Double) -> Bool {
    guard let ofA = alike[pair.a], let ofB = alike[pair.b] else { return false }
    let (few, many) = ofA.count <= ofB.count ? (ofA, ofB) : (ofB, ofA)
    return few.contains { third, logit in
      logit >= least && (many[third].map { $0 >= least } ?? false)
    }
  }
}

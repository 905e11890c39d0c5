/// Which pairs are accepted, alone or because a third passage vouches for them.
struct MeaningSupport {
  let decisions: MeaningDecisions
  /// Passages that are surely like a passage.
  private var sure: [UInt32: Set<UInt32>] = [:]

  /// - Parameter known: pairs that are alike for another reason, such as their letters.
  init(_ matches: [MeaningMatch], known: Set<PassagePair>, decisions: MeaningDecisions) {
    self.decisions = decisions
    for match in matches where match.logit >= decisions[match.languages].alone { add(match.pair) }
    for pair in known { add(pair) }
  }

  private mutating func add(_ pair: PassagePair) {
    sure[pair.a, default: []].insert(pair.b)
    sure[pair.b, default: []].insert(pair.a)
  }

  /// Decides, and says how probable it is.
  func decide(_ match: inout MeaningMatch) {
    let decision = decisions[match.languages]
    if match.logit >= decision.alone {
      match.isAccepted = true
      match.probability = decision.calibration.probability(ofLogit: match.logit)
    } else {
      match.isSupported = isSupported(match.pair)
      match.isAccepted = match.isSupported && match.logit >= decision.supported
      let calibration =
        match.isSupported ? decision.supportedCalibration : decision.calibration
      match.probability = calibration.probability(ofLogit: match.logit)
    }
  }

  private func isSupported(_ pair: PassagePair) -> Bool {
    guard let ofA = sure[pair.a], let ofB = sure[pair.b] else { return false }
    return !ofA.isDisjoint(with: ofB)
  }
}

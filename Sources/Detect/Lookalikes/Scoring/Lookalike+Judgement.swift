import Names
import TocsinModel

extension Lookalike {
  init(
    _ best: Judgement, tier: Tier, of judgements: [Judgement], in host: HostName,
    by detector: LookalikeDetector
  ) {
    let owner = detector.protected.names[best.word.owner]
    let shown = host.shown
    let sameEnding = best.evidence.hasOwnEnding || best.word.isGiven
    self.init(
      name: host.name, registrable: host.registrable, shown: shown,
      impersonates: owner.domains[best.word.domain],
      impersonatesShown: detector.shown(owner.domains[best.word.domain]), owner: owner.name,
      techniques: best.techniques(in: host), tier: tier,
      probability: Double(Scorecard.probability(best.score)),
      reasons: ReasonWriting(
        match: best.match, word: best.word, host: host, surroundings: best.surroundings,
        evidence: best.evidence, areNamesCounted: detector.examiner.knowledge.statistics != nil
      ).reasons(detector.scorecard.contributions(best.evidence)),
      marks: Marking(host: host, shown: shown)
        .marks(best.match, best.surroundings, sameEnding: sameEnding),
      alternatives: judgements.dropFirst().prefix(4).map { judgement in
        detector.protected.names[judgement.word.owner].domains[judgement.word.domain]
      })
  }
}

extension Judgement {
  /// How the name is made, the most telling first.
  func techniques(in host: HostName) -> [LookalikeTechnique] {
    var techniques: [LookalikeTechnique] = []
    if evidence[.domain] > 0, !word.isDomain {
      techniques.append(.secondLevel)
    } else if evidence[.domain] > 0 {
      techniques.append(match.span.lowerBound == 0 ? .domainPrefix : .subdomain)
    }
    techniques += match.changes.filter {
      !techniques.contains($0) && $0 != .subdomain && $0 != .domainPrefix
    }
    if word.isJoined { techniques.append(.secondLevel) }
    if evidence[.domain] == 0 {
      if evidence[.below] > 0 {
        techniques.append(.subdomain)
      } else {
        switch match.fit {
        case .whole where word.isGiven:
          if match.changes.isEmpty { techniques.append(.exact) }
        case .whole where !evidence.hasOwnEnding && !word.isJoined:
          techniques.append(.endingSwap)
        case .whole: break
        case .tokens, .beside: techniques.append(.combosquat)
        case .prefix, .suffix, .inner: techniques.append(.embedded)
        }
      }
    }
    return techniques.isEmpty ? [.endingSwap] : techniques
  }
}

extension NameWord {
  /// A whole domain, dots and all.
  fileprivate var isDomain: Bool { text.utf8.contains(UInt8(ascii: ".")) }
}

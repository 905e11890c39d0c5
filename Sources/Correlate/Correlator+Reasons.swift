import TocsinModel

/// What is said of a join: each thing that both have, what it weighs, and what speaks against it.
extension Correlator {
  /// Popular traits that are named as not counted.
  private static let mostPopular = 3
  private static let mostShared = 12

  private struct Shared {
    let trait: Trait
    let value: Double
    /// Findings that have it besides the two.
    let others: Int
  }

  private func shared(_ a: UInt32, _ b: UInt32) -> [Shared] {
    let shared = common(a, b).map { common in
      Shared(
        trait: names[Int(common.trait)], value: common.value,
        others: holders[Int(common.trait)].count - 2)
    }
    return shared.sorted { left, right in
      left.value != right.value ? left.value > right.value : left.trait < right.trait
    }
  }

  func reasons(_ a: UInt32, _ b: UInt32) -> [Reason] {
    let (one, other) = (slots[Int(a)].item, slots[Int(b)].item)
    let shared = shared(a, b)
    var reasons: [Reason] = []
    for common in shared.filter({ $0.value > 0 }).prefix(Self.mostShared) {
      let rest =
        switch common.others {
        case 0: ", which no other finding has."
        case 1: "; 1 other has it, too."
        default: "; \(common.others) others have it, too."
        }
      reasons.append(
        Reason(
          feature: "join.\(common.trait.kind)", value: common.value.rounded(to: 2),
          text: "Both have \(common.trait.words)\(rest)"))
    }
    reasons.append(timing(one, other))
    for item in [one, other] where item.attention == .routine {
      reasons.append(
        Reason(
          feature: "join.routine", direction: .weakens, value: -weights.routine,
          text: "One of them (\(item.kind.rawValue)) asks for no attention by itself."))
    }
    // Named, so that nobody believes that they were overlooked.
    for popular in shared.filter({ $0.value == 0 }).prefix(Self.mostPopular) {
      let trait = popular.trait.words
      reasons.append(
        Reason(
          feature: "join.popular", direction: .weakens, value: 0,
          text:
            "Both have \(trait), and so have \(popular.others) other findings: it joins nothing."
        ))
    }
    return reasons
  }

  private func timing(_ a: CorrelationItem, _ b: CorrelationItem) -> Reason {
    guard let one = a.times, let other = b.times else {
      return Reason(
        feature: "join.time", direction: .weakens, value: 0,
        text: "When one of them was is not known, so that time says nothing.")
    }
    let days = CorrelationWeights.gap(one, other)
    let value = weights.timing(one, other)
    let text =
      days < 1 ? "They are of the same days." : "They are \(Int(days.rounded())) days apart."
    return Reason(
      feature: "join.time", direction: value < 0 ? .weakens : .supports,
      value: value.rounded(to: 2), threshold: weights.apart / 2, text: text)
  }

  /// What the campaign as a whole rests on.
  func summary(_ items: [CorrelationItem], _ joins: [Campaign.Join], _ kinds: Int) -> [Reason] {
    let noun = kinds == 1 ? "kind" : "kinds"
    var reasons = [
      Reason(
        feature: "campaign.kinds", value: Double(kinds), threshold: 2,
        text: "\(items.count) findings of \(kinds) \(noun) hang together.")
    ]
    if let weakest = joins.last {
      let isWeak = weakest.logOdds < 1
      let verdict = isWeak ? "weak: without it there are two groups." : "firm."
      reasons.append(
        Reason(
          feature: "campaign.weakest-join", direction: isWeak ? .weakens : .supports,
          value: weakest.logOdds.rounded(to: 2), threshold: 1,
          text: "The weakest of its joins is \(verdict)"))
    }
    var sorts: Set<[String]> = []
    for join in joins {
      let telling = join.reasons.filter {
        $0.direction == .supports && $0.feature != "join.time"
      }
      sorts.insert(Set(telling.map(\.feature)).sorted())
    }
    if sorts.count == 1, let only = sorts.first?.first, sorts.first?.count == 1 {
      let name = only.replacing("join.", with: "")
      reasons.append(
        Reason(
          feature: "campaign.one-sort", direction: .weakens, value: 1, threshold: 2,
          text:
            "All joins are of one sort (\(name)): one explanation of it would undo the campaign."
        ))
    }
    return reasons
  }
}

extension Double {
  /// To so many decimals.
  func rounded(to decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}

extension Trait {
  /// What it is with its name; of the id of a document the beginning, by which it is found.
  fileprivate var words: String {
    let isDocument = kind == .text && name.utf8.count == 32 && name.allSatisfy(\.isHexDigit)
    return isDocument ? "one text, document \(name.prefix(12))…" : "\(kind.words) \(name)"
  }
}

import TocsinModel

/// Adds up what one finding has in common with others. Its tables are used again.
struct NeighbourScan {
  private var sums: [Double]
  /// By slot: a bit for each family in which it has something in common.
  private var families: [UInt8]
  /// The family that is being added up, with the sum and the most telling of its traits.
  private var family: [UInt8]
  private var familySum: [Double]
  private var familyMost: [Double]
  private var seen: [UInt32] = []

  init(count: Int) {
    sums = Array(repeating: 0, count: count)
    families = Array(repeating: 0, count: count)
    family = Array(repeating: .max, count: count)
    familySum = Array(repeating: 0, count: count)
    familyMost = Array(repeating: 0, count: count)
  }

  /// For each trait of a finding: how many others have it, and nothing of another family. What an operation uses is
  /// shared by those who share more with each other; what is public is shared by those who have nothing else in common.
  mutating func others(
    of place: UInt32, _ slots: [Correlator.Slot], _ holders: [[UInt32]], _ isRare: [Bool],
    _ names: [Trait]
  ) -> [Float] {
    let traits = slots[Int(place)].traits
    for trait in traits where isRare[Int(trait)] {
      let bit = 1 << names[Int(trait)].kind.family.rawValue as UInt8
      for other in holders[Int(trait)] where other != place {
        if families[Int(other)] == 0 { seen.append(other) }
        families[Int(other)] |= bit
      }
    }
    let counts = traits.map { trait in
      guard isRare[Int(trait)] else { return Float(max(0, holders[Int(trait)].count - 2)) }
      var count = 0
      for other in holders[Int(trait)] where other != place {
        let shared = families[Int(other)]
        if shared & (shared - 1) == 0 { count += 1 }
      }
      return Float(count)
    }
    for other in seen { families[Int(other)] = 0 }
    seen.removeAll(keepingCapacity: true)
    return counts
  }

  /// Findings that may belong with one, with the log-odds: even or better, or near that.
  mutating func joins(
    of place: UInt32, _ slots: [Correlator.Slot], _ holders: [[UInt32]], _ isRare: [Bool],
    _ names: [Trait], _ weights: CorrelationWeights
  ) -> [UInt32: Double] {
    let own = slots[Int(place)]
    for (trait, mine) in zip(own.traits, own.others) where isRare[Int(trait)] {
      let kind = names[Int(trait)].kind
      for other in holders[Int(trait)] where other != place {
        let index = Int(other)
        guard let position = slots[index].traits.firstIndex(of: trait) else { continue }
        let value = weights.value(kind, mine, slots[index].others[position])
        guard value > 0 else { continue }
        if family[index] == .max { seen.append(other) }
        // Families stand together in the order of traits.
        if family[index] != kind.family.rawValue {
          close(index, own, slots[index], weights)
          family[index] = kind.family.rawValue
        }
        familySum[index] += value
        familyMost[index] = max(familyMost[index], value)
      }
    }
    var joined: [UInt32: Double] = [:]
    for other in seen {
      let index = Int(other)
      close(index, own, slots[index], weights)
      let odds = sums[index] + Self.circumstances(own.item, slots[index].item, weights)
      if odds >= CorrelationWeights.near { joined[other] = odds }
      sums[index] = 0
      family[index] = .max
    }
    seen.removeAll(keepingCapacity: true)
    return joined
  }

  /// Adds what a family came to.
  private mutating func close(
    _ index: Int, _ own: Correlator.Slot, _ other: Correlator.Slot, _ weights: CorrelationWeights
  ) {
    guard familyMost[index] > 0, let kind = Trait.Kind.Family(rawValue: family[index]) else {
      return
    }
    let place = Int(family[index])
    sums[index] += weights.family(
      kind, sum: familySum[index], most: familyMost[index],
      (own.counts[place], other.counts[place]))
    familySum[index] = 0
    familyMost[index] = 0
  }

  /// What is known of two findings besides what they have.
  static func circumstances(
    _ a: CorrelationItem, _ b: CorrelationItem, _ weights: CorrelationWeights
  ) -> Double {
    let routine = (a.attention == .routine ? 1.0 : 0) + (b.attention == .routine ? 1.0 : 0)
    return weights.timing(a.times, b.times) - weights.routine * routine - weights.prior
      - (a.kind == b.kind ? weights.sameKind : 0)
  }
}

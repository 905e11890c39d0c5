package import TocsinModel

/// Joins findings: which of them have rare things in common, and which groups that makes.
///
/// It keeps an index of what findings have, so that one more costs what it touches. What it says depends on the findings
/// and the decisions alone, never on the order in which they came.
package struct Correlator {
  /// A finding in the index; slots are used again.
  struct Slot {
    var item: CorrelationItem
    /// Numbers of its traits, by kind.
    var traits: [UInt32]
    /// Slots that it is joined to, with the log-odds.
    var joined: [UInt32: Double] = [:]
    var isUsed = true
  }

  package let weights: CorrelationWeights
  var slots: [Slot] = []
  private(set) var places: [FindingID: UInt32] = [:]
  private var free: [UInt32] = []
  private(set) var numbers: [Trait: UInt32] = [:]
  private(set) var names: [Trait] = []
  /// By trait: the slots that have it, in no order.
  private(set) var holders: [[UInt32]] = []
  /// By trait: what it is worth now.
  private var values: [Double] = []
  package var constraints = CampaignConstraints()
  /// Traits whose holders changed since edges were computed.
  private var touched: Set<UInt32> = []
  private var moved: Set<UInt32> = []

  package init(_ weights: CorrelationWeights = .fitted) { self.weights = weights }

  package var count: Int { places.count }

  package func item(_ finding: FindingID) -> CorrelationItem? {
    places[finding].map { slots[Int($0)].item }
  }

  /// The findings in it, in no order.
  package var findings: some Collection<FindingID> { places.keys }

  /// Takes a finding in, or what it says now in place of what it said. O(its traits).
  package mutating func insert(_ item: CorrelationItem) {
    if let known = places[item.finding] {
      if slots[Int(known)].item == item { return }
      remove(item.finding)
    }
    let place = free.popLast() ?? UInt32(slots.count)
    var traits: [UInt32] = []
    traits.reserveCapacity(item.traits.count)
    for trait in item.traits {
      let number: UInt32
      if let known = numbers[trait] {
        number = known
      } else {
        number = UInt32(names.count)
        numbers[trait] = number
        names.append(trait)
        holders.append([])
        values.append(0)
      }
      holders[Int(number)].append(place)
      traits.append(number)
      touched.insert(number)
    }
    let slot = Slot(item: item, traits: traits)
    if place == slots.count { slots.append(slot) } else { slots[Int(place)] = slot }
    places[item.finding] = place
    moved.insert(place)
  }

  /// Takes a finding out. O(the holders of its traits).
  package mutating func remove(_ finding: FindingID) {
    guard let place = places.removeValue(forKey: finding) else { return }
    for trait in slots[Int(place)].traits {
      if let index = holders[Int(trait)].firstIndex(of: place) {
        holders[Int(trait)].swapAt(index, holders[Int(trait)].count - 1)
        holders[Int(trait)].removeLast()
      }
      touched.insert(trait)
    }
    for other in slots[Int(place)].joined.keys {
      slots[Int(other)].joined.removeValue(forKey: place)
      moved.insert(other)
    }
    slots[Int(place)].isUsed = false
    slots[Int(place)].traits = []
    slots[Int(place)].joined = [:]
    moved.remove(place)
    free.append(place)
  }

  /// Brings the joins up to date. O(findings that share a trait with what changed × what these have in common with others);
  /// popular traits cost nothing.
  ///
  /// - Returns: the slots whose joins may be others than before.
  mutating func update() -> Set<UInt32> {
    var dirty = moved
    for trait in touched {
      let before = values[Int(trait)]
      let now = weights.value(names[Int(trait)].kind, count: holders[Int(trait)].count)
      values[Int(trait)] = now
      guard before != now, before > 0 || now > 0 else { continue }
      // Holders of what is, or was, rare enough to count are few by the nature of the weights.
      dirty.formUnion(holders[Int(trait)])
    }
    touched = []
    moved = []
    var scan = NeighbourScan(count: slots.count)
    var affected = dirty
    for place in dirty where slots[Int(place)].isUsed {
      affected.formUnion(slots[Int(place)].joined.keys)
      let joined = scan.joins(of: place, slots, holders, values, names, weights)
      affected.formUnion(joined.keys)
      for other in slots[Int(place)].joined.keys where joined[other] == nil {
        slots[Int(other)].joined.removeValue(forKey: place)
      }
      for (other, odds) in joined { slots[Int(other)].joined[place] = odds }
      slots[Int(place)].joined = joined
    }
    return affected.filter { slots[Int($0)].isUsed }
  }

  /// What a trait is worth to those who have it.
  func value(of trait: UInt32) -> Double { values[Int(trait)] }
}

/// Adds up what one finding has in common with others. Its tables are used again.
private struct NeighbourScan {
  private var sums: [Double]
  private var lastKind: [UInt8]
  private var factor: [Double]
  private var seen: [UInt32] = []

  init(count: Int) {
    sums = Array(repeating: 0, count: count)
    lastKind = Array(repeating: .max, count: count)
    factor = Array(repeating: 1, count: count)
  }

  /// Findings with at least even odds to belong with one.
  mutating func joins(
    of place: UInt32, _ slots: [Correlator.Slot], _ holders: [[UInt32]], _ values: [Double],
    _ names: [Trait], _ weights: CorrelationWeights
  ) -> [UInt32: Double] {
    let own = slots[Int(place)]
    // The most telling of a kind first, since the next counts less.
    let order = own.traits.filter { values[Int($0)] > 0 }.sorted { a, b in
      let (one, other) = (names[Int(a)], names[Int(b)])
      if one.kind != other.kind { return one.kind < other.kind }
      if values[Int(a)] != values[Int(b)] { return values[Int(a)] > values[Int(b)] }
      return one.name < other.name
    }
    for trait in order {
      let kind = names[Int(trait)].kind.rawValue
      for other in holders[Int(trait)] where other != place {
        let index = Int(other)
        if sums[index] == 0 { seen.append(other) }
        factor[index] = lastKind[index] == kind ? factor[index] * weights.repeated : 1
        lastKind[index] = kind
        sums[index] += values[Int(trait)] * factor[index]
      }
    }
    var joined: [UInt32: Double] = [:]
    for other in seen {
      let index = Int(other)
      let odds =
        sums[index] - weights.prior + Self.circumstances(own.item, slots[index].item, weights)
      if odds >= 0 { joined[other] = odds }
      sums[index] = 0
      lastKind[index] = .max
      factor[index] = 1
    }
    seen.removeAll(keepingCapacity: true)
    return joined
  }

  static func circumstances(
    _ a: CorrelationItem, _ b: CorrelationItem, _ weights: CorrelationWeights
  ) -> Double {
    let routine = (a.attention == .routine ? 1.0 : 0) + (b.attention == .routine ? 1.0 : 0)
    return weights.timing(a.times, b.times) - weights.routine * routine
  }
}

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
    /// How many of them are of each family.
    var counts: [Int]
    /// For each of them: how many others have it, and have nothing of another family in common with this finding.
    var others: [Float] = []
    /// Slots that it may belong with, with the log-odds: from ``CorrelationWeights/near`` on.
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
  /// By trait: whether few enough have it, as of the last update.
  private var isRare: [Bool] = []
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
        isRare.append(false)
      }
      holders[Int(number)].append(place)
      traits.append(number)
      touched.insert(number)
    }
    var counts = [Int](repeating: 0, count: Trait.Kind.Family.allCases.count)
    for trait in item.traits { counts[Int(trait.kind.family.rawValue)] += 1 }
    let slot = Slot(item: item, traits: traits, counts: counts)
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
      let holders = holders[Int(trait)]
      let now = holders.count > 1 && holders.count <= CorrelationWeights.mostHolders
      if now || isRare[Int(trait)] { dirty.formUnion(holders) }
      isRare[Int(trait)] = now
    }
    touched = []
    moved = []
    var scan = NeighbourScan(count: slots.count)
    dirty = dirty.filter { slots[Int($0)].isUsed }
    // First how unusual everything is to each, since a join is weighed from both its ends.
    for place in dirty {
      slots[Int(place)].others = scan.others(of: place, slots, holders, isRare, names)
    }
    var affected = dirty
    for place in dirty {
      let before = slots[Int(place)].joined
      let joined = scan.joins(of: place, slots, holders, isRare, names, weights)
      affected.formUnion(before.keys)
      affected.formUnion(joined.keys)
      for other in before.keys where joined[other] == nil {
        slots[Int(other)].joined.removeValue(forKey: place)
      }
      for (other, odds) in joined { slots[Int(other)].joined[place] = odds }
      slots[Int(place)].joined = joined
    }
    return affected.filter { slots[Int($0)].isUsed }
  }

  /// Whether few enough have a trait that it is looked at.
  func isRare(_ trait: UInt32) -> Bool { isRare[Int(trait)] }

  /// What two findings have in common, with what it is worth to them; 0 for what is popular.
  func common(_ a: UInt32, _ b: UInt32) -> [(trait: UInt32, value: Double)] {
    let (one, other) = (slots[Int(a)], slots[Int(b)])
    let theirs = Dictionary(uniqueKeysWithValues: zip(other.traits, other.others))
    return zip(one.traits, one.others).compactMap { trait, mine in
      theirs[trait].map { their in
        (trait, isRare[Int(trait)] ? weights.value(names[Int(trait)].kind, mine, their) : 0)
      }
    }
  }
}

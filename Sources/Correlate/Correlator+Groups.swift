import TocsinModel

/// Findings that belong together, by slots, and the joins that hold them.
struct CampaignGroup {
  var members: [UInt32]
  var joins: [(a: UInt32, b: UInt32, odds: Double)]
  /// Whether people put any of it together.
  var isBound: Bool
}

/// Groups are made in two steps. Cores hang together by joins of even odds or better (Kruskal's algorithm). Then single
/// findings that no pair joins come to the core with which they have most in common: what many of a group have, and few
/// others, is telling even where no pair is.
///
/// What a group is depends on what is near it and nothing else, so that one more finding costs what is near it.
extension Correlator {
  /// All groups.
  func allGroups() -> [CampaignGroup] {
    let bound = bindings
    let all = Set(places.values.filter { !slots[Int($0)].joined.isEmpty }).union(
      bound.flatMap { [$0.0, $0.1] })
    return grown(merged(all, bound), all)
  }

  /// The groups near some slots, and everything that was looked at: former groups of any of it are not what they were.
  func groups(around affected: Set<UInt32>) -> (groups: [CampaignGroup], looked: Set<UInt32>) {
    let bound = bindings
    let own = reach(affected, bound)
    // Cores to which what changed may come, or from which it may have gone.
    let changed = reach(own.union(near(own)), bound)
    let comers = changed.union(near(changed))
    // Whoever may come to these chooses among all cores near them.
    let all = reach(comers.union(near(comers)), bound)
    let groups = grown(merged(all, bound), all).filter { !changed.isDisjoint(with: $0.members) }
    return (groups, changed.union(groups.flatMap(\.members)))
  }

  /// Pairs that people put together.
  private var bindings: [(UInt32, UInt32)] {
    constraints.verdicts.compactMap { pair, belongs in
      guard belongs, let a = places[pair.a], let b = places[pair.b] else { return nil }
      return (a, b)
    }
  }

  private func near(_ all: Set<UInt32>) -> Set<UInt32> {
    Set(all.flatMap { slots[Int($0)].joined.keys })
  }

  /// Everything that joins or people lead to.
  private func reach(_ start: Set<UInt32>, _ bound: [(UInt32, UInt32)]) -> Set<UInt32> {
    var ties: [UInt32: [UInt32]] = [:]
    for (a, b) in bound {
      ties[a, default: []].append(b)
      ties[b, default: []].append(a)
    }
    var seen = start
    var waiting = Array(start)
    while let place = waiting.popLast() {
      for (other, odds) in slots[Int(place)].joined where odds >= 0 && seen.insert(other).inserted {
        waiting.append(other)
      }
      for other in ties[place] ?? [] where seen.insert(other).inserted { waiting.append(other) }
    }
    return seen
  }

  private func id(_ place: UInt32) -> FindingID { slots[Int(place)].item.finding }

  /// Kruskal's algorithm with two rules: what people decided comes first, and a join that links groups must be stronger
  /// the more pairs it was picked from, so that no chain of weak joins makes one campaign of many.
  private func merged(_ all: Set<UInt32>, _ bound: [(UInt32, UInt32)]) -> Cores {
    var cores = Cores()
    for (a, b) in bound.sorted(by: { (id($0.0), id($0.1)) < (id($1.0), id($1.1)) })
    where all.contains(a) && all.contains(b) {
      // A later split of what was put together is kept by the verdicts; others of the group may not bridge it.
      if cores.forest.set(of: a) != cores.forest.set(of: b), isForbidden(cores.forest, a, b) {
        continue
      }
      if cores.forest.join(a, b), let odds = slots[Int(a)].joined[b] {
        cores.joins.append((a, b, odds))
      }
      cores.bound.insert(a)
    }
    var edges: [(a: UInt32, b: UInt32, odds: Double)] = []
    for place in all {
      for (other, odds) in slots[Int(place)].joined
      where place < other && odds >= 0 && all.contains(other) {
        edges.append(id(place) < id(other) ? (place, other, odds) : (other, place, odds))
      }
    }
    edges.sort { left, right in
      if left.odds != right.odds { return left.odds > right.odds }
      return (id(left.a), id(left.b)) < (id(right.a), id(right.b))
    }
    for edge in edges {
      let (a, b) = (cores.forest.set(of: edge.a), cores.forest.set(of: edge.b))
      guard a != b else { continue }
      let pairs = Double(cores.forest.size(of: a) * cores.forest.size(of: b))
      guard edge.odds >= weights.bridge * pairs.logarithm,
        !isForbidden(cores.forest, edge.a, edge.b)
      else { continue }
      cores.forest.join(edge.a, edge.b)
      cores.joins.append(edge)
    }
    return cores
  }

  /// The cores with the single findings that come to them.
  private func grown(_ cores: Cores, _ all: Set<UInt32>) -> [CampaignGroup] {
    var groups: [UInt32: CampaignGroup] = [:]
    for place in all where cores.forest.size(of: place) > 1 {
      groups[
        cores.forest.set(of: place), default: CampaignGroup(members: [], joins: [], isBound: false)
      ]
      .members.append(place)
    }
    for join in cores.joins { groups[cores.forest.set(of: join.a)]?.joins.append(join) }
    for place in cores.bound { groups[cores.forest.set(of: place)]?.isBound = true }
    for place in all where cores.forest.size(of: place) == 1 {
      guard let best = best(place, cores) else { continue }
      groups[best.core]?.members.append(place)
      groups[best.core]?.joins.append((best.neighbour, place, best.odds))
    }
    return groups.values.filter { group in
      if group.isBound { return true }
      // One kind alone is what its detector found already.
      guard Set(group.members.map({ slots[Int($0)].item.kind })).count > 1 else { return false }
      return group.joins.reduce(0) { $0 + $1.odds } >= weights.total
    }
  }

  /// The core with which a single finding has most in common, if it is enough.
  private func best(
    _ place: UInt32, _ cores: Cores
  ) -> (core: UInt32, neighbour: UInt32, odds: Double)? {
    // By core: the neighbour in it that is nearest.
    var candidates: [UInt32: (neighbour: UInt32, odds: Double)] = [:]
    for (other, odds) in slots[Int(place)].joined where cores.forest.size(of: other) > 1 {
      let core = cores.forest.set(of: other)
      if let known = candidates[core],
        known.odds > odds || (known.odds == odds && id(known.neighbour) < id(other))
      {
        continue
      }
      candidates[core] = (other, odds)
    }
    var best: (core: UInt32, neighbour: UInt32, odds: Double)?
    for (core, nearest) in candidates where !isForbidden(cores.forest, place, core) {
      let odds = pooled(place, cores.forest.members(of: core))
      guard odds >= weights.bridge * Double(cores.forest.size(of: core)).logarithm else { continue }
      if let known = best,
        known.odds > odds || (known.odds == odds && id(known.neighbour) < id(nearest.neighbour))
      {
        continue
      }
      best = (core, nearest.neighbour, odds)
    }
    return best
  }

  /// The log-odds that a finding belongs to a group: as for a pair, and those of the group are no others.
  private func pooled(_ place: UInt32, _ members: [UInt32]) -> Double {
    let own = slots[Int(place)]
    let group = Set(members)
    var families: [UInt8: (sum: Double, most: Double)] = [:]
    for trait in own.traits where isRare(trait) {
      let inside = holders[Int(trait)].count { group.contains($0) }
      guard inside > 0 else { continue }
      let kind = names[Int(trait)].kind
      let value = weights.value(kind, outside: holders[Int(trait)].count - inside - 1)
      let known = families[kind.family.rawValue] ?? (0, 0)
      families[kind.family.rawValue] = (known.sum + value, max(known.most, value))
    }
    var odds = -weights.prior
    for family in Trait.Kind.Family.allCases {
      guard let value = families[family.rawValue] else { continue }
      let count = own.counts[Int(family.rawValue)]
      odds += weights.family(family, sum: value.sum, most: value.most, (count, count))
    }
    // The nearest in time speaks for all: a campaign goes on for weeks.
    odds += members.map { weights.timing(own.item.times, slots[Int($0)].item.times) }.max() ?? 0
    if own.item.attention == .routine { odds -= weights.routine }
    if members.allSatisfy({ slots[Int($0)].item.kind == own.item.kind }) {
      odds -= weights.sameKind
    }
    return odds
  }

  /// Whether people said of any two, one of each group, that they do not belong together.
  private func isForbidden(_ forest: DisjointSets<UInt32>, _ a: UInt32, _ b: UInt32) -> Bool {
    guard constraints.hasParts else { return false }
    let one = forest.members(of: a).map { slots[Int($0)].item.finding }
    let other = forest.members(of: b).map { slots[Int($0)].item.finding }
    return one.contains { first in other.contains { constraints[first, $0] == false } }
  }
}

/// What hangs together by pairs.
private struct Cores {
  var forest = DisjointSets<UInt32>()
  var joins: [(a: UInt32, b: UInt32, odds: Double)] = []
  /// Findings that people put together with others.
  var bound: Set<UInt32> = []
}

import TocsinModel

/// Findings that belong together, by slots, and the joins that hold them.
struct CampaignGroup {
  var members: [UInt32]
  var joins: [(a: UInt32, b: UInt32, odds: Double)]
  /// Whether people put any of it together.
  var isBound: Bool
}

extension Correlator {
  /// The groups among everything that hangs together with some slots by joins of any strength. O(e log e).
  func groups(around affected: Set<UInt32>) -> [CampaignGroup] {
    let (whole, bound) = reach(affected)
    return merged(whole, bound)
  }

  /// All groups.
  func allGroups() -> [CampaignGroup] {
    let decided = Set(constraints.verdicts.keys.flatMap { [$0.a, $0.b] }.compactMap { places[$0] })
    return groups(around: decided.union(places.values.filter { !slots[Int($0)].joined.isEmpty }))
  }

  /// Everything that joins or decisions lead to, and the pairs that people bound.
  private func reach(_ affected: Set<UInt32>) -> (Set<UInt32>, [(UInt32, UInt32)]) {
    var ties: [UInt32: [UInt32]] = [:]
    for (pair, belongs) in constraints.verdicts where belongs {
      guard let a = places[pair.a], let b = places[pair.b] else { continue }
      ties[a, default: []].append(b)
      ties[b, default: []].append(a)
    }
    var seen = affected
    var waiting = Array(affected)
    while let place = waiting.popLast() {
      for other in slots[Int(place)].joined.keys where seen.insert(other).inserted {
        waiting.append(other)
      }
      for other in ties[place] ?? [] where seen.insert(other).inserted { waiting.append(other) }
    }
    let bound = ties.filter { seen.contains($0.key) }.flatMap { a, others in
      others.filter { a < $0 }.map { (a, $0) }
    }
    return (seen, bound)
  }

  /// Kruskal's algorithm with two rules: what people decided comes first, and a join that links groups must be stronger
  /// the more pairs it was picked from, so that no chain of weak joins makes one campaign of many.
  private func merged(_ all: Set<UInt32>, _ bound: [(UInt32, UInt32)]) -> [CampaignGroup] {
    func id(_ place: UInt32) -> FindingID { slots[Int(place)].item.finding }
    var forest = Forest(all)
    var joins: [(a: UInt32, b: UInt32, odds: Double)] = []
    var boundRoots: [UInt32] = []
    for (a, b) in bound.sorted(by: { (id($0.0), id($0.1)) < (id($1.0), id($1.1)) }) {
      // A later split of what was put together is kept by the verdicts; others of the group may not bridge it.
      if forest.root(a) != forest.root(b), isForbidden(forest, a, b) { continue }
      if forest.join(a, b), let odds = slots[Int(a)].joined[b] { joins.append((a, b, odds)) }
      boundRoots.append(a)
    }
    var edges: [(a: UInt32, b: UInt32, odds: Double)] = []
    for place in all {
      for (other, odds) in slots[Int(place)].joined where place < other {
        edges.append(id(place) < id(other) ? (place, other, odds) : (other, place, odds))
      }
    }
    edges.sort { left, right in
      if left.odds != right.odds { return left.odds > right.odds }
      return (id(left.a), id(left.b)) < (id(right.a), id(right.b))
    }
    for edge in edges {
      let (a, b) = (forest.root(edge.a), forest.root(edge.b))
      guard a != b else { continue }
      let pairs = Double(forest.size(a) * forest.size(b))
      guard edge.odds >= weights.bridge * pairs.logarithm, !isForbidden(forest, edge.a, edge.b)
      else { continue }
      forest.join(a, b)
      joins.append(edge)
    }
    let bindings = Set(boundRoots.map { forest.root($0) })
    var grouped: [UInt32: CampaignGroup] = [:]
    for place in all {
      let root = forest.root(place)
      guard forest.size(root) > 1 else { continue }
      grouped[root, default: CampaignGroup(members: [], joins: [], isBound: false)]
        .members.append(place)
    }
    for join in joins { grouped[forest.root(join.a)]?.joins.append(join) }
    for root in bindings { grouped[root]?.isBound = true }
    return grouped.values.filter { group in
      if group.isBound { return true }
      // One kind alone is what its detector found already.
      guard Set(group.members.map({ slots[Int($0)].item.kind })).count > 1 else { return false }
      return group.members.count > 2 || group.joins.contains { $0.odds >= weights.pair }
    }
  }

  /// Whether people said of any two, one of each group, that they do not belong together.
  private func isForbidden(_ forest: Forest, _ a: UInt32, _ b: UInt32) -> Bool {
    guard constraints.hasParts else { return false }
    let one = forest.members(a).map { slots[Int($0)].item.finding }
    let other = forest.members(b).map { slots[Int($0)].item.finding }
    return one.contains { first in other.contains { constraints[first, $0] == false } }
  }
}

/// Disjoint sets with their members (union by size).
private struct Forest {
  private var roots: [UInt32: UInt32] = [:]
  private var sets: [UInt32: [UInt32]] = [:]

  init(_ all: Set<UInt32>) {
    for place in all {
      roots[place] = place
      sets[place] = [place]
    }
  }

  func root(_ place: UInt32) -> UInt32 { roots[place] ?? place }

  func size(_ place: UInt32) -> Int { sets[root(place)]?.count ?? 1 }

  func members(_ place: UInt32) -> [UInt32] { sets[root(place)] ?? [place] }

  /// Whether they were apart. O(the smaller one).
  @discardableResult
  mutating func join(_ a: UInt32, _ b: UInt32) -> Bool {
    var (large, small) = (root(a), root(b))
    guard large != small else { return false }
    if (sets[large]?.count ?? 0, small) < (sets[small]?.count ?? 0, large) {
      swap(&large, &small)
    }
    let moving = sets.removeValue(forKey: small) ?? []
    for place in moving { roots[place] = large }
    sets[large, default: []] += moving
    return true
  }
}

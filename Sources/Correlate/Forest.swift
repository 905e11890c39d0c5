/// Disjoint sets with their members (union by size).
struct Forest {
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

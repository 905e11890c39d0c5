/// What passages that came change for those that were there: whom they push out, and whom they come between.
extension MeaningNeighbourhood {
  /// The pairs of the passages of some pairs with a third that makes one with both: one that is near to both, or that has either among
  /// its own nearest, which the others do not tell.
  ///
  /// - Parameters:
  ///   - others: pairs that are known, in which a third may be that is not near.
  ///   - dull: pairs of which none is asked for.
  nonisolated(nonsending) mutating func pairsWithThirds(
    of pairs: [NumberPair], or others: Set<NumberPair>, besides dull: Set<NumberPair> = [],
    _ keeper: some NeighbourKeeper
  ) async throws -> Set<NumberPair> {
    let ends = Set(pairs.flatMap { [Int($0.a), Int($0.b)] })
    try await look(at: ends, keeper)
    let near = Dictionary(
      uniqueKeysWithValues: ends.map { end in
        (end, Set(lists.keys.flatMap { self.near(end, in: $0).map { Int($0.number) } }))
      })
    var known: [Int: Set<Int>] = [:]
    for pair in others {
      let (a, b) = (Int(pair.a), Int(pair.b))
      if ends.contains(a) { known[a, default: []].insert(b) }
      if ends.contains(b) { known[b, default: []].insert(a) }
    }
    let common = pairs.map { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      return (near[a] ?? []).intersection(near[b] ?? [])
        .union(known[a] ?? []).union(known[b] ?? []).filter { third in
          third != a && third != b && !dull.contains(NumberPair(a, third))
            && !dull.contains(NumberPair(b, third))
        }
    }
    try await look(at: common.reduce(into: []) { $0.formUnion($1) }, keeper)

    var partnersOf: [Int: Set<Int>] = [:]
    func partners(_ row: Int) -> Set<Int> {
      if let partners = partnersOf[row] { return partners }
      let partners = Set(self.partners(of: row))
      partnersOf[row] = partners
      return partners
    }
    var found: Set<NumberPair> = []
    for (pair, thirds) in zip(pairs, common) {
      let (a, b) = (Int(pair.a), Int(pair.b))
      let (ofA, ofB) = (partners(a), partners(b))
      for third in thirds {
        let own = partners(third)
        guard ofA.contains(third) || own.contains(a), ofB.contains(third) || own.contains(b)
        else { continue }
        found.insert(NumberPair(a, third))
        found.insert(NumberPair(b, third))
      }
    }
    return found
  }

  // MARK: What passages that came change

  /// Older passages to which a new one is the nearest in its language, with these languages.
  var newcomersNearest: [Int: Set<UInt16>] {
    var found: [Int: Set<UInt16>] = [:]
    for row in lookedAt where row < first {
      for space in lists.keys {
        var seen: Set<UInt16> = []
        for neighbour in near(row, in: space) {
          let language = index.languages[Int(neighbour.number)]
          if seen.insert(language).inserted, neighbour.number >= first {
            found[row, default: []].insert(language)
          }
        }
      }
    }
    return found
  }

  /// Pairs of older passages that are none any more, since new ones are nearer to both.
  nonisolated(nonsending) mutating func pushedOut(
    _ keeper: some NeighbourKeeper
  ) async throws -> Set<NumberPair> {
    let former = former
    var pushed: Set<NumberPair> = []
    for row in lookedAt where row < first {
      let now = Set(partners(of: row))
      guard now.contains(where: { $0 >= first }) else { continue }
      for other in former.partners(of: row) where !now.contains(other) {
        pushed.insert(NumberPair(row, other))
      }
    }
    try await look(at: Set(pushed.flatMap { [Int($0.a), Int($0.b)] }), keeper)
    return pushed.filter { !isPair($0) }
  }
}

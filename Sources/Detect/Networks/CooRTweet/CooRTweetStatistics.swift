import TocsinModel

/// What CooRTweet says about accounts and objects.
struct CooRTweetStatistics {
  let table: ShareTable
  /// By row.
  let contents: [UInt32]
  let order: [CooRTweetPairs.Pair]

  private struct Averages: Hashable {
    var delta: Double
    var symmetry: Double
  }

  private struct Tally {
    var degree = 0
    var strength = 0
    /// Equal pairs of averages count once, as in the original, which drops double rows before it averages.
    var averages: Set<Averages> = []
    var contents: Set<UInt32> = []
  }

  /// O(edges + pairs).
  func accounts(
    _ edges: [CooRTweetNetwork.Edge], name: (UInt32) -> String
  ) -> [CoordinatedAccount] {
    var tallies: [UInt32: Tally] = [:]
    var components = DisjointSets<UInt32>()
    for edge in edges {
      components.join(edge.first, edge.second)
      let averages = Averages(delta: edge.full.averageTimeDelta, symmetry: edge.full.symmetry)
      // A loop has two ends at its account.
      for end in [edge.first, edge.second] {
        tallies[end, default: Tally()].degree += 1
        tallies[end, default: Tally()].strength += edge.full.weight
        tallies[end, default: Tally()].averages.insert(averages)
      }
      let (low, high) = (name(edge.first), edge.second)
      for pair in order[edge.pairs] {
        for row in [Int(pair.older), Int(pair.newer)] {
          let isLow = table.accounts[table.account[row]] == low
          tallies[isLow ? edge.first : high, default: Tally()].contents.insert(contents[row])
        }
      }
    }
    return tallies.sorted { $0.key < $1.key }.map { rank, tally in
      let count = Double(max(1, tally.averages.count))
      // A set has no order, and sums depend on it in the last digit.
      let averages = tally.averages.sorted { ($0.delta, $0.symmetry) < ($1.delta, $1.symmetry) }
      return CoordinatedAccount(
        account: name(rank), degree: tally.degree, strength: tally.strength,
        componentSize: components.size(of: rank),
        averageTimeDelta: Self.sum(averages.map(\.delta)) / count,
        averageSymmetry: Self.sum(averages.map(\.symmetry)) / count,
        contents: tally.contents.count)
    }
  }

  /// Compensated (Neumaier, 1974), since R sums in 80 bits and shows 15 digits of the result.
  private static func sum(_ values: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let next = sum + value
      lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + lost
  }

  /// The objects by how many accounts share them together, most first, then by name.
  ///
  /// The original counts distinct *first* accounts only. Which of two is first is decided by the order in which the
  /// network's vertices came to be: the smaller names of the edges, edge by edge in the order of their first pair, and
  /// then the others. O(p log p).
  func objects(
    _ edges: [CooRTweetNetwork.Edge], isCorrected: Bool
  ) -> [CoordinatedObject] {
    var firsts: [UInt32: Set<UInt32>] = [:]
    let vertices = isCorrected ? [:] : vertexOrder(edges)
    for edge in edges {
      let (a, b) = (edge.first, edge.second)
      for pair in order[edge.pairs] {
        let object = table.object[Int(pair.older)]
        if isCorrected {
          firsts[object, default: []].formUnion([a, b])
        } else {
          let isFirst = vertices[a, default: 0] <= vertices[b, default: 0]
          firsts[object, default: []].insert(isFirst ? a : b)
        }
      }
    }
    let rows = firsts.map {
      CoordinatedObject(object: table.objects[$0.key], accounts: $0.value.count)
    }
    return rows.sorted {
      $0.accounts != $1.accounts ? $0.accounts > $1.accounts : $0.object < $1.object
    }
  }

  private func vertexOrder(_ edges: [CooRTweetNetwork.Edge]) -> [UInt32: Int] {
    // Objects come in the order in which the rows, regrouped by account, first name them.
    var objectPlace = [UInt64](repeating: .max, count: table.objects.count)
    for row in 0..<table.count {
      let object = Int(table.object[row])
      objectPlace[object] = min(objectPlace[object], place(row))
    }
    typealias Key = (UInt64, UInt64, UInt64)
    let keyed = edges.map { edge -> (key: Key, edge: CooRTweetNetwork.Edge) in
      let keys = order[edge.pairs].map { pair -> Key in
        let (x, y) = (place(Int(pair.older)), place(Int(pair.newer)))
        return (objectPlace[Int(table.object[Int(pair.older)])], min(x, y), max(x, y))
      }
      return (keys.min { $0 < $1 } ?? (.max, .max, .max), edge)
    }.sorted { $0.key < $1.key }
    var vertices: [UInt32: Int] = [:]
    for (_, edge) in keyed where vertices[edge.first] == nil {
      vertices[edge.first] = vertices.count
    }
    for (_, edge) in keyed where vertices[edge.second] == nil {
      vertices[edge.second] = vertices.count
    }
    return vertices
  }

  /// Of a row among all, regrouped by account in order of first appearance.
  private func place(_ row: Int) -> UInt64 { UInt64(table.account[row]) << 32 | UInt64(row) }
}

package import TocsinModel

/// The network of CooRTweet 2.1.3: edges, thresholds, the faster network within it.
///
/// Righi and Balluff, CooRTweet (R package, 2.1.3); what it does where its manual is silent is in `docs/networks.md`.
package struct CooRTweetNetwork: Sendable {
  /// Accounts by their place among the names; pairs as a range of ``order``.
  struct Edge: Sendable {
    var first: UInt32
    var second: UInt32
    var pairs: Range<Int>
    var full: CoordinatedEdge.Measure
    var fast: CoordinatedEdge.Measure?
  }

  private let found: CooRTweetPairs
  /// Pairs, edge after edge.
  private let order: [CooRTweetPairs.Pair]
  let edges: [Edge]
  /// The quantiles of the weights; `nil` without edges.
  package let threshold: Double?
  package let fastThreshold: Double?

  package var diagnostics: [Diagnostic] { found.diagnostics }
  package var edgeCount: Int { edges.count }
  package var pairCount: Int { order.count }
  private var table: ShareTable { found.table }

  /// O(n log n + p log p) for n shares and p pairs.
  /// - Parameter shouldStop: is asked between the steps.
  /// - Throws: ``NetworksError``.
  package init(
    _ table: ShareTable, _ options: CooRTweetOptions, shouldStop: () -> Bool = { false }
  ) throws(NetworksError) {
    try options.check()
    found = try CooRTweetPairs(table, options)
    if shouldStop() { throw .cancelled }
    let flags = found.fastFlags()
    accounts = found.rankedAccounts
    if shouldStop() { throw .cancelled }
    let keyed = found.sortedByAccounts(accounts)
    if shouldStop() { throw .cancelled }
    let pairs = found.pairs
    order = keyed.map { pairs[$0.pair] }
    var edges: [Edge] = []
    var start = 0
    while start < keyed.count {
      var end = start
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      let group = keyed[start..<end]
      let fast = flags.map { flags in group.filter { flags[$0.pair] } } ?? []
      let fastMeasure = fast.isEmpty ? nil : found.measure(fast.map { pairs[$0.pair] })
      edges.append(
        Edge(
          first: UInt32(truncatingIfNeeded: keyed[start].key >> 32),
          second: UInt32(truncatingIfNeeded: keyed[start].key), pairs: start..<end,
          full: found.measure(group.map { pairs[$0.pair] }),
          fast: fastMeasure))
      start = end
    }
    self.edges = edges
    threshold = Quantile.type7(edges.map(\.full.weight), options.edgeWeight)
    fastThreshold = Quantile.type7(edges.compactMap { $0.fast?.weight }, options.edgeWeight)
  }

  /// By place among the names.
  let accounts: [UInt32]

  /// Which edges are shown.
  package enum Subgraph: Int, Sendable, CaseIterable {
    /// Those over the threshold.
    case overThreshold = 1
    /// Those over the threshold of the faster network.
    case overFast
    /// The ends of those and their neighbours, with all edges between them.
    case aroundFast
  }

  func selected(_ subgraph: Subgraph?) -> [Edge] {
    guard let subgraph else { return edges }
    switch subgraph {
    case .overThreshold: return edges.filter(isOver)
    case .overFast: return edges.filter { isOverFast($0) == true }
    case .aroundFast:
      let core = Set(edges.filter { isOverFast($0) == true }.flatMap { [$0.first, $0.second] })
      var near = core
      for edge in edges {
        if core.contains(edge.first) { near.insert(edge.second) }
        if core.contains(edge.second) { near.insert(edge.first) }
      }
      return edges.filter { near.contains($0.first) && near.contains($0.second) }
    }
  }

  private func isOver(_ edge: Edge) -> Bool {
    threshold.map { Double(edge.full.weight) > $0 } ?? false
  }

  private func isOverFast(_ edge: Edge) -> Bool? {
    guard let fast = edge.fast, let fastThreshold else { return nil }
    return Double(fast.weight) > fastThreshold
  }

  /// Calls the body for each edge, in the order of the accounts' names.
  package func forEachEdge<Failure: Error>(
    of subgraph: Subgraph? = nil, _ body: (CoordinatedEdge) throws(Failure) -> Void
  ) throws(Failure) {
    for edge in selected(subgraph) {
      try body(
        CoordinatedEdge(
          account: name(edge.first), accountY: name(edge.second), full: edge.full, fast: edge.fast,
          isOverFull: isOver(edge), isOverFast: isOverFast(edge),
          objects: objects(of: edge)))
    }
  }

  /// The names of what an edge's accounts share, in order.
  private func objects(of edge: Edge) -> [String] {
    let shared = order[edge.pairs].lazy.map { table.object[Int($0.older)] }
    // Most edges are of one object.
    if let first = shared.first, shared.allSatisfy({ $0 == first }) {
      return [table.objects[first]]
    }
    return table.objects.sorted(Array(Set(shared))).map { table.objects[$0] }
  }

  /// Calls the body for each pair, by object and the names of the contents.
  package func forEachPair<Failure: Error>(
    _ body: (CoordinatedPair) throws(Failure) -> Void
  ) throws(Failure) {
    let (table, contents) = (table, found.contents.numbers)
    let sorted = order.sorted { left, right in
      let (a, b) = (Int(left.older), Int(right.older))
      if table.object[a] != table.object[b] {
        return table.objects.precedes(table.object[a], table.object[b])
      }
      if contents[a] != contents[b] { return table.contents.precedes(left.older, right.older) }
      let (c, d) = (Int(left.newer), Int(right.newer))
      if contents[c] != contents[d] { return table.contents.precedes(left.newer, right.newer) }
      return (a, c) < (b, d)
    }
    for pair in sorted {
      let (older, newer) = (Int(pair.older), Int(pair.newer))
      try body(
        CoordinatedPair(
          object: table.objects[table.object[older]],
          content: table.contents[pair.older], contentY: table.contents[pair.newer],
          timeDelta: table.time[newer] - table.time[older],
          account: table.accounts[table.account[older]],
          accountY: table.accounts[table.account[newer]]))
    }
  }

  /// The accounts in the order of their names, and the objects by how many share them.
  package func accounts(of subgraph: Subgraph? = nil) -> [CoordinatedAccount] {
    statistics.accounts(selected(subgraph), name: name)
  }

  package func objects() -> [CoordinatedObject] {
    statistics.objects(
      edges, isCorrected: found.options.isCorrected)
  }

  private var statistics: CooRTweetStatistics {
    CooRTweetStatistics(table: table, contents: found.contents.numbers, order: order)
  }

  private func name(_ rank: UInt32) -> String { table.accounts[accounts[Int(rank)]] }
}

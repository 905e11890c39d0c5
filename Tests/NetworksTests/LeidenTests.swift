import Networks
import Testing

@Suite struct LeidenTests {
  /// Cliques of a size in a ring, joined by one edge each.
  private static func ring(_ cliques: Int, of size: Int) -> WeightedGraph {
    var edges: [(Int, Int, Double)] = []
    for clique in 0..<cliques {
      let start = clique * size
      for a in 0..<size { for b in 0..<a { edges.append((start + a, start + b, 1)) } }
      edges.append((start, (start + size) % (cliques * size), 1))
    }
    return WeightedGraph(count: cliques * size, edges: edges)
  }

  @Test func `cliques in a ring are the communities`() {
    let graph = Self.ring(8, of: 6)
    let communities = Leiden().communities(graph)
    #expect(Set(communities).count == 8)
    #expect(
      (0..<8).allSatisfy { clique in
        Set(communities[clique * 6..<clique * 6 + 6]).count == 1
      })
    // 8 · (15/128 − ((2·15 + 2)/256)²), by hand.
    #expect(abs(graph.modularity(communities) - 8 * (15.0 / 128 - 1.0 / 64)) < 1e-12)
  }

  @Test func `the same seed gives the same communities`() {
    let graph = Self.ring(30, of: 3)
    #expect(Leiden().communities(graph) == Leiden().communities(graph))
  }

  @Test func `vertices without edges stay alone`() {
    let graph = WeightedGraph(count: 4, edges: [(0, 1, 2)])
    #expect(Leiden().communities(graph) == [0, 0, 1, 2])
    #expect(Leiden().communities(WeightedGraph(count: 3, edges: [])) == [0, 1, 2])
  }

  @Test func `no community falls apart`() {
    // A wheel of weak spokes around a hub that Louvain is known to leave disconnected.
    var edges: [(Int, Int, Double)] = []
    for spoke in 1...12 {
      edges.append((0, spoke, 0.7))
      edges.append((spoke, spoke % 12 + 1, Double(spoke % 3) + 0.2))
    }
    let graph = WeightedGraph(count: 13, edges: edges)
    let communities = Leiden().communities(graph)
    for community in Set(communities) {
      let members = Set((0..<13).filter { communities[$0] == community })
      var reached: Set<Int> = [members.first ?? 0]
      for _ in members {
        for (a, b, _) in edges where members.contains(a) && members.contains(b) {
          if reached.contains(a) || reached.contains(b) { reached.formUnion([a, b]) }
        }
      }
      #expect(reached == members)
    }
  }
}

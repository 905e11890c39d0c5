/// An undirected graph with weights: neighbours of each vertex in one array (compressed rows).
package struct WeightedGraph: Sendable {
  /// Where each vertex's neighbours begin; one more than there are vertices.
  let starts: [Int]
  let neighbours: [Int]
  let weights: [Double]
  /// The weight of each vertex's edges to itself.
  let loops: [Double]
  /// The sum of the weights at each vertex, loops twice.
  let strengths: [Double]
  /// The sum of all weights.
  let total: Double

  package var count: Int { loops.count }

  /// O(vertices + edges).
  /// - Parameter edges: two vertices from 0 and a weight over 0; several between the same two add up.
  package init(count: Int, edges: [(Int, Int, Double)]) {
    var starts = [Int](repeating: 0, count: count + 1)
    var loops = [Double](repeating: 0, count: count)
    var strengths = [Double](repeating: 0, count: count)
    var total = 0.0
    for (a, b, weight) in edges {
      total += weight
      strengths[a] += weight
      strengths[b] += weight
      if a == b {
        loops[a] += weight
      } else {
        starts[a + 1] += 1
        starts[b + 1] += 1
      }
    }
    for vertex in 0..<count { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var neighbours = [Int](repeating: 0, count: starts[count])
    var weights = [Double](repeating: 0, count: starts[count])
    for (a, b, weight) in edges where a != b {
      for (from, to) in [(a, b), (b, a)] {
        neighbours[next[from]] = to
        weights[next[from]] = weight
        next[from] += 1
      }
    }
    self.starts = starts
    self.neighbours = neighbours
    self.weights = weights
    self.loops = loops
    self.strengths = strengths
    self.total = total
  }

  /// Newman and Girvan's modularity (2004) of a partition, with a resolution. O(edges).
  package func modularity(_ communities: [Int], resolution: Double = 1) -> Double {
    guard total > 0 else { return 0 }
    var inside: [Int: Double] = [:]
    var strength: [Int: Double] = [:]
    for vertex in 0..<count {
      let community = communities[vertex]
      strength[community, default: 0] += strengths[vertex]
      inside[community, default: 0] += loops[vertex]
      for place in starts[vertex]..<starts[vertex + 1]
      where communities[neighbours[place]] == community {
        inside[community, default: 0] += weights[place] / 2
      }
    }
    // In order, so that the last digit is the same in every run.
    return strength.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
      let part = entry.value / (2 * total)
      return sum + inside[entry.key, default: 0] / total - resolution * part * part
    }
  }

  /// The graph whose vertices are the communities, numbered from 0.
  func aggregated(_ communities: [Int], count: Int) -> WeightedGraph {
    var edges: [(Int, Int, Double)] = []
    for vertex in 0..<self.count {
      if loops[vertex] > 0 {
        edges.append((communities[vertex], communities[vertex], loops[vertex]))
      }
      for place in starts[vertex]..<starts[vertex + 1] where neighbours[place] > vertex {
        edges.append((communities[vertex], communities[neighbours[place]], weights[place]))
      }
    }
    return WeightedGraph(count: count, edges: edges)
  }
}

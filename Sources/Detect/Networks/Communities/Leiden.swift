import Foundation

/// Communities by the Leiden method: Traag, Waltman and van Eck, “From Louvain to Leiden: guaranteeing well-connected
/// communities”, Scientific Reports 9 (2019) 5233, for modularity.
///
/// Three steps until nothing changes: vertices move (algorithm A.2, `MoveNodesFast`), communities are refined into
/// well-connected parts, and parts become vertices. The same graph and seed give the same communities.
package struct Leiden: Sendable {
  package var resolution = 1.0
  package var seed: UInt64 = 1

  /// How freely the refinement chooses among merges that do no harm; the paper's value.
  private static let randomness = 0.01
  private static let mostPasses = 10
  /// Beginnings of which the best is taken, while the graph is small enough not to be felt.
  private static let beginnings = 8

  package init() {}

  /// The community of each vertex, numbered from 0 by the first vertex in it.
  ///
  /// About O(edges · log vertices) a pass.
  package func communities(_ graph: WeightedGraph) -> [Int] {
    guard graph.total > 0 else { return Array(0..<graph.count) }
    var best = Array(0..<graph.count)
    var quality = -Double.infinity
    let beginnings = graph.weights.count < 200_000 ? Self.beginnings : 1
    for beginning in 0..<beginnings {
      var random = SplitMix64(seed: seed &+ UInt64(beginning) &* 0x9E37)
      var current = Array(0..<graph.count)
      var known = -Double.infinity
      for _ in 0..<Self.mostPasses {
        let next = pass(graph, from: current, &random)
        let reached = graph.modularity(next, resolution: resolution)
        guard reached > known + 1e-12 else { break }
        (current, known) = (next, reached)
      }
      if known > quality + 1e-12 { (best, quality) = (current, known) }
    }
    return Self.renumbered(best).communities
  }

  private func pass(
    _ original: WeightedGraph, from start: [Int], _ random: inout SplitMix64
  ) -> [Int] {
    var graph = original
    var (membership, count) = Self.renumbered(start)
    /// The vertex of the current graph that each original one is in.
    var places = Array(0..<original.count)
    while true {
      membership = moved(graph, membership, &random)
      (membership, count) = Self.renumbered(membership)
      if count == graph.count { break }
      let (parts, partCount) = Self.renumbered(refined(graph, membership, count, &random))
      if partCount == graph.count { break }
      var above = [Int](repeating: 0, count: partCount)
      for vertex in 0..<graph.count { above[parts[vertex]] = membership[vertex] }
      graph = graph.aggregated(parts, count: partCount)
      places = places.map { parts[$0] }
      membership = above
    }
    return places.map { membership[$0] }
  }

  /// Moves vertices to the community that gains most, until none gains; only the neighbours of what moved are looked
  /// at again.
  private func moved(
    _ graph: WeightedGraph, _ start: [Int], _ random: inout SplitMix64
  ) -> [Int] {
    var membership = start
    // A number is kept for a community that does not exist yet.
    var strength = [Double](repeating: 0, count: graph.count + 1)
    var sizes = [Int](repeating: 0, count: graph.count + 1)
    for vertex in 0..<graph.count {
      strength[membership[vertex]] += graph.strengths[vertex]
      sizes[membership[vertex]] += 1
    }
    var empty = sizes.indices.filter { sizes[$0] == 0 }
    var queue = Array(0..<graph.count)
    queue.shuffle(using: &random)
    var isQueued = [Bool](repeating: true, count: graph.count)
    var towards = [Double](repeating: 0, count: graph.count + 1)
    var touched: [Int] = []
    var head = 0
    while head < queue.count {
      let vertex = queue[head]
      head += 1
      isQueued[vertex] = false
      let own = membership[vertex]
      let weight = graph.strengths[vertex]
      touched.removeAll(keepingCapacity: true)
      for place in graph.starts[vertex]..<graph.starts[vertex + 1] {
        let community = membership[graph.neighbours[place]]
        if towards[community] == 0 { touched.append(community) }
        towards[community] += graph.weights[place]
      }
      strength[own] -= weight
      let scale = resolution * weight / (2 * graph.total)
      var (best, gain) = (own, towards[own] - scale * strength[own])
      for community in touched {
        let value = towards[community] - scale * strength[community]
        if value > gain + 1e-12 { (best, gain) = (community, value) }
      }
      if gain < -1e-12, sizes[own] > 1, let free = empty.last { best = free }
      for community in touched { towards[community] = 0 }
      strength[best] += weight
      guard best != own else { continue }
      membership[vertex] = best
      if sizes[best] == 0 { empty.removeLast() }
      sizes[best] += 1
      sizes[own] -= 1
      if sizes[own] == 0 { empty.append(own) }
      for place in graph.starts[vertex]..<graph.starts[vertex + 1] {
        let neighbour = graph.neighbours[place]
        if membership[neighbour] != best, !isQueued[neighbour] {
          isQueued[neighbour] = true
          queue.append(neighbour)
        }
      }
    }
    return membership
  }

  /// Parts of the communities that hang together: single vertices join parts that are well connected to the rest of
  /// their community, each by a chance that grows with the gain.
  private func refined(
    _ graph: WeightedGraph, _ membership: [Int], _ count: Int, _ random: inout SplitMix64
  ) -> [Int] {
    var parts = Array(0..<graph.count)
    var strength = graph.strengths
    var sizes = [Int](repeating: 1, count: graph.count)
    /// Of each part, to the rest of its community.
    var outward = [Double](repeating: 0, count: graph.count)
    var whole = [Double](repeating: 0, count: count)
    for vertex in 0..<graph.count {
      whole[membership[vertex]] += graph.strengths[vertex]
      for place in graph.starts[vertex]..<graph.starts[vertex + 1]
      where membership[graph.neighbours[place]] == membership[vertex] {
        outward[vertex] += graph.weights[place]
      }
    }
    let scale = resolution / (2 * graph.total)
    var order = Array(0..<graph.count)
    order.shuffle(using: &random)
    var towards = [Double](repeating: 0, count: graph.count)
    var touched: [Int] = []
    for vertex in order where sizes[parts[vertex]] == 1 {
      let own = parts[vertex]
      let all = whole[membership[vertex]]
      let weight = graph.strengths[vertex]
      guard outward[own] >= scale * weight * (all - weight) else { continue }
      touched.removeAll(keepingCapacity: true)
      for place in graph.starts[vertex]..<graph.starts[vertex + 1]
      where membership[graph.neighbours[place]] == membership[vertex] {
        let part = parts[graph.neighbours[place]]
        if towards[part] == 0 { touched.append(part) }
        towards[part] += graph.weights[place]
      }
      var choices: [(part: Int, gain: Double)] = [(own, 0)]
      for part in touched where part != own {
        let gain = towards[part] - scale * weight * strength[part]
        if gain >= 0, outward[part] >= scale * strength[part] * (all - strength[part]) {
          choices.append((part, gain))
        }
      }
      let most = choices.map(\.gain).max() ?? 0
      let odds = choices.map { exp(($0.gain - most) / Self.randomness) }
      var left = odds.reduce(0, +) * Double(random.next() >> 11) * 0x1p-53
      var chosen = choices.count - 1
      for (number, odd) in odds.enumerated() {
        left -= odd
        if left < 0 {
          chosen = number
          break
        }
      }
      let part = choices[chosen].part
      if part != own {
        outward[part] += outward[own] - 2 * towards[part]
        strength[part] += weight
        strength[own] -= weight
        sizes[part] += 1
        sizes[own] -= 1
        parts[vertex] = part
      }
      for part in touched { towards[part] = 0 }
    }
    return parts
  }

  /// Numbered from 0, by the first vertex of each.
  static func renumbered(_ communities: [Int]) -> (communities: [Int], count: Int) {
    var numbers: [Int: Int] = [:]
    let renumbered = communities.map { community -> Int in
      if let number = numbers[community] { return number }
      numbers[community] = numbers.count
      return numbers.count - 1
    }
    return (renumbered, numbers.count)
  }
}

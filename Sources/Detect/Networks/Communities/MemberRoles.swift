import TocsinModel

/// What each member does: who begins, who follows, who connects.
struct MemberRoles {
  /// By member: objects on which it was first, and on which it took part.
  private(set) var first: [Int]
  private(set) var events: [Int]

  /// Events below which nobody is called a seed or an amplifier.
  private static let leastEvents = 3
  /// Of the events one takes part in.
  private static let seedPart = 0.5
  private static let amplifierPart = 0.15

  /// Below, a partition says hardly more than one of a graph made by chance does (Newman and Girvan, 2004): a dense circle
  /// that was cut in two has no bridges.
  private static let leastModularity = 0.3

  private struct Key: Hashable {
    var object: String
    var layer: ShareLayer
  }

  /// O(events).
  init(_ edges: [NetworkEdge], _ numbers: [SourceID: Int]) {
    // Per object: who took part, and who was never the later one.
    var present: [Key: Set<Int>] = [:]
    var late: [Key: Set<Int>] = [:]
    for edge in edges {
      guard let a = numbers[edge.account], let b = numbers[edge.other] else { continue }
      for event in edge.events {
        let key = Key(object: event.object, layer: event.layer)
        present[key, default: []].formUnion([a, b])
        if let isFirst = event.isFirstEarlier { late[key, default: []].insert(isFirst ? b : a) }
      }
    }
    first = [Int](repeating: 0, count: numbers.count)
    events = first
    for (key, members) in present {
      let leaders = members.subtracting(late[key] ?? [])
      for member in members { events[member] += 1 }
      // When all are in one second, nobody is first.
      if leaders.count < members.count { for leader in leaders { first[leader] += 1 } }
    }
  }

  func role(of member: Int) -> NetworkMember.Role {
    guard events[member] >= Self.leastEvents else { return .member }
    let part = Double(first[member]) / Double(events[member])
    return part >= Self.seedPart ? .seed : part <= Self.amplifierPart ? .amplifier : .member
  }

  /// Vertices without which others would fall apart (articulation points, Tarjan, 1972), and those with as many
  /// neighbours in other groups as in their own, where there are groups at all. O(edges); a loop, since chains may be long.
  static func bridges(_ graph: WeightedGraph, _ groups: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    var (order, low) = (
      [Int](repeating: -1, count: graph.count), [Int](repeating: 0, count: graph.count)
    )
    var time = 0
    for root in 0..<graph.count where order[root] < 0 {
      var stack = [(vertex: root, parent: -1, next: graph.starts[root])]
      (order[root], low[root]) = (time, time)
      time += 1
      var children = 0
      while let top = stack.last {
        let vertex = top.vertex
        if top.next < graph.starts[vertex + 1] {
          stack[stack.count - 1].next += 1
          let neighbour = graph.neighbours[top.next]
          if order[neighbour] < 0 {
            (order[neighbour], low[neighbour]) = (time, time)
            time += 1
            stack.append((neighbour, vertex, graph.starts[neighbour]))
          } else if neighbour != top.parent {
            low[vertex] = min(low[vertex], order[neighbour])
          }
        } else {
          stack.removeLast()
          if top.parent >= 0 {
            low[top.parent] = min(low[top.parent], low[vertex])
            // One leaf alone is an appendix, and nothing that falls apart.
            let isMore = graph.starts[vertex + 1] - graph.starts[vertex] > 1
            if top.parent == root, isMore { children += 1 }
            if top.parent != root, low[vertex] >= order[top.parent], isMore {
              found.insert(top.parent)
            }
          }
        }
      }
      if children > 1 { found.insert(root) }
    }
    guard graph.modularity(groups) >= leastModularity else { return found }
    for vertex in 0..<graph.count {
      let near = graph.neighbours[graph.starts[vertex]..<graph.starts[vertex + 1]]
      let abroad = near.count { groups[$0] != groups[vertex] }
      if abroad > 0, abroad * 2 >= near.count { found.insert(vertex) }
    }
    return found
  }
}

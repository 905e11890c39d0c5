import TocsinModel

/// Joins edges into communities and says what each one does.
struct CommunityBuilding: Sendable {
  let seed: UInt64
  /// How many accounts share an object, and how many shares an account has, whoever is asked about.
  let sharers: @Sendable (String, ShareLayer) -> Int
  let shares: @Sendable (SourceID) -> Int

  /// Objects that are listed for a community; the rest can be counted from the edges.
  private static let mostObjects = 50

  /// The largest community first. O(edges · log edges + events).
  func communities(_ edges: [NetworkEdge], kind: NetworkCommunity.Kind) -> [NetworkCommunity] {
    var parts = DisjointSets<SourceID>()
    for edge in edges { parts.join(edge.account, edge.other) }
    var groups: [SourceID: [NetworkEdge]] = [:]
    for edge in edges { groups[parts.set(of: edge.account), default: []].append(edge) }
    return groups.values.map { community($0, kind) }.sorted {
      $0.members.count != $1.members.count ? $0.members.count > $1.members.count : $0.id < $1.id
    }
  }

  private func community(
    _ edges: [NetworkEdge], _ kind: NetworkCommunity.Kind
  ) -> NetworkCommunity {
    let edges = edges.sorted { left, right in
      if left.p != right.p { return left.p < right.p }
      if left.events.count != right.events.count { return left.events.count > right.events.count }
      return (left.account, left.other) < (right.account, right.other)
    }
    let (members, modularity) = members(edges)
    let moments = moments(edges)
    var hours = [Int](repeating: 0, count: 24)
    var days: [Int64: Int] = [:]
    for moment in moments {
      hours[moment.time.ofDay / 3600] += 1
      days[(moment.time - Int64(moment.time.ofDay)) / 86_400, default: 0] += 1
    }
    let objects = objects(edges)
    var community = NetworkCommunity(
      id: edges.first.map { "network:\($0.account.rawValue):\($0.other.rawValue)" } ?? "network:",
      kind: kind, members: members, edges: edges,
      objects: Array(objects.prefix(Self.mostObjects)),
      firstSeen: moments.map(\.time).min() ?? 0, lastSeen: moments.map(\.time).max() ?? 0,
      hours: hours,
      days: days.sorted { $0.key < $1.key }.map { .init(day: $0.key, events: $0.value) },
      modularity: modularity, reasons: [])
    community.reasons = CommunityReasons.reasons(community, moments: moments.count, objects)
    return community
  }

  /// One time and object, however many edges saw it.
  private struct Moment: Hashable {
    var time: Int64
    var object: String
    var layer: ShareLayer
  }

  private func moments(_ edges: [NetworkEdge]) -> Set<Moment> {
    Set(
      edges.flatMap { edge in
        edge.events.map { Moment(time: $0.time, object: $0.object, layer: $0.layer) }
      })
  }

  private func members(_ edges: [NetworkEdge]) -> ([NetworkMember], modularity: Double) {
    let names = Set(edges.flatMap { [$0.account, $0.other] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let graph = WeightedGraph(
      count: names.count,
      edges: edges.compactMap { edge in
        guard let a = numbers[edge.account], let b = numbers[edge.other] else { return nil }
        return (a, b, Double(edge.events.count))
      })
    var leiden = Leiden()
    leiden.seed = seed
    let groups = leiden.communities(graph)
    let roles = MemberRoles(edges, numbers)
    let bridges = MemberRoles.bridges(graph, groups)
    let members = names.enumerated().map { number, name in
      NetworkMember(
        account: name, role: bridges.contains(number) ? .bridge : roles.role(of: number),
        degree: graph.starts[number + 1] - graph.starts[number], first: roles.first[number],
        events: roles.events[number], group: groups[number], shares: shares(name))
    }
    return (
      members.sorted {
        $0.degree != $1.degree ? $0.degree > $1.degree : $0.account < $1.account
      }, graph.modularity(groups)
    )
  }

  private struct Key: Hashable {
    var object: String
    var layer: ShareLayer
  }

  private func objects(_ edges: [NetworkEdge]) -> [NetworkCommunity.SharedObject] {
    var members: [Key: Set<SourceID>] = [:]
    var first: [Key: Int64] = [:]
    for edge in edges {
      for event in edge.events {
        let key = Key(object: event.object, layer: event.layer)
        members[key, default: []].formUnion([edge.account, edge.other])
        first[key] = min(first[key] ?? event.time, event.time)
      }
    }
    return members.map { key, accounts in
      NetworkCommunity.SharedObject(
        object: key.object, layer: key.layer, members: accounts.count,
        accounts: sharers(key.object, key.layer), first: first[key] ?? 0)
    }.sorted {
      if $0.members != $1.members { return $0.members > $1.members }
      return ($0.first, $0.object) < ($1.first, $1.object)
    }
  }
}

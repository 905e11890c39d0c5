import CHashing
package import TocsinModel

/// Makes findings of communities.
package enum NetworkFinding {
  /// The rule and its version.
  package static let rule = "network-findings/1"

  /// What a finding holds of each, the strongest first: a crowd is known by its beginning, and its rows can be had
  /// from `tocsin networks`.
  private static let mostEdges = 3000
  private static let mostEvents = 24
  private static let mostLaidOut = 40_000
  private static let mostDocuments = 400

  /// O(edges + events).
  package static func finding(_ community: NetworkCommunity) -> Finding {
    var kept = community
    let documents = documents(community)
    kept.edges = strongest(community.edges).map { edge in
      var edge = edge
      edge.events = Array(edge.events.prefix(mostEvents))
      return edge
    }
    // All edges pull where that takes no longer than a second.
    let layout = NetworkLayout([community.pairs <= mostLaidOut ? community : kept])
    kept.places = kept.members.compactMap { member in
      // A hundredth of a point is not seen, and long numbers are long.
      layout.places[member.account].map { place in
        NetworkPlace(x: (place.x * 100).rounded() / 100, y: (place.y * 100).rounded() / 100)
      }
    }
    return Finding(
      id: FindingID(rawValue: id(community)), subject: kept, attention: attention(community),
      decisive: community.reasons.prefix(1).map(\.feature),
      observation: Observation(rule: NetworkDetector.rule, reasons: community.reasons),
      entities: community.members.map { Entity(.account, $0.account.rawValue) }
        + documents.prefix(mostDocuments).map { Entity(.document, $0) })
  }

  /// The strongest edges, each member's two strongest among them, so that nobody stands alone. In their order.
  private static func strongest(_ edges: [NetworkEdge]) -> [NetworkEdge] {
    guard edges.count > mostEdges else { return edges }
    var degrees: [SourceID: Int] = [:]
    var isKept = edges.map { edge in
      let isNeeded = degrees[edge.account, default: 0] < 2 || degrees[edge.other, default: 0] < 2
      if isNeeded {
        degrees[edge.account, default: 0] += 1
        degrees[edge.other, default: 0] += 1
      }
      return isNeeded
    }
    var room = mostEdges - isKept.count { $0 }
    for place in isKept.indices where room > 0 && !isKept[place] {
      isKept[place] = true
      room -= 1
    }
    return zip(edges, isKept).filter(\.1).map(\.0)
  }

  /// The posts of the events, the earliest first.
  private static func documents(_ community: NetworkCommunity) -> [String] {
    var times: [String: Int64] = [:]
    for edge in community.edges {
      for event in edge.events {
        times[event.content] = min(times[event.content] ?? .max, event.time)
        times[event.laterContent] = min(
          times[event.laterContent] ?? .max, event.time + event.delay)
      }
    }
    return times.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  /// Of its earliest posts, so that it stays while others join.
  private static func id(_ community: NetworkCommunity) -> String {
    var hash = FNV1a.start
    let first = documents(community).first ?? community.id
    for byte in first.utf8 { hash.combine(UInt32(byte)) }
    return "network-" + (community.kind == .exclusive ? "own-" : "") + hash.value.hexadecimal
  }

  /// High where many act together and nothing else explains it as well.
  private static func attention(_ community: NetworkCommunity) -> Finding.Attention {
    guard community.kind == .coordinated else { return .routine }
    let weakens = community.reasons.contains { $0.direction == .weakens }
    return !weakens && community.members.count >= AccountCurve.sizes.last ?? 5 ? .high : .notable
  }
}

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
  private static let mostDocuments = 400

  /// O(edges + events).
  package static func finding(_ community: NetworkCommunity) -> Finding {
    var kept = community
    let documents = documents(community)
    kept.edges = community.edges.prefix(mostEdges).map { edge in
      var edge = edge
      edge.events = Array(edge.events.prefix(mostEvents))
      return edge
    }
    return Finding(
      id: FindingID(rawValue: id(community)), subject: kept, attention: attention(community),
      decisive: community.reasons.prefix(1).map(\.feature),
      observation: Observation(rule: NetworkDetector.rule, reasons: community.reasons),
      entities: community.members.map { Entity(.account, $0.account.rawValue) }
        + documents.prefix(mostDocuments).map { Entity(.document, $0) })
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
    let digits = String(hash.value, radix: 16)
    return "network-" + (community.kind == .exclusive ? "own-" : "")
      + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// High where many act together and nothing else explains it as well.
  private static func attention(_ community: NetworkCommunity) -> Finding.Attention {
    guard community.kind == .coordinated else { return .routine }
    let weakens = community.reasons.contains { $0.direction == .weakens }
    return !weakens && community.members.count >= AccountCurve.sizes.last ?? 5 ? .high : .notable
  }
}

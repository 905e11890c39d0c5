package import TocsinModel

/// Writes communities as rows: edges, accounts, or communities. JSON Lines hold every event and reason as well.
package struct NetworkWriter {
  package enum Rows: String, Sendable, CaseIterable {
    case edges, accounts, communities

    fileprivate var columns: [String] {
      switch self {
      case .edges:
        [
          "account_id", "account_id_y", "weight", "common_objects", "p", "q", "leader", "leads",
          "follows", "direction_p", "median_delay", "layers", "first_seen", "last_seen",
          "object_ids", "community", "kind", "group_moments",
        ]
      case .accounts:
        ["account_id", "community", "kind", "role", "group", "degree", "first", "events", "shares"]
      case .communities:
        [
          "community", "kind", "accounts", "edges", "objects", "first_seen", "last_seen",
          "modularity", "supports", "weakens",
        ]
      }
    }
  }

  private let rows: Rows
  private var table: TableWriter

  package init(_ rows: Rows, format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    self.rows = rows
    table = try TableWriter(rows.columns, format: format, to: sink)
  }

  package mutating func write(_ community: NetworkCommunity) throws(ExchangeError) {
    switch rows {
    case .edges: for edge in community.edges { try write(edge, community) }
    case .accounts: for member in community.members { try write(member, community) }
    case .communities: try whole(community)
    }
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }

  private mutating func write(
    _ edge: NetworkEdge, _ community: NetworkCommunity
  ) throws(ExchangeError) {
    guard table.format == .csv else { return try table.json { $0.networkEdge(edge, community) } }
    try table.row { line in
      line.text(edge.account.rawValue)
      line.text(edge.other.rawValue)
      line.integer(Int64(edge.events.count))
      line.integer(Int64(edge.commonObjects))
      // Four places would make most of them 0.
      line.text("\(edge.p)")
      line.text("\(edge.q)")
      line.text(edge.leader?.rawValue)
      line.integer(Int64(edge.leads))
      line.integer(Int64(edge.follows))
      line.number(edge.directionP)
      line.number(edge.medianDelay)
      line.text(edge.layers.map(\.rawValue).joined(separator: " "))
      line.integer(edge.events.first?.time)
      line.integer(edge.events.last?.time)
      line.text(Set(edge.events.map(\.object)).sorted().joined(separator: ","))
      line.text(community.id)
      line.text(community.kind.rawValue)
      line.integer(edge.meetings.map(Int64.init))
    }
  }

  private mutating func write(
    _ member: NetworkMember, _ community: NetworkCommunity
  ) throws(ExchangeError) {
    guard table.format == .csv else {
      return try table.json { $0.networkMember(member, community) }
    }
    try table.row { line in
      line.text(member.account.rawValue)
      line.text(community.id)
      line.text(community.kind.rawValue)
      line.text(member.role.rawValue)
      for count in [member.group, member.degree, member.first, member.events, member.shares] {
        line.integer(Int64(count))
      }
    }
  }

  private mutating func whole(_ community: NetworkCommunity) throws(ExchangeError) {
    guard table.format == .csv else { return try table.json { $0.network(community) } }
    let reasons = { (direction: Reason.Direction) in
      community.reasons.filter { $0.direction == direction }.map(\.text).joined(separator: " ")
    }
    try table.row { line in
      line.text(community.id)
      line.text(community.kind.rawValue)
      line.integer(Int64(community.members.count))
      line.integer(Int64(community.edges.count))
      line.integer(Int64(community.objects.count))
      line.integer(community.firstSeen)
      line.integer(community.lastSeen)
      line.number(community.modularity)
      line.text(reasons(.supports))
      line.text(reasons(.weakens))
    }
  }
}

extension JSONText {
  mutating func networkEdge(_ edge: NetworkEdge, _ community: NetworkCommunity? = nil) {
    object { json in
      json.member("account_id", edge.account.rawValue)
      json.member("account_id_y", edge.other.rawValue)
      json.member("weight", Int64(edge.events.count))
      json.member("common_objects", Int64(edge.commonObjects))
      // As text: four places would make most of them 0.
      json.member("p", "\(edge.p)")
      json.member("q", "\(edge.q)")
      json.member("leader", edge.leader?.rawValue)
      json.member("leads", Int64(edge.leads))
      json.member("follows", Int64(edge.follows))
      json.member("direction_p", number: edge.directionP)
      json.member("median_delay", number: edge.medianDelay)
      json.member("group_moments", edge.meetings.map(Int64.init))
      json.key("events")
      json.array { json in
        for event in edge.events {
          json.object { json in
            json.member("object_id", event.object)
            json.member("layer", event.layer.rawValue)
            json.member("time", event.time)
            json.member("delay", event.delay)
            let earlier = event.isFirstEarlier.map { $0 ? edge.account : edge.other }
            json.member("earlier", earlier?.rawValue)
            json.member("chance", number: event.chance)
            if !event.content.isEmpty {
              json.member("content_id", event.content)
              json.member("content_id_y", event.laterContent)
            }
          }
        }
      }
      if let community {
        json.member("community", community.id)
        json.member("kind", community.kind.rawValue)
      }
    }
  }

  mutating func networkMember(_ member: NetworkMember, _ community: NetworkCommunity? = nil) {
    object { json in
      json.member("account_id", member.account.rawValue)
      if let community {
        json.member("community", community.id)
        json.member("kind", community.kind.rawValue)
      }
      json.member("role", member.role.rawValue)
      json.member("group", Int64(member.group))
      json.member("degree", Int64(member.degree))
      json.member("first", Int64(member.first))
      json.member("events", Int64(member.events))
      json.member("shares", Int64(member.shares))
    }
  }

  mutating func network(_ community: NetworkCommunity) {
    object { json in
      json.member("community", community.id)
      json.member("kind", community.kind.rawValue)
      json.member("first_seen", community.firstSeen)
      json.member("last_seen", community.lastSeen)
      json.member("modularity", number: community.modularity)
      json.key("accounts")
      json.array { json in for member in community.members { json.networkMember(member) } }
      json.key("edges")
      json.array { json in for edge in community.edges { json.networkEdge(edge) } }
      json.key("objects")
      json.array { json in
        for shared in community.objects {
          json.object { json in
            json.member("object_id", shared.object)
            json.member("layer", shared.layer.rawValue)
            json.member("members", Int64(shared.members))
            json.member("accounts", Int64(shared.accounts))
            json.member("first", shared.first)
          }
        }
      }
      json.key("hours")
      json.array { json in for hour in community.hours { json.integer(Int64(hour)) } }
      json.key("days")
      json.array { json in
        for day in community.days {
          json.object { json in
            json.member("day", day.day)
            json.member("events", Int64(day.events))
          }
        }
      }
      json.key("reasons")
      json.array { json in for reason in community.reasons { json.reason(reason) } }
    }
  }
}

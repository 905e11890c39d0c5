package import TocsinModel

/// Writes communities as one graph for Gephi and networkx: GEXF 1.3 with places, colours and times, or GraphML.
package struct NetworkGraphWriter {
  package enum Format: String, Sendable, CaseIterable {
    case gexf, graphml
  }

  private static let nodeFields: [(id: StaticString, type: StaticString)] = [
    ("label", "string"), ("community", "string"), ("kind", "string"), ("role", "string"),
    ("group", "long"), ("degree", "long"), ("shares", "long"), ("x", "double"), ("y", "double"),
  ]
  private static let edgeFields: [(id: StaticString, type: StaticString)] = [
    ("weight", "double"), ("p", "double"), ("q", "double"), ("leads", "long"),
    ("follows", "long"), ("median_delay", "double"), ("first_seen", "long"),
    ("last_seen", "long"), ("objects", "string"),
  ]
  private static let colours: [(r: Int, g: Int, b: Int)] = [
    (0, 114, 178), (213, 94, 0), (0, 131, 95), (176, 74, 138), (138, 109, 0), (59, 127, 168),
    (91, 77, 176), (107, 107, 107),
  ]

  private let format: Format
  private var xml: XMLText

  package init(_ format: Format, to sink: ByteSink) throws(ExchangeError) {
    self.format = format
    xml = try XMLText(to: sink)
  }

  /// - Parameter places: of accounts, in units of an edge.
  package mutating func write(
    _ communities: [NetworkCommunity], places: [SourceID: NetworkPlace]
  ) throws(ExchangeError) {
    switch format {
    case .gexf: try gexf(communities, places)
    case .graphml: try graphml(communities, places)
    }
    try xml.finish()
  }

  private typealias Values = [(id: StaticString, value: String)]

  private func values(
    _ member: NetworkMember, _ community: NetworkCommunity, _ place: NetworkPlace?
  ) -> Values {
    var values: Values = [
      ("label", member.account.rawValue), ("community", community.id),
      ("kind", community.kind.rawValue), ("role", member.role.rawValue),
      ("group", "\(member.group)"), ("degree", "\(member.degree)"), ("shares", "\(member.shares)"),
    ]
    if let place { values += [("x", "\(place.x)"), ("y", "\(place.y)")] }
    return values
  }

  private func values(_ edge: NetworkEdge) -> Values {
    let objects = Set(edge.events.map(\.object)).sorted()
    return [
      ("weight", "\(Double(edge.events.count))"), ("p", "\(edge.p)"), ("q", "\(edge.q)"),
      ("leads", "\(edge.leads)"), ("follows", "\(edge.follows)"),
      ("median_delay", "\(edge.medianDelay)"),
      ("first_seen", "\(edge.events.first?.time ?? 0)"),
      ("last_seen", "\(edge.events.last?.time ?? 0)"),
      ("objects", objects.joined(separator: " ")),
    ]
  }

  private mutating func gexf(
    _ communities: [NetworkCommunity], _ places: [SourceID: NetworkPlace]
  ) throws(ExchangeError) {
    try xml.begin(
      "gexf",
      [
        ("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("version", "1.3"),
      ])
    // Seconds since 1970, so that a slider of time shows who acted with whom when.
    try xml.begin(
      "graph",
      [("defaultedgetype", "undirected"), ("mode", "dynamic"), ("timeformat", "double")])
    for (kind, fields) in [("node", Self.nodeFields), ("edge", Self.edgeFields)] {
      try xml.begin("attributes", [("class", kind)])
      for field in fields {
        try xml.empty(
          "attribute",
          [
            ("id", field.id.description), ("title", field.id.description),
            ("type", field.type.description),
          ])
      }
      try xml.end()
    }
    try xml.begin("nodes")
    for (number, community) in communities.enumerated() {
      let colour = Self.colours[number % Self.colours.count]
      let presence = Self.presence(community)
      for member in community.members {
        let place = places[member.account]
        let id = member.account.rawValue
        try xml.begin("node", [("id", id), ("label", id)])
        try attributes(values(member, community, place))
        if let presence = presence[member.account] { try spells([presence]) }
        try xml.empty(
          "viz:color", [("r", "\(colour.r)"), ("g", "\(colour.g)"), ("b", "\(colour.b)")])
        if let place {
          // Gephi's canvas is some thousand units wide, and its y goes up.
          try xml.empty(
            "viz:position",
            [("x", "\(place.x * 40)"), ("y", "\(-place.y * 40)"), ("z", "0.0")])
        }
        try xml.empty("viz:size", [("value", "\(4 + Double(min(64, member.degree)).squareRoot())")])
        try xml.end()
      }
    }
    try xml.end()
    try xml.begin("edges")
    var number = 0
    for edge in communities.flatMap(\.edges) {
      try xml.begin(
        "edge",
        [
          ("id", "\(number)"), ("source", edge.account.rawValue), ("target", edge.other.rawValue),
          ("weight", "\(Double(edge.events.count))"),
        ])
      try attributes(values(edge))
      try spells(edge.events.map { ($0.time, $0.time + $0.delay) })
      try xml.end()
      number += 1
    }
  }

  /// From its first event to the end of its last, for each account.
  private static func presence(
    _ community: NetworkCommunity
  ) -> [SourceID: (start: Int64, end: Int64)] {
    var presence: [SourceID: (start: Int64, end: Int64)] = [:]
    for edge in community.edges {
      for event in edge.events {
        for account in [edge.account, edge.other] {
          let end = event.time + event.delay
          let known = presence[account] ?? (event.time, end)
          presence[account] = (min(known.start, event.time), max(known.end, end))
        }
      }
    }
    return presence
  }

  private mutating func spells(_ spells: [(start: Int64, end: Int64)]) throws(ExchangeError) {
    guard !spells.isEmpty else { return }
    try xml.begin("spells")
    for spell in spells {
      try xml.empty("spell", [("start", "\(spell.start).0"), ("end", "\(spell.end).0")])
    }
    try xml.end()
  }

  private mutating func attributes(_ values: Values) throws(ExchangeError) {
    try xml.begin("attvalues")
    for (id, value) in values {
      try xml.empty("attvalue", [("for", id.description), ("value", value)])
    }
    try xml.end()
  }

  private mutating func graphml(
    _ communities: [NetworkCommunity], _ places: [SourceID: NetworkPlace]
  ) throws(ExchangeError) {
    try xml.begin("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")])
    for (kind, fields) in [("node", Self.nodeFields), ("edge", Self.edgeFields)] {
      for field in fields {
        try xml.empty(
          "key",
          [
            ("id", field.id.description), ("for", kind), ("attr.name", field.id.description),
            ("attr.type", field.type.description),
          ])
      }
    }
    try xml.begin("graph", [("edgedefault", "undirected")])
    for community in communities {
      for member in community.members {
        try xml.begin("node", [("id", member.account.rawValue)])
        for (id, value) in values(member, community, places[member.account]) {
          try xml.text("data", [("key", id.description)], value)
        }
        try xml.end()
      }
    }
    for edge in communities.flatMap(\.edges) {
      try xml.begin("edge", [("source", edge.account.rawValue), ("target", edge.other.rawValue)])
      for (id, value) in values(edge) { try xml.text("data", [("key", id.description)], value) }
      try xml.end()
    }
  }
}

/// One moment in which two accounts shared the same, closely one after the other.
package struct NetworkEvent: Hashable, Sendable, Codable {
  package var object: String
  package var layer: ShareLayer
  /// Of the earlier share, in seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  /// Until the later share, in seconds.
  package var delay: Int64
  /// Whether the edge's first account was the earlier one; `nil` where both share in one second.
  package var isFirstEarlier: Bool?
  /// How likely so small a delay is where both share this object at all, by the model.
  package var chance: Double
  /// The posts: the earlier one, and the later one.
  package var content: String
  package var laterContent: String

  package init(
    object: String, layer: ShareLayer, time: Int64, delay: Int64, isFirstEarlier: Bool?,
    chance: Double, content: String = "", laterContent: String = ""
  ) {
    self.object = object
    self.layer = layer
    self.time = time
    self.delay = delay
    self.isFirstEarlier = isFirstEarlier
    self.chance = chance
    self.content = content
    self.laterContent = laterContent
  }
}

/// Two accounts that share the same closely one after the other, more often than chance explains.
package struct NetworkEdge: Hashable, Sendable, Codable {
  /// The two accounts, in the order of their names.
  package var account: SourceID
  package var other: SourceID
  /// By time.
  package var events: [NetworkEvent]
  /// How many objects both share at all, whenever.
  package var commonObjects: Int
  /// Of this pair alone: the chance of as much closeness, by the model.
  package var p: Double
  /// The share of falsely named accounts among those named at this score or a higher one; from shuffled times.
  package var q: Double
  /// How often the first account was earlier, and how often the other.
  package var leads: Int
  package var follows: Int
  /// The chance that one of two equals is the earlier one so often (two-sided sign test).
  package var directionP: Double
  /// In seconds.
  package var medianDelay: Double
  /// Where one of the two was named because it came close to what the other's group did, and not because of this pair: at
  /// how many of the group's moments. p and q are those of the account and the group then.
  package var meetings: Int?

  package init(
    account: SourceID, other: SourceID, events: [NetworkEvent], commonObjects: Int, p: Double,
    q: Double, leads: Int, follows: Int, directionP: Double, medianDelay: Double
  ) {
    self.account = account
    self.other = other
    self.events = events
    self.commonObjects = commonObjects
    self.p = p
    self.q = q
    self.leads = leads
    self.follows = follows
    self.directionP = directionP
    self.medianDelay = medianDelay
  }
}

extension NetworkEdge {
  /// Who is significantly earlier (p ≤ .05); `nil` when nobody is.
  package var leader: SourceID? {
    guard directionP <= 0.05, leads != follows else { return nil }
    return leads > follows ? account : other
  }

  /// What kinds of object bind the two.
  package var layers: [ShareLayer] {
    let present = Set(events.map(\.layer))
    return ShareLayer.allCases.filter { present.contains($0) }
  }
}

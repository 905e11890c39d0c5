/// An account as a part of a community.
package struct NetworkMember: Hashable, Sendable, Codable {
  /// What it does there; behaviour, not intention.
  package enum Role: String, Sendable, Codable, CaseIterable {
    /// Is first in most of the events it takes part in.
    case seed
    /// Comes later in most of them.
    case amplifier
    /// Connects parts that hang together without it by nobody else, or two groups within the community.
    case bridge
    /// None of these.
    case member
  }

  package var account: SourceID
  package var role: Role
  /// How many of the members it has an edge to.
  package var degree: Int
  /// Events in which it was first among the members, and all in which it took part.
  package var first: Int
  package var events: Int
  /// Its part of the community by the Leiden method, counted from 0.
  package var group: Int
  /// How many shares it has in all, whatever they are.
  package var shares: Int

  package init(
    account: SourceID, role: Role, degree: Int, first: Int, events: Int, group: Int, shares: Int
  ) {
    self.account = account
    self.role = role
    self.degree = degree
    self.first = first
    self.events = events
    self.group = group
    self.shares = shares
  }
}

/// Accounts that act together, with what shows it and what speaks against it.
package struct NetworkCommunity: Hashable, Sendable, Codable, Identifiable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Closer in time, again and again, than chance explains, on objects that others share as well.
    case coordinated
    /// Share together what nobody else shares. Chance cannot explain it, and one publisher can: nothing is said
    /// about coordination.
    case exclusive
  }

  /// An object that binds them.
  package struct SharedObject: Hashable, Sendable, Codable {
    package var object: String
    package var layer: ShareLayer
    /// Members that share it within the window of another.
    package var members: Int
    /// All accounts that share it, members or not.
    package var accounts: Int
    package var first: Int64

    package init(object: String, layer: ShareLayer, members: Int, accounts: Int, first: Int64) {
      self.object = object
      self.layer = layer
      self.members = members
      self.accounts = accounts
      self.first = first
    }
  }

  /// Derived from the two accounts of its strongest edge, so that it stays while others join.
  package let id: String
  package var kind: Kind
  /// By degree, then by name.
  package var members: [NetworkMember]
  /// The strongest first.
  package var edges: [NetworkEdge]
  /// What most members share first; at most 50.
  package var objects: [SharedObject]
  /// In seconds since 1970-01-01T00:00:00Z.
  package var firstSeen: Int64
  package var lastSeen: Int64
  /// Events by hour of the day in UTC; 24.
  package var hours: [Int]
  /// Days on which there was an event (since 1970-01-01), with how many; by time.
  package var days: [Day]
  /// Modularity of the groups among the community's edges; 0 for one group.
  package var modularity: Double
  /// What supports it, and what weakens it.
  package var reasons: [Reason]
  /// How many edges there are, with those that are not held in ``edges``.
  package var pairs: Int
  /// Where each member stands in a picture; empty where none was laid out.
  package var places: [NetworkPlace]

  package struct Day: Hashable, Sendable, Codable {
    package var day: Int64
    package var events: Int

    package init(day: Int64, events: Int) {
      self.day = day
      self.events = events
    }
  }

  package init(
    id: String, kind: Kind, members: [NetworkMember], edges: [NetworkEdge],
    objects: [SharedObject], firstSeen: Int64, lastSeen: Int64, hours: [Int], days: [Day],
    modularity: Double, reasons: [Reason], places: [NetworkPlace] = []
  ) {
    self.id = id
    self.kind = kind
    self.members = members
    self.edges = edges
    self.objects = objects
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.hours = hours
    self.days = days
    self.modularity = modularity
    self.reasons = reasons
    self.places = places
    pairs = edges.count
  }
}

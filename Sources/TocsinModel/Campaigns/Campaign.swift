/// Findings of several kinds that seem to belong together. A proposal: whether they do is for an analyst to say.
package struct Campaign: FindingSubject {
  /// A finding in it.
  package struct Member: Hashable, Sendable, Codable {
    package var finding: FindingID
    package var kind: FindingKind
    /// The join by which it hangs on the rest most, as log-odds; `nil` when people put it there.
    package var strength: Double?

    package init(finding: FindingID, kind: FindingKind, strength: Double?) {
      self.finding = finding
      self.kind = kind
      self.strength = strength
    }
  }

  /// Why two findings of it are held to belong together, and what speaks against it.
  package struct Join: Hashable, Sendable, Codable {
    package var a: FindingID
    package var b: FindingID
    /// The logarithm of the odds that they belong together, in nats.
    package var logOdds: Double
    /// For and against, the weightiest first.
    package var reasons: [Reason]

    package init(a: FindingID, b: FindingID, logOdds: Double, reasons: [Reason]) {
      self.a = a
      self.b = b
      self.logOdds = logOdds
      self.reasons = reasons
    }
  }

  /// What people said of which findings belong together, as far as it holds here.
  package enum Standing: String, Sendable, Codable, CaseIterable {
    /// Nobody said anything.
    case proposed
    /// People put together, or accepted, all of it.
    case accepted
    /// People said something of a part of it.
    case partly
  }

  package static let kind = FindingKind(rawValue: "campaign")

  /// By kind, then id; at least two.
  package var members: [Member]
  /// Those that hold it together, the strongest first; one less than members unless people joined some.
  package var joins: [Join]
  package var standing: Standing
  /// When the first and the last of it were, in seconds since 1970.
  package var first: Int64?
  package var last: Int64?

  package init(
    members: [Member], joins: [Join], standing: Standing, first: Int64?, last: Int64?
  ) {
    self.members = members
    self.joins = joins
    self.standing = standing
    self.first = first
    self.last = last
  }

  package var size: Int { members.count }

  /// How many findings of each kind, by kind.
  package var kinds: [(kind: FindingKind, count: Int)] {
    Dictionary(grouping: members, by: \.kind).map { ($0.key, $0.value.count) }
      .sorted { $0.kind < $1.kind }
  }
}

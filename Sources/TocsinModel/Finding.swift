/// Something a detector found, with everything needed to check it. It is an observation; what it
/// means is for an ``Assessment``, who is behind it for an ``Attribution``.
package struct Finding: Sendable, Identifiable {
  /// How much of an analyst's attention the behaviour asks for. No opinion is involved: lawful
  /// reprints, quotations and debunks are ``routine``.
  package enum Attention: String, Sendable, Codable, CaseIterable, Comparable {
    case routine, notable, high

    package static func < (left: Attention, right: Attention) -> Bool {
      left.rank < right.rank
    }

    /// 0 routine, 1 notable, 2 high.
    package var rank: Int {
      switch self {
      case .routine: 0
      case .notable: 1
      case .high: 2
      }
    }
  }

  package let id: FindingID
  package var subject: any FindingSubject
  package var attention: Attention
  /// The features of those reasons that decided the ``attention``; empty when none asked for any.
  package var decisive: [String]
  package var observation: Observation
  /// Whom and what it is about, sorted, without repetitions.
  package var entities: [Entity]

  package init(
    id: FindingID, subject: any FindingSubject, attention: Attention, decisive: [String] = [],
    observation: Observation, entities: some Sequence<Entity> = []
  ) {
    self.id = id
    self.subject = subject
    self.attention = attention
    self.decisive = decisive
    self.observation = observation
    self.entities = Set(entities).sorted()
  }
}

extension Finding {
  package var kind: FindingKind { type(of: subject).kind }

  /// What was copied; `nil` when the finding is about something else.
  package var copies: CopyCluster? { subject as? CopyCluster }

  /// Which names look alike; `nil` when the finding is about something else.
  package var lookalikes: LookalikeGroup? { subject as? LookalikeGroup }

  /// How many documents or names it is about.
  package var size: Int { subject.size }

  /// The order in which findings are shown: attention, size, id.
  package func isShownBefore(_ other: Finding) -> Bool {
    if attention != other.attention { return attention > other.attention }
    if size != other.size { return size > other.size }
    return id < other.id
  }
}

extension Finding: Hashable {
  package static func == (left: Finding, right: Finding) -> Bool {
    left.id == right.id && left.attention == right.attention && left.decisive == right.decisive
      && left.observation == right.observation && left.entities == right.entities
      && AnyHashable(left.subject) == AnyHashable(right.subject)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

/// The identity of a finding: derived from its kind and the first document it is about, so that
/// it stays the same while copies are added.
package struct FindingID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: FindingID, right: FindingID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Something a detector found, with everything needed to check it. It is an observation; what it
/// means is for an ``Assessment``, who is behind it for an ``Attribution``.
package struct Finding: Hashable, Sendable, Codable, Identifiable {
  package enum Subject: Hashable, Sendable, Codable {
    case copies(CopyCluster)
    case lookalikes(LookalikeGroup)
  }

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
  package var subject: Subject
  package var attention: Attention
  /// One sentence that says what was found.
  package var headline: String
  package var observation: Observation

  package init(
    id: FindingID, subject: Subject, attention: Attention, headline: String,
    observation: Observation
  ) {
    self.id = id
    self.subject = subject
    self.attention = attention
    self.headline = headline
    self.observation = observation
  }
}

extension Finding {
  /// What was copied; `nil` when the finding is about something else.
  package var copies: CopyCluster? {
    if case .copies(let cluster) = subject { cluster } else { nil }
  }

  /// Which names look alike; `nil` when the finding is about something else.
  package var lookalikes: LookalikeGroup? {
    if case .lookalikes(let group) = subject { group } else { nil }
  }

  /// How many documents or names it is about.
  package var size: Int {
    switch subject {
    case .copies(let cluster): cluster.documents.count
    case .lookalikes(let group): group.members.count
    }
  }

  /// The order in which findings are shown: attention, size, id.
  package func isShownBefore(_ other: Finding) -> Bool {
    if attention != other.attention { return attention > other.attention }
    if size != other.size { return size > other.size }
    return id < other.id
  }
}

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

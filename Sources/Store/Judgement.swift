package import TocsinModel

/// What a person said of a finding.
package struct Judgement: Hashable, Sendable {
  package enum Disposition: String, Sendable, Codable, CaseIterable {
    /// It is what it looks like.
    case confirmed
    /// It is harmless or wrong; the reason says why.
    case dismissed
    /// It was looked at, and cannot be told yet.
    case unclear
    /// Another finding is about the same.
    case duplicate
  }

  /// Never given again.
  package let number: Int
  package let finding: Int
  /// What the finding was at the time.
  package let version: Int
  package let disposition: Disposition
  package let reason: String
  /// The number of the finding that is about the same.
  package let duplicateOf: Int?
  package let by: String
  /// Seconds since 1970.
  package let at: Int64
  package let undoneBy: String?
  package let undoneAt: Int64?
  /// Whether it is in force: neither replaced nor undone.
  package let isCurrent: Bool
}

/// A judgement before it is stored.
package struct JudgementDraft: Hashable, Sendable {
  package var finding: Int
  package var disposition: Judgement.Disposition
  package var reason: String
  package var duplicateOf: Int?
  package var by: String
  /// The judgement that its author saw in force; `nil` when there was none.
  package var seen: Int?
  /// The version of the finding that its author saw.
  package var version: Int

  package init(
    finding: Int, disposition: Judgement.Disposition, reason: String = "", duplicateOf: Int? = nil,
    by: String, seen: Int?, version: Int
  ) {
    self.finding = finding
    self.disposition = disposition
    self.reason = reason
    self.duplicateOf = duplicateOf
    self.by = by
    self.seen = seen
    self.version = version
  }
}

/// What became of a judgement.
package enum JudgementOutcome: Hashable, Sendable {
  case stored(Judgement)
  /// Somebody else judged, or undid, after its author looked; what is in force now.
  case overtaken(by: Judgement?)
  /// The finding says something else than when its author looked; its version now.
  case changed(version: Int)
  case noSuchFinding
  case noSuchDuplicate
  /// A dismissal says why.
  case noReason
}

/// Which findings an analyst looks through, and in which order.
package struct QueueView: Hashable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Not judged, or changed since.
    case open
    case all
    case confirmed, dismissed, unclear, duplicate
  }

  package enum Order: String, Sendable, CaseIterable {
    /// By attention, then size: as in the report.
    case attention
    /// What changed last first.
    case newest
    case largest
  }

  package var filter: FindingFilter
  package var state: State
  package var order: Order

  package init(
    filter: FindingFilter = FindingFilter(), state: State = .open, order: Order = .attention
  ) {
    self.filter = filter
    self.state = state
    self.order = order
  }
}

/// A finding in the queue, with the judgement that is in force.
package struct QueuedFinding: Hashable, Sendable, Identifiable {
  package let finding: ListedFinding
  package let judgement: Judgement?
  /// Who has it; `nil` for nobody.
  package let holder: String?

  package var id: FindingID { finding.id }

  /// Whether it waits to be judged: it never was, or it is not what it was.
  package var isOpen: Bool { judgement.map { $0.version < finding.version } ?? true }
}

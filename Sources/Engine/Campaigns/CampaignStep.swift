import Correlate
import Store
package import TocsinModel

/// Which findings belong together: settles behind all detectors, since it is about what they found.
package final class CampaignStep: DetectorStep {
  package let name = "campaigns"
  package let kind = Campaign.kind
  package let rule = Correlator.rule

  /// What was joined before; made again from the store where it is not there.
  private var correlator: Correlator?
  /// The findings that it holds, by number, with the version that was read.
  private var held: [Int: (id: FindingID, version: Int)] = [:]

  package init() {}

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let store = work.store
    let versions = try store.findingVersions(except: kind)
    let decisions = try store.campaignDecisions().filter { $0.undoneBy == nil }
    let state = Self.state(versions, decisions)
    // Nothing of what it rests on is another: not even the index is made.
    if !work.isReset, try store.note(Self.stateNote) == state { return [] }
    let isNew = correlator == nil || work.isReset
    var correlator = isNew ? Correlator() : self.correlator ?? Correlator()
    if isNew { held = [:] }
    // By ids, which findings may change: bound anew each time.
    let constraints = try Self.constraints(decisions, store)
    let isRedecided = isNew || correlator.constraints != constraints
    correlator.constraints = constraints

    var gone: Set<FindingID> = []
    let current = Dictionary(versions.map { ($0.number, ($0.id, $0.version)) }) { first, _ in first
    }
    for (number, known) in held where current[number].map({ $0 == known }) != true {
      correlator.remove(known.id)
      gone.insert(known.id)
      held[number] = nil
    }
    let reading = CorrelationReading(store)
    for finding in versions where held[finding.number] == nil {
      try Task.checkCancellation()
      guard let item = try reading.item(finding.number) else { continue }
      correlator.insert(item)
      held[finding.number] = (finding.id, finding.version)
    }

    var delta = FindingDelta(kind: kind)
    if isRedecided {
      delta.outdated = Set(try store.findingDigests(of: kind).keys)
      delta.published = try correlator.campaigns().map { try work.encoded($0.finding) }
    } else {
      let changes = correlator.changes()
      delta.outdated = try store.campaigns(of: changes.looked.union(gone), kind: kind)
      delta.published = try changes.campaigns.map { try work.encoded($0.finding) }
    }
    let found = try store.settle(StepChanges(work.record, mark: work.count), delta, at: work.now)
    // Behind the findings: a run that is killed between the two settles them again, to the same.
    try store.setNote(Self.stateNote, state)
    self.correlator = correlator
    return found
  }

  package func forget() throws {
    correlator = nil
    held = [:]
  }

  private static let stateNote = "campaigns_of"

  /// What campaigns rest on, in a word.
  private static func state(
    _ versions: [(number: Int, id: FindingID, version: Int)], _ decisions: [CampaignDecision]
  ) -> String {
    var hasher = StateHash()
    for finding in versions {
      hasher.combine(finding.number)
      hasher.combine(finding.version)
    }
    for decision in decisions { hasher.combine(-decision.number) }
    return "\(versions.count) \(decisions.count) \(hasher.value)"
  }

  private static func constraints(
    _ decisions: [CampaignDecision], _ store: Store
  ) throws -> CampaignConstraints {
    var constraints = CampaignConstraints()
    for decision in decisions {
      let ids = try store.findingIDs(decision.parts.flatMap(\.self))
      let parts = decision.parts.map { Array(Set($0.compactMap { ids[$0] })) }
      switch decision.what {
      case .accept, .merge: constraints.join(parts.flatMap(\.self))
      case .split: constraints.part(parts)
      }
    }
    return constraints
  }
}

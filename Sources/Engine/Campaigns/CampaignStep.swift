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
  /// The findings that it holds, by number, as they were read.
  private var held: [Int: (id: FindingID, digest: UInt64)] = [:]

  package init() {}

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let store = work.store
    // A campaign has findings of two kinds at least: to read ten thousand copies, and nothing else, joins nothing.
    let kinds = try store.findingKinds()
    if kinds.count < 2, !kinds.contains(kind) {
      correlator = nil
      return []
    }
    let states = try store.findingStates(except: kind)
    let decisions = try store.campaignDecisions().filter { $0.undoneBy == nil }
    let state = Self.state(states, decisions)
    // Nothing of what it rests on is another: not even the index is made.
    if !work.isReset, try store.note(Self.stateNote) == state { return [] }
    let isNew = correlator == nil || work.isReset
    var correlator = isNew ? Correlator() : self.correlator ?? Correlator()
    if isNew { held = [:] }
    // By ids, which findings may change: bound anew each time.
    let constraints = try Self.constraints(decisions, store)
    let isRedecided = isNew || correlator.constraints != constraints
    correlator.constraints = constraints

    var changes = StepChanges(work.record, mark: work.count)
    let gone = try bring(&correlator, to: states, work, &changes)
    var delta = FindingDelta(kind: kind)
    if isRedecided {
      delta.outdated = Set(try store.findingDigests(of: kind).keys)
      delta.published = try correlator.campaigns().map { try work.encoded($0.finding) }
    } else {
      let found = correlator.changes()
      delta.outdated = try store.campaigns(of: found.looked.union(gone), kind: kind)
      delta.published = try found.campaigns.map { try work.encoded($0.finding) }
    }
    let found = try store.settle(changes, delta, at: work.now)
    // Behind the findings: a run that is killed between the two settles them again, to the same.
    try store.setNote(Self.stateNote, state)
    self.correlator = correlator
    return found
  }

  package func forget() throws {
    correlator = nil
    held = [:]
  }

  /// Takes out what is not as it was, and in what is new. What a finding may have in common with others is kept beside
  /// it, since to read it again takes its documents.
  ///
  /// - Returns: what was taken out.
  private func bring(
    _ correlator: inout Correlator, to states: [(number: Int, id: FindingID, digest: UInt64)],
    _ work: StepWork, _ changes: inout StepChanges
  ) throws -> Set<FindingID> {
    var gone: Set<FindingID> = []
    let current = Dictionary(states.map { ($0.number, ($0.id, $0.digest)) }) { first, _ in first }
    for (number, known) in held where current[number].map({ $0 == known }) != true {
      correlator.remove(known.id)
      gone.insert(known.id)
      held[number] = nil
    }
    let missing = states.filter { held[$0.number] == nil }
    guard !missing.isEmpty || !gone.isEmpty else { return gone }
    let kept = try work.store.facts(of: work.record)
    let reading = CorrelationReading(work.store)
    for finding in missing {
      try Task.checkCancellation()
      let key = KeptItem.key(finding.id)
      var item = kept[key].flatMap { KeptItem.item(Array($0), finding.id, finding.digest) }
      if item == nil {
        guard let read = try reading.item(finding.number) else { continue }
        let bytes = KeptItem.bytes(read, finding.digest)
        changes.facts[key] = bytes
        // As it will be read back, so that both ways come to the same.
        item = KeptItem.item(bytes, finding.id, finding.digest)
      }
      guard let item else { continue }
      correlator.insert(item)
      held[finding.number] = (finding.id, finding.digest)
    }
    let keys = Set(states.map { KeptItem.key($0.id) })
    for key in kept.keys where !keys.contains(key) { changes.facts.updateValue(nil, forKey: key) }
    return gone
  }

  /// Of this workspace's way to where it is: not of what is in it.
  private static let stateNote = "local campaigns"

  /// What campaigns rest on, in a word.
  private static func state(
    _ states: [(number: Int, id: FindingID, digest: UInt64)], _ decisions: [CampaignDecision]
  ) -> String {
    var hasher = StateHash()
    for finding in states {
      hasher.combine(finding.number)
      hasher.combine(Int(bitPattern: UInt(finding.digest)))
      hasher.combine(KeptItem.key(finding.id))
    }
    for decision in decisions { hasher.combine(-decision.number) }
    return "\(states.count) \(decisions.count) \(hasher.value)"
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

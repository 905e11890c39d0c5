import Mail
import Store
package import TocsinModel

/// Which mails deceive: judges each again by what the mailbox's own older mails say of its sender, whatever the order in which they were
/// read, and gathers those that deceive into waves, since one decision settles those that say the same.
///
/// A mail that comes costs a look at the traces of all, some 50 bytes each.
package final class MailStep: DetectorStep {
  package let name = "mail"
  package let kind = MailWave.kind
  package let rule = "\(MailWave.rule), \(MailDetector.rule)"

  package init() {}

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let retired = work.isReset ? [] : try work.store.retired(unseenBy: work.record)
    guard !work.arrived.isEmpty || !retired.isEmpty || work.isReset else { return [] }
    var changes = StepChanges(work.record, mark: work.count)
    changes.sawRetired = true
    // By number; of mails that say no time there is no trace.
    var kept = work.isReset ? [:] : try work.store.facts(of: work.record)
    let before = kept
    for number in retired where kept.removeValue(forKey: Int(number)) != nil {
      changes.facts.updateValue(nil, forKey: Int(number))
    }
    let messages = try work.store.messages(work.arrived)
    for start in stride(from: 0, to: messages.count, by: 1024) {
      try Task.checkCancellation()
      let block = messages[start..<min(start + 1024, messages.count)]
      for (number, document) in try work.store.documents(block, withText: { _ in false }) {
        guard let facts = document.mail, facts.tier != .unremarkable || facts.trace != nil else {
          continue
        }
        let bytes = facts.trace?.bytes ?? []
        kept[Int(number)] = bytes
        changes.facts[Int(number)] = .some(bytes)
      }
    }
    var delta = FindingDelta(kind: kind)
    // Nothing came or went: what was found stays.
    if kept != before || work.isReset {
      let traces = kept.compactMapValues { MailTrace(bytes: $0) }
      let hindsight = MailHindsight(MailHistory(traces.values))
      let deceiving = kept.keys.filter { number in
        traces[number].map { hindsight.tier(of: $0) != .unremarkable } ?? true
      }
      let mails = try work.store.documents(
        deceiving.sorted().map { UInt32($0) }, withText: { _ in false }
      ).values.compactMap { document in
        document.mail.map { (document: document, facts: hindsight.facts($0)) }
      }
      delta.outdated = Set(try work.store.findingDigests(of: kind).keys)
      delta.published = try MailWave.findings(of: mails).map { try work.encoded($0) }
    }
    return try work.store.settle(changes, delta, at: work.now)
  }
}

import Mail
import Store
package import TocsinModel

/// Which mails deceive: gathers those that were judged so when they were read into waves, since one decision settles those that say
/// the same.
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
    var kept = Set(try work.store.facts(of: work.record).keys.map { UInt32($0) })
    let before = kept
    for number in retired where kept.remove(number) != nil {
      changes.facts.updateValue(nil, forKey: Int(number))
    }
    let messages = try work.store.messages(work.arrived)
    for start in stride(from: 0, to: messages.count, by: 1024) {
      try Task.checkCancellation()
      let block = messages[start..<min(start + 1024, messages.count)]
      for (number, document) in try work.store.documents(block, withText: { _ in false }) {
        guard let facts = document.mail, facts.tier != .unremarkable else { continue }
        kept.insert(number)
        changes.facts[Int(number)] = []
      }
    }
    var delta = FindingDelta(kind: kind)
    // Nothing that deceives came or went: what was found stays.
    if kept != before || work.isReset {
      let mails = try work.store.documents(kept.sorted(), withText: { _ in false }).values
        .compactMap { document in document.mail.map { (document: document, facts: $0) } }
      delta.outdated = Set(try work.store.findingDigests(of: kind).keys)
      delta.published = try MailWave.findings(of: mails).map { try work.encoded($0) }
    }
    return try work.store.settle(changes, delta, at: work.now)
  }
}

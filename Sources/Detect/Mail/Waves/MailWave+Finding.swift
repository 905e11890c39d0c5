import CHashing
package import TocsinModel

extension MailWave {
  /// The rule of grouping and its version; that of judging stands in the facts.
  package static let rule = "mail-waves/2"

  /// Waves of deceptive and suspicious mails, in the order of their first members by id, whatever the order in which they are given.
  package static func findings(of mails: [(document: Document, facts: MailFacts)]) -> [Finding] {
    var waves = MailWaves()
    var groups: [Int: [(document: Document, facts: MailFacts)]] = [:]
    for mail in mails.sorted(by: { $0.document.id < $1.document.id })
    where mail.facts.tier != .unremarkable {
      groups[waves.add(MailSketch(least: mail.facts.sketch)), default: []].append(mail)
    }
    return groups.sorted { $0.key < $1.key }.compactMap { finding($0.value) }
  }

  private static func finding(_ mails: [(document: Document, facts: MailFacts)]) -> Finding? {
    guard let first = mails.first,
      let strongest = mails.max(by: { $0.facts.probability < $1.facts.probability })
    else { return nil }
    let wave = MailWave(
      members: mails.map { mail in
        Member(
          document: mail.document.id, subject: mail.document.title ?? "",
          sender: mail.facts.sender, senderName: mail.facts.senderName,
          recipients: mail.facts.recipients, sent: mail.document.published,
          probability: mail.facts.probability)
      },
      claimed: unique(mails.flatMap(\.facts.claimed)),
      linkHosts: Array(unique(mails.flatMap(\.facts.linkHosts)).prefix(100)))
    let entities =
      mails.flatMap { mail in
        [Entity(.document, mail.document.id.description), Entity(.address, mail.facts.sender)]
          + (mail.facts.senderDomain.map { [Entity(.domain, $0)] } ?? [])
      } + wave.linkHosts.map { Entity(.site, $0) }
    let supporting = strongest.facts.reasons.filter { $0.direction == .supports }
    return Finding(
      id: FindingID(rawValue: "mail-\(hexadecimal(first.document.id.description))"), subject: wave,
      attention: strongest.facts.tier == .deceptive ? .high : .notable,
      decisive: supporting.prefix(1).map(\.feature),
      observation: Observation(rule: rule, reasons: strongest.facts.reasons),
      entities: entities.filter { !$0.name.isEmpty })
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func hexadecimal(_ text: String) -> String {
    text.utf8.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value.hexadecimal
  }
}

package import Names
package import TocsinModel

extension MailVerdict {
  /// What is kept of it in a workspace.
  package func facts(parser: NameParser) -> MailFacts {
    let sender = mail.from.first
    return MailFacts(
      rule: MailDetector.rule, tier: MailFacts.Tier(rawValue: tier.rawValue) ?? .unremarkable,
      probability: probability, sender: sender?.address ?? "",
      senderDomain: sender?.domain.flatMap { parser.hostName($0).host?.registrable.rawValue },
      senderName: sender?.name ?? "",
      recipients: Array(mail.recipients.mailboxes.map(\.address).filter { !$0.isEmpty }.prefix(20)),
      claimed: claimed, linkHosts: linkHosts, reasons: reasons, sketch: sketch.least)
  }
}

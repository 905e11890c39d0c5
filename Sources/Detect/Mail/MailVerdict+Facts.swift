package import Names
package import TocsinModel

extension MailVerdict {
  /// What a history is made of; `nil` where the mail's own time cannot be read, and of a mail within another: else whoever attaches old
  /// mails would have written for long.
  package var trace: MailTrace? {
    guard mail.forwarding == nil, var trace = MailHistory.trace(of: mail) else { return nil }
    trace.isVouched = results?.dmarc == "pass" || results?.dkim == "pass"
    trace.isDisowned = evidence[.dmarcFails] > 0
    trace.odds = odds
    return trace
  }

  /// What is kept of it in a workspace.
  package func facts(parser: NameParser) -> MailFacts {
    let sender = mail.from.first
    return MailFacts(
      rule: MailDetector.rule, tier: MailFacts.Tier(rawValue: tier.rawValue) ?? .unremarkable,
      probability: probability, sender: sender?.address ?? "",
      senderDomain: sender?.domain.flatMap { parser.hostName($0).host?.registrable.rawValue },
      senderName: sender?.name ?? "",
      recipients: Array(mail.recipients.mailboxes.map(\.address).filter { !$0.isEmpty }.prefix(20)),
      claimed: claimed, linkHosts: linkHosts, reasons: reasons, sketch: sketch.least, trace: trace)
  }
}

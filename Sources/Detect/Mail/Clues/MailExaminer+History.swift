extension MailExaminer {
  /// What the mailbox's own mails say of the sender; nothing where no history is given.
  mutating func examineHistory() {
    guard let history = knowledge.history, let contact = history.contact(of: mail) else { return }
    let from = mail.from.first
    let quote = MailEvidence.Quote(.from, "\(from?.name ?? "") <\(from?.address ?? "")>")
    if contact.isKnownNameElsewhere { evidence.set(.correspondentElsewhere, 1, quote) }
    if contact.mails == 0 {
      evidence.set(.firstContact, 1, quote)
      if history.isThreadUnknown(mail) {
        evidence.set(.threadUnknown, 1, .init(.subject, mail.subject))
      }
    } else if contact.isLong, evidence[.dmarcFails] == 0, !mail.from.isMalformed {
      // An address is easily written: without anybody's word that it came from there it counts by half.
      evidence.set(
        .longCorrespondence, results?.dmarc == "pass" || results?.dkim == "pass" ? 1 : 0.5, quote)
    }
  }
}

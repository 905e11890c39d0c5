import TocsinModel

extension MailExaminer {
  /// What the mailbox's own mails say of the sender; nothing where no history is given.
  mutating func examineHistory() {
    guard let history = knowledge.history, var trace = MailHistory.trace(of: mail) else { return }
    trace.isVouched = results?.dmarc == "pass" || results?.dkim == "pass"
    trace.isDisowned = evidence[.dmarcFails] > 0
    let from = mail.from.first
    let quote = MailEvidence.Quote(.from, "\(from?.name ?? "") <\(from?.address ?? "")>")
    for (clue, value) in history.clues(of: trace) {
      evidence.set(clue, value, clue == .threadUnknown ? .init(.subject, mail.subject) : quote)
    }
    if let change = history.change(in: mail) {
      evidence.set(.quoteAltered, change.value, .init(.text, change.text))
    }
  }
}

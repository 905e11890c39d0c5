import Names
import TocsinModel

extension MailDetector {
  /// The verdict on a letter by which somebody of the recipient's own house sends on mails as text, where one of these is at least as bad
  /// as the whole: what deceives in it is that mail, which is told by itself, and whoever asks what it is shall not be taken for its
  /// sender. Any other letter's verdict is as it was: outside of the house a pasted header is what its writer wants it to be.
  package func verdict(on letter: MailVerdict, sendingOn pasted: [MailVerdict]) -> MailVerdict {
    guard let worst = pasted.map(\.tier.rank).max(), worst >= letter.tier.rank,
      letter.tier != .unremarkable, isOwnHouses(letter.mail)
    else { return letter }
    var letter = letter
    letter.odds = model.bias
    letter.probability = Logistic.probability(model.bias)
    letter.tier = .unremarkable
    letter.kind = .ordinary
    letter.couldBecomeSuspicious = false
    letter.sketch = MailSketch(least: [])
    letter.claimed = []
    letter.reasons = [
      Reason(feature: "mail.sendsOn", direction: .weakens, text: MailReasons.sendsOn + ".")
    ]
    return letter
  }

  private func isOwnHouses(_ mail: MailMessage) -> Bool {
    func registration(_ box: Mailbox) -> String? {
      box.domain.flatMap { knowledge.parser.hostName($0).host?.registrable.rawValue }
    }
    guard mail.from.mailboxes.count == 1, let sender = mail.from.first.flatMap(registration),
      !HostKnowledge.isFreeMail(sender)
    else { return false }
    return mail.recipients.mailboxes.contains { registration($0) == sender }
  }
}

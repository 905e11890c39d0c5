import Names
import TocsinModel

/// Measures the clues of one mail.
struct MailExaminer {
  let knowledge: MailKnowledge
  let mail: MailMessage
  let results: AuthenticationResults?
  let judge: (any HostJudge)?
  var evidence = MailEvidence()

  /// The texts as phrases are looked for in them.
  let subject: NormalText
  let name: NormalText
  let text: NormalText

  /// The registration of the sender's address, the host before it, and the same of where answers go.
  let sender: HostName?
  let reply: HostName?
  /// Registrations of the recipients.
  var recipients: Set<String> = []
  /// Bodies that the mail claims to come from, by their number, and where.
  var claimed: [Int: MailClue] = [:]
  /// Phrases that were found, by theme, and in the subject.
  var themes: [MailTheme: Set<Range<Int>>] = [:]
  var subjectThemes: Set<MailTheme> = []
  var nameThemes: Set<MailTheme> = []

  init(
    _ mail: MailMessage, knowledge: MailKnowledge, results: AuthenticationResults?,
    judge: (any HostJudge)?
  ) {
    self.knowledge = knowledge
    self.mail = mail
    self.results = results
    self.judge = judge
    subject = NormalText(mail.subject)
    name = NormalText(mail.from.mailboxes.map(\.name).joined(separator: " "))
    text = NormalText(mail.text)
    sender = mail.from.first?.domain.flatMap { knowledge.parser.hostName($0).host }
    reply = mail.replyTo.first?.domain.flatMap { knowledge.parser.hostName($0).host }
    for recipient in mail.recipients.mailboxes {
      if let host = recipient.domain.flatMap({ knowledge.parser.hostName($0).host }) {
        recipients.insert(host.registrable.rawValue)
      }
    }
  }

  var senderDomain: String { sender?.registrable.rawValue ?? "" }
  var isFreeMail: Bool { HostKnowledge.isFreeMail(senderDomain) }

  /// All clues. Linear in the mail.
  mutating func examine() -> MailEvidence {
    findThemes()
    findClaims()
    examineSender()
    examineReply()
    examineLinks()
    examineWords()
    examineMeaning()
    examineDisguise()
    examineStructure()
    examineAuthentication()
    examineHistory()
    examineTogether()
    return evidence
  }

  /// Whether a registration belongs to a body that the mail names, or to the sender.
  func belongsToSender(_ registrable: String) -> Bool {
    if registrable == senderDomain { return true }
    // One body's registrations under several endings have one label: `party.example` and `party.org`.
    let label = registrable.prefix { $0 != "." }
    return label.utf8.count >= 5 && senderDomain.prefix { $0 != "." } == label
  }
}

extension MailExaminer {
  /// Whether a registration belongs to a body that the mail claims to come from or names in its first lines.
  func belongsToClaimed(_ registrable: String) -> Bool {
    claimed.keys.contains { knowledge.organisations[$0].owns(registrable) }
  }
}

/// Says which hosts pass for a protected name. The detector of look-alikes is one; it is passed in, since detectors do not know
/// each other.
package protocol HostJudge: Sendable {
  /// The protected name that a host passes for, and why, in a sentence; `nil` for none.
  func impersonated(by host: String) -> (name: String, reason: String)?
}

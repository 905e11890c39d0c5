/// Mails that deceive and nearly say the same: one finding.
package struct MailWave: FindingSubject {
  package struct Member: Hashable, Sendable, Codable {
    package var document: DocumentID
    package var subject: String
    package var sender: String
    package var senderName: String
    package var recipients: [String]
    package var sent: Timestamp?
    package var probability: Double

    package init(
      document: DocumentID, subject: String, sender: String, senderName: String,
      recipients: [String], sent: Timestamp?, probability: Double
    ) {
      self.document = document
      self.subject = subject
      self.sender = sender
      self.senderName = senderName
      self.recipients = recipients
      self.sent = sent
      self.probability = probability
    }
  }

  package static let kind = FindingKind(rawValue: "mail")

  /// By document; never empty.
  package var members: [Member]
  /// Whom they claim to be.
  package var claimed: [String]
  /// Hosts that they lead to.
  package var linkHosts: [String]

  package init(members: [Member], claimed: [String], linkHosts: [String]) {
    self.members = members
    self.claimed = claimed
    self.linkHosts = linkHosts
  }

  package var size: Int { members.count }

  /// The likeliest member.
  package var strongest: Member? {
    members.max { ($0.probability, $1.document) < ($1.probability, $0.document) }
  }
}

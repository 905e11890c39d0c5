/// What was seen of a mail when it was read, for those who judge it among others: its bytes are not kept.
package struct MailFacts: Hashable, Sendable, Codable {
  package enum Tier: String, Sendable, Codable, CaseIterable {
    case deceptive, suspicious, unremarkable
  }

  /// The rule and its version by which it was judged.
  package var rule: String
  package var tier: Tier
  package var probability: Double
  /// The address that it says to come from; empty where it says none.
  package var sender: String
  /// The registration of that address.
  package var senderDomain: String?
  /// The name that programs show.
  package var senderName: String
  package var recipients: [String]
  /// Whom it claims to be.
  package var claimed: [String]
  /// Hosts that it leads to, at most twenty.
  package var linkHosts: [String]
  package var reasons: [Reason]
  /// What it says, as numbers that are nearly the same for mails that nearly say the same.
  package var sketch: [UInt32]
  /// What a history is made of; `nil` where its time cannot be read, or pseudonyms stand for persons.
  package var trace: MailTrace?

  package init(
    rule: String, tier: Tier, probability: Double, sender: String, senderDomain: String?,
    senderName: String, recipients: [String], claimed: [String], linkHosts: [String],
    reasons: [Reason], sketch: [UInt32], trace: MailTrace? = nil
  ) {
    self.rule = rule
    self.tier = tier
    self.probability = probability
    self.sender = sender
    self.senderDomain = senderDomain
    self.senderName = senderName
    self.recipients = recipients
    self.claimed = claimed
    self.linkHosts = linkHosts
    self.reasons = reasons
    self.sketch = sketch
    self.trace = trace
  }

  /// What is kept of a mail that deceives nobody and cannot come to: that it was there, for the history.
  package static func unremarkable(rule: String, trace: MailTrace) -> MailFacts {
    MailFacts(
      rule: rule, tier: .unremarkable, probability: 0, sender: "", senderDomain: nil,
      senderName: "", recipients: [], claimed: [], linkHosts: [], reasons: [], sketch: [],
      trace: trace)
  }
}

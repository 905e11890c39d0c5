package import TocsinModel

/// What is to be said about one mail.
package struct MailVerdict: Sendable {
  package enum Tier: String, Sendable, CaseIterable {
    case deceptive, suspicious, unremarkable

    /// 0 for the least.
    package var rank: Int {
      switch self {
      case .unremarkable: 0
      case .suspicious: 1
      case .deceptive: 2
      }
    }
  }

  package enum Kind: String, Sendable, CaseIterable {
    /// It claims what is not so.
    case phishing
    /// Nobody asked for it, but it says who it is from.
    case advertising
    case ordinary
  }

  package var tier: Tier
  package var kind: Kind
  /// That it is phishing, were there as much of that as of honest mail.
  package var probability: Double
  /// The logarithm of the odds of that.
  package var odds: Double
  /// Whether what the mailbox's own mails say may still make it suspicious.
  package var couldBecomeSuspicious: Bool
  /// Bodies that it claims to come from or names as if it did.
  package var claimed: [String]
  package var evidence: MailEvidence
  /// Those that speak for it first, the heaviest first; then those that speak against it.
  package var reasons: [Reason]
  package var mail: MailMessage
  package var results: AuthenticationResults?
  /// What it says, for gathering mails into waves; empty for a mail that not even a history would make suspicious.
  package var sketch: MailSketch

  init(
    _ mail: MailMessage, _ evidence: MailEvidence, results: AuthenticationResults?,
    claimed: [String], model: MailModel, sketch: () -> MailSketch
  ) {
    self.mail = mail
    self.evidence = evidence
    self.results = results
    self.claimed = claimed
    odds = model.odds(evidence)
    probability = Logistic.probability(odds)
    couldBecomeSuspicious = Logistic.probability(odds + model.mostOfHistory) >= model.suspicious
    tier =
      probability >= model.deceptive
      ? .deceptive : probability >= model.suspicious ? .suspicious : .unremarkable
    let sells = MailTheme.allCases.contains { theme in
      theme.isAdvertising && theme.clue.map { evidence[$0] > 0.3 } == true
    }
    let isAdvertising = sells && model.advertisingProbability(evidence) >= 0.5
    kind = isAdvertising ? .advertising : tier == .unremarkable ? .ordinary : .phishing
    // Costs as much as all the rest, and is wanted of few.
    self.sketch = couldBecomeSuspicious ? sketch() : MailSketch(least: [])
    reasons = MailReasons(evidence: evidence, model: model, claimed: claimed, mail: mail).reasons
    if mail.forwarding?.form == .pasted {
      reasons.append(
        Reason(
          feature: "mail.pasted", direction: .weakens, text: MailReasons.pasted + "."))
    }
  }

  /// The hosts that it leads to, each once, in their order; at most twenty.
  package var linkHosts: [String] {
    var hosts: [String] = []
    for link in mail.links where link.leadsOut && hosts.count < 20 && !hosts.contains(link.host) {
      hosts.append(link.host)
    }
    return hosts
  }
}

package import TocsinModel

/// Judges mails again by a history that was not known when they were read, from what is kept of them.
package struct MailHindsight: Sendable {
  private let history: MailHistory
  private let model: MailModel

  package init(_ history: MailHistory, model: MailModel = .standard) {
    self.history = history
    self.model = model
  }

  /// What a mail is, its sender's history known. A few look-ups.
  package func tier(of trace: MailTrace) -> MailFacts.Tier {
    tier(probability(of: trace))
  }

  /// The facts as they are with the history: how likely, which tier, and why.
  package func facts(_ facts: MailFacts) -> MailFacts {
    guard let trace = facts.trace else { return facts }
    var judged = facts
    judged.probability = probability(of: trace)
    judged.tier = tier(judged.probability)
    let sender = "\(facts.senderName) <\(facts.sender)>"
    let reasons = history.clues(of: trace).map { clue, value in
      let share = model.share(of: clue, at: value)
      return Reason(
        feature: "mail.\(clue.rawValue)", direction: share < 0 ? .weakens : .supports, value: share,
        text: "\(clue.sentence(claimed: nil)) (sender: “\(sender)”).")
    }
    let all = facts.reasons + reasons
    let supporting = all.filter { $0.direction == .supports }.enumerated()
      .sorted { ($1.element.value ?? 0, $0.offset) < ($0.element.value ?? 0, $1.offset) }
      .map(\.element)
    judged.reasons = supporting + all.filter { $0.direction != .supports }
    return judged
  }

  private func probability(of trace: MailTrace) -> Double {
    Logistic.probability(
      history.clues(of: trace).reduce(trace.odds) { $0 + model.share(of: $1.clue, at: $1.value) })
  }

  private func tier(_ probability: Double) -> MailFacts.Tier {
    probability >= model.deceptive
      ? .deceptive : probability >= model.suspicious ? .suspicious : .unremarkable
  }
}

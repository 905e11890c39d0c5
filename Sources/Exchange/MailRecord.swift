package import TocsinModel

/// What is written of a mail's verdict.
package struct MailRecord: Sendable {
  package var file: String
  package var verdict: String
  package var probability: Double
  /// `phishing`, `advertising` or `ordinary`.
  package var kind: String
  package var sender: String
  package var name: String
  package var subject: String
  package var date: String
  package var claims: [String]
  package var reasons: [Reason]
  /// How much there is of each clue.
  package var clues: [(name: String, value: Double)]
  package var linkHosts: [String]
  /// Mails of one number nearly say the same; `nil` for unremarkable ones.
  package var wave: Int?

  package init(
    file: String, verdict: String, probability: Double, kind: String, sender: String, name: String,
    subject: String, date: String, claims: [String], reasons: [Reason],
    clues: [(name: String, value: Double)], linkHosts: [String],
    wave: Int? = nil
  ) {
    self.file = file
    self.verdict = verdict
    self.probability = probability
    self.kind = kind
    self.sender = sender
    self.name = name
    self.subject = subject
    self.date = date
    self.claims = claims
    self.reasons = reasons
    self.clues = clues
    self.linkHosts = linkHosts
    self.wave = wave
  }
}

/// Writes verdicts on mails, a row each. JSON Lines hold the clues as well.
package struct MailWriter {
  private static let columns = [
    "file", "verdict", "probability", "kind", "sender", "name", "subject", "claims", "wave",
    "reasons",
  ]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(_ mail: MailRecord) throws(ExchangeError) {
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(mail.file)
        line.text(mail.verdict)
        line.number(mail.probability)
        line.text(mail.kind)
        line.text(mail.sender)
        line.text(mail.name)
        line.text(mail.subject)
        line.text(mail.claims.joined(separator: "; "))
        line.integer(mail.wave.map { Int64($0) })
        line.text(mail.reasons.map(\.text).joined(separator: " "))
      }
    case .jsonl:
      try table.json { json in
        json.object { json in
          json.member("file", mail.file)
          json.member("verdict", mail.verdict)
          json.member("probability", number: mail.probability)
          json.member("kind", mail.kind)
          json.member("sender", mail.sender)
          json.member("name", mail.name)
          json.member("subject", mail.subject)
          json.member("date", mail.date)
          json.member("wave", mail.wave.map { Int64($0) })
          json.key("claims")
          json.array { json in mail.claims.forEach { json.string($0) } }
          json.key("link_hosts")
          json.array { json in mail.linkHosts.forEach { json.string($0) } }
          json.key("reasons")
          json.array { json in mail.reasons.forEach { json.reason($0) } }
          json.key("clues")
          json.object { json in
            for clue in mail.clues { json.member(clue.name, number: clue.value) }
          }
        }
      }
    }
  }

  package mutating func flush() throws(ExchangeError) { try table.flush() }

  package mutating func finish() throws(ExchangeError) { try table.flush() }
}

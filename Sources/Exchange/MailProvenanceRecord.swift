/// What is written of what a mail's signatures prove.
package struct MailProvenanceRecord: Sendable {
  package struct Signature: Sendable {
    package var domain: String
    package var selector: String
    /// `pass`, `fail`, `permerror`, `temperror` or `unverifiable`.
    package var outcome: String
    package var detail: String
    package var weaknesses: [String]

    package init(
      domain: String, selector: String, outcome: String, detail: String, weaknesses: [String]
    ) {
      self.domain = domain
      self.selector = selector
      self.outcome = outcome
      self.detail = detail
      self.weaknesses = weaknesses
    }
  }

  package var file: String
  /// `verified`, `verified-elsewhere`, `unverifiable`, `failed` or `unsigned`.
  package var outcome: String
  package var sender: String
  package var date: String
  package var subject: String
  package var messageID: String
  package var signatures: [Signature]
  package var missingKeys: [String]
  /// Of the chain of hosts that passed it on: `none`, `pass`, `fail` or `unverifiable`.
  package var arc: String
  package var arcDetail: String
  package var firstSeen: String
  package var sealers: [String]
  package var details: [String]

  package init(
    file: String, outcome: String, sender: String, date: String, subject: String,
    messageID: String, signatures: [Signature], missingKeys: [String], arc: String,
    arcDetail: String, firstSeen: String, sealers: [String], details: [String]
  ) {
    self.file = file
    self.outcome = outcome
    self.sender = sender
    self.date = date
    self.subject = subject
    self.messageID = messageID
    self.signatures = signatures
    self.missingKeys = missingKeys
    self.arc = arc
    self.arcDetail = arcDetail
    self.firstSeen = firstSeen
    self.sealers = sealers
    self.details = details
  }
}

/// Writes what mails' signatures prove, a row each. JSON Lines hold each signature.
package struct MailProvenanceWriter {
  private static let columns = [
    "file", "outcome", "sender", "date", "subject", "message_id", "signers", "missing_keys", "arc",
    "sealers", "details",
  ]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(_ mail: MailProvenanceRecord) throws(ExchangeError) {
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(mail.file)
        line.text(mail.outcome)
        line.text(mail.sender)
        line.text(mail.date)
        line.text(mail.subject)
        line.text(mail.messageID)
        line.text(
          mail.signatures.filter { $0.outcome == "pass" }.map(\.domain).joined(separator: "; "))
        line.text(mail.missingKeys.joined(separator: "; "))
        line.text(mail.arc)
        line.text(mail.sealers.joined(separator: "; "))
        line.text(mail.details.joined(separator: " "))
      }
    case .jsonl:
      try table.json { json in
        json.object { json in
          json.member("file", mail.file)
          json.member("outcome", mail.outcome)
          json.member("sender", mail.sender)
          json.member("date", mail.date)
          json.member("subject", mail.subject)
          json.member("message_id", mail.messageID)
          json.key("signatures")
          json.array { json in
            for signature in mail.signatures {
              json.object { json in
                json.member("domain", signature.domain)
                json.member("selector", signature.selector)
                json.member("outcome", signature.outcome)
                json.member("detail", signature.detail)
                json.key("weaknesses")
                json.array { json in signature.weaknesses.forEach { json.string($0) } }
              }
            }
          }
          json.key("arc")
          json.object { json in
            json.member("outcome", mail.arc)
            json.member("detail", mail.arcDetail)
            json.member("first_seen", mail.firstSeen)
            json.key("sealers")
            json.array { json in mail.sealers.forEach { json.string($0) } }
          }
        }
      }
    }
  }

  package mutating func finish() throws(ExchangeError) { try table.flush() }
}

import ArgumentParser
import Authentication
import Engine
import Exchange
import TocsinModel

extension MailCommand {
  /// A row a mail on standard output, how many there are of each kind on standard error.
  func verifySignatures(
    _ rules: MailRules, _ console: Console, _ cancellation: Cancellation
  ) throws {
    var writer = try MailProvenanceWriter(format: format, to: .standardOutput())
    var counts: [MailProvenance.Outcome: Int] = [:]
    var errors = 0
    let search = MailSearch(
      rules, InputOptions(paths: paths, isStrict: strict), cancellation: cancellation)
    do {
      try search.verify { result in
        switch result {
        case .diagnostic(let diagnostic):
          if diagnostic.severity == .error { errors += 1 }
          console.diagnostic(diagnostic)
        case .mail(let provenance, let place):
          counts[provenance.outcome, default: 0] += 1
          console.progress("\(counts.values.reduce(0, +)) mails")
          try writer.write(
            MailProvenanceRecord(
              provenance, file: place.description + provenance.forwarding.mark))
        }
      }
    } catch {
      try? writer.finish()
      throw error
    }
    try writer.finish()
    console.finish()
    let words = MailProvenance.Outcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    console.status("\(counts.values.reduce(0, +)) mails: \(words.joined(separator: ", "))")
    if counts.isEmpty, errors > 0 { throw ExitCode.failure }
  }
}

extension MailCommand {
  /// A row for each thing that a domain's records do or leave open.
  func showPosture(_ console: Console) throws {
    let network = try network(console)
    guard let resolver = try resolver(network) else {
      throw ValidationError(
        "--posture needs --records, a file of the domain's records, or --resolve, which asks the network."
      )
    }
    defer { tell(network, console) }
    var writer = try PostureWriter(format: format, to: .standardOutput())
    for domain in paths {
      for finding in DomainPosture(of: domain, resolver: resolver, selectors: selector).findings {
        try writer.write(
          domain: domain, item: finding.item, state: finding.state.rawValue, text: finding.text)
      }
    }
    try writer.finish()
  }
}

extension MailProvenanceRecord {
  fileprivate init(_ mail: MailProvenance, file: String) {
    self.init(
      file: file, outcome: mail.outcome.rawValue, sender: mail.sender, date: mail.date,
      subject: mail.subject, messageID: mail.messageID,
      signatures: mail.signatures.map { signature in
        Signature(
          domain: signature.domain, selector: signature.selector,
          outcome: signature.outcome.rawValue, detail: signature.detail,
          weaknesses: signature.weaknesses.map(\.rawValue))
      },
      missingKeys: mail.missingKeys, arc: mail.chain.outcome.rawValue,
      arcDetail: mail.chain.detail, firstSeen: mail.chain.firstSeen, sealers: mail.chain.sealers,
      details: mail.details)
  }
}

import MIME
import Names
import TocsinModel

/// Tells which mails are not what they claim to be, and why.
///
/// It is immutable: one serves all threads. Bytes in, a verdict out; no file, no network.
///
/// ```swift
/// let detector = MailDetector(MailKnowledge(parser: parser))
/// let verdict = detector.verdict(on: bytes)
/// ```
package struct MailDetector: Sendable {
  /// The rule and its version, for observations.
  package static let rule = "mail/5"

  package let knowledge: MailKnowledge
  let model: MailModel
  private let judge: (any HostJudge)?

  /// - Parameters:
  ///   - judge: says which hosts pass for protected ones; without it, look-alikes are not told.
  ///   - model: how clues add up; by default as it was fitted with the clues that there are.
  package init(
    _ knowledge: MailKnowledge, judge: (any HostJudge)? = nil, model: MailModel? = nil
  ) {
    self.knowledge = knowledge
    self.judge = judge
    self.model = model ?? (knowledge.meaning == nil ? .standard : .withMeaning)
  }

  /// What is to be said about a mail. Linear in its bytes.
  ///
  /// - Parameter verified: what was verified here of where it came from; it prevails over what its own fields say.
  package func verdict(on bytes: [UInt8], verified: AuthenticationResults? = nil) -> MailVerdict {
    let mail = MailMessage(bytes, parser: knowledge.parser)
    return verdict(on: mail, verified: verified)
  }

  package func verdict(on mail: MailMessage, verified: AuthenticationResults? = nil) -> MailVerdict
  {
    var results = trustedResults(of: mail) ?? verified
    // What was verified here is known better than what somebody wrote.
    if let verified, var both = results {
      both.dkim = verified.dkim ?? both.dkim
      // But one's own host saw who delivered it; here that is read from what it wrote down.
      both.spf = both.spf ?? verified.spf
      if both.dmarc == nil || verified.dmarc == "pass" { both.dmarc = verified.dmarc ?? both.dmarc }
      results = both
    }
    let readings = mail.senderReadings.map { verdict(ofReading: $0, results) }
    return readings.max { $0.probability < $1.probability } ?? verdict(ofReading: mail, results)
  }

  private func verdict(ofReading mail: MailMessage, _ results: AuthenticationResults?)
    -> MailVerdict
  {
    var examiner = MailExaminer(mail, knowledge: knowledge, results: results, judge: judge)
    let evidence = examiner.examine()
    return MailVerdict(
      mail, evidence, results: results,
      claimed: examiner.claimed.keys.sorted().map { knowledge.organisations[$0].name },
      model: model,
      sketch: { MailSketch(subject: examiner.subject, text: examiner.text) })
  }

  /// Nobody took away what an attached mail says in a host's name: its sender may have written that all is well, and hardly that it is not.
  private func believed(_ results: AuthenticationResults, of mail: MailMessage)
    -> AuthenticationResults
  {
    guard mail.forwarding != nil else { return results }
    var results = results
    if results.spf == "pass" { results.spf = nil }
    if results.dkim == "pass" { results.dkim = nil }
    if results.dmarc == "pass" { results.dmarc = nil }
    results.signers = []
    return results
  }

  /// The first `Authentication-Results` of a host that is believed: anybody may write such a field, and only one's own host
  /// takes away those that came in its name (RFC 8601, section 5).
  func trustedResults(of mail: MailMessage) -> AuthenticationResults? {
    let trusted = knowledge.protection.trustedHosts
    let own = Set(
      mail.recipients.mailboxes.compactMap { box in
        box.domain.flatMap { knowledge.parser.hostName($0).host?.registrable.rawValue }
      })
    for field in mail.fields where field.name == "authentication-results" {
      let results = AuthenticationResults(field: field.value)
      guard let host = results.host else { continue }
      if trusted.isEmpty {
        guard let name = knowledge.parser.hostName(host).host,
          own.contains(name.registrable.rawValue)
        else { continue }
        return believed(results, of: mail)
      } else if trusted.contains(host) {
        return believed(results, of: mail)
      }
    }
    return nil
  }
}

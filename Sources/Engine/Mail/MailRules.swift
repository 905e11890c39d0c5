package import Authentication
package import Lookalikes
package import Mail
import Names
import TocsinModel

/// What mails are judged by.
package struct MailRules: Sendable {
  let detector: MailDetector
  let parser: NameParser
  private let resolver: (any RecordResolver)?
  /// `nil` to leave files closed.
  private let opening: AttachmentOpening?

  /// - Parameters:
  ///   - protected: the names whose look-alikes deceive; their owners are told from those that claim to be them.
  ///   - records: keys and policies that were kept, to verify signatures by; without them none is verified.
  ///   - history: the mailbox's own mails, which say who wrote before.
  ///   - opensFiles: whether files that came with mails are opened, which starts a process for each mail that has some.
  ///   - trustedHosts: whose `Authentication-Results` are believed; where there are none, those of the recipient's own host.
  package init(
    protecting protected: ProtectedNames = ProtectedNames(), lists: NameLists,
    persons: [MailProtection.Person] = [],
    trustedHosts: Set<String> = [], records: (any RecordResolver)? = nil,
    history: MailHistory? = nil, opensFiles: Bool = true
  ) {
    resolver = records
    opening = opensFiles ? AttachmentOpening() : nil
    parser = NameParser(suffixes: lists.suffixes)
    let organisations = protected.names.map { name in
      Organisation(
        name: name.name, isCommonWord: name.isGeneric ?? false, labels: Set(name.allowedLabels),
        domains: Set((name.domains + name.allowed).map(\.rawValue)))
    }
    let knowledge = MailKnowledge(
      parser: parser,
      protection: MailProtection(
        persons: persons, organisations: organisations, trustedHosts: trustedHosts),
      history: history)
    let judge: LookalikeJudge? =
      protected.names.isEmpty
      ? nil : LookalikeJudge(rules: LookalikeRules(protecting: protected, lists: lists))
    detector = MailDetector(knowledge, judge: judge)
  }
}

extension MailRules {
  /// The verdict on a mail, its files opened in the sandbox, its signatures verified where records are known.
  func verdict(on bytes: [UInt8]) -> MailVerdict {
    var mail = MailMessage(bytes, parser: parser)
    opening?.open(&mail, of: bytes, parser: parser)
    return detector.verdict(on: mail, verified: resolver.flatMap { verified(bytes, mail, $0) })
  }

  /// What its signatures prove; without records, that nothing can be verified.
  package func provenance(of bytes: [UInt8]) -> MailProvenance {
    MailProvenance(bytes, resolver: resolver ?? NoResolver(), parser: parser)
  }

  /// What the signatures say. What could not be verified says nothing: it is no forgery.
  private func verified(
    _ bytes: [UInt8], _ mail: MailMessage, _ resolver: any RecordResolver
  ) -> AuthenticationResults? {
    let signatures = DKIMVerifier(resolver).verify(bytes)
    guard let sender = mail.from.first?.domain else { return nil }
    var results = AuthenticationResults()
    let outcomes = Set(signatures.map(\.outcome))
    if outcomes.contains(.pass) {
      results.dkim = "pass"
    } else if outcomes.contains(.fail), !outcomes.contains(.unverifiable) {
      results.dkim = "fail"
    }
    results.signers = signatures.filter { $0.outcome == .pass }.map(\.domain)
    // Which host sent it is not known here, so that only a signature can show that the domain vouches for it.
    let policy = DMARC(resolver, parser: parser).evaluate(
      sender: sender, spf: nil, signatures: signatures)
    if policy.outcome == .pass { results.dmarc = "pass" }
    return results
  }
}

/// The detector of look-alikes as that of mails asks it.
private struct LookalikeJudge: HostJudge {
  let rules: LookalikeRules

  func impersonated(by host: String) -> (name: String, reason: String)? {
    guard let name = rules.parser.hostName(host).host else { return nil }
    var scratch = rules.detector.makeScratch()
    guard let lookalike = rules.detector.lookalike(name, using: &scratch) else { return nil }
    let why = lookalike.reasons.first?.text ?? ""
    return (
      lookalike.impersonates.rawValue,
      "\(host) may pass for \(lookalike.impersonates.rawValue). \(why)"
    )
  }
}

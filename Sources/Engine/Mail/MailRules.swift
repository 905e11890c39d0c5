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
  private let trustedHosts: Set<String>
  /// `nil` to leave files closed.
  private let opening: AttachmentOpening?

  /// - Parameters:
  ///   - protected: the names whose look-alikes deceive; their owners are told from those that claim to be them.
  ///   - records: keys and policies that were kept, to verify signatures by; without them none is verified.
  ///   - history: the mailbox's own mails, which say who wrote before.
  ///   - meaning: reads what mails ask, in whatever words; without it the lists of phrases alone do.
  ///   - opensFiles: whether files that came with mails are opened, each in a process of its own.
  ///   - trustedHosts: whose `Authentication-Results` are believed; where there are none, those of the recipient's own host.
  package init(
    protecting protected: ProtectedNames = ProtectedNames(), lists: NameLists,
    trustedHosts: Set<String> = [], records: (any RecordResolver)? = nil,
    history: MailHistory? = nil, meaning: MailMeaning? = nil, opensFiles: Bool = true
  ) {
    resolver = records
    self.trustedHosts = trustedHosts
    opening = opensFiles ? AttachmentOpening() : nil
    parser = NameParser(suffixes: lists.suffixes)
    // A name of several words that stands for an owner is a person's, and may stand within a sender's name; the owner's own is a body's,
    // and within a longer one another body's.
    let persons = protected.names.flatMap { name in
      name.words.filter { $0.contains(" ") && $0 != name.name }.map {
        MailProtection.Person(
          name: $0, domains: Set((name.domains + name.allowed).map(\.rawValue)))
      }
    }
    let organisations = protected.names.map { name in
      Organisation(
        name: name.name, isCommonWord: name.isGeneric ?? false, labels: Set(name.allowedLabels),
        domains: Set((name.domains + name.allowed).map(\.rawValue)))
    }
    let knowledge = MailKnowledge(
      parser: parser,
      protection: MailProtection(
        persons: persons, organisations: organisations, trustedHosts: trustedHosts),
      history: history, meaning: meaning)
    let judge: LookalikeJudge? =
      protected.names.isEmpty
      ? nil : LookalikeJudge(rules: LookalikeRules(protecting: protected, lists: lists))
    detector = MailDetector(knowledge, judge: judge)
  }
}

extension MailRules {
  var opensFiles: Bool { opening != nil }

  /// The verdicts on a mail and on those that it sends on, itself first; their files opened in the sandbox, their signatures verified where
  /// records are known.
  ///
  /// - Parameter shouldStop: whether nobody waits for them any more.
  func verdicts(on bytes: [UInt8], shouldStop: @escaping () -> Bool = { false }) -> [MailVerdict] {
    var verdicts: [MailVerdict] = []
    each(bytes) { mail, bytes in
      var mail = mail
      opening?.open(&mail, of: bytes, parser: parser, shouldStop: shouldStop)
      let pasted = mail.pastedMails(parser: parser).map { detector.verdict(on: $0) }
      let letter = detector.verdict(
        on: mail, verified: resolver.flatMap { verified(bytes, mail, $0) })
      verdicts.append(detector.verdict(on: letter, sendingOn: pasted))
      verdicts += pasted
    }
    return verdicts
  }

  /// Gives a mail and those that are attached to it, with their bytes, in their order; one after another, so that none is kept.
  private func each(_ bytes: [UInt8], _ body: (MailMessage, [UInt8]) -> Void) {
    var open = [(bytes: bytes, by: String?.none, depth: 0)]
    var pushed = 0
    var number = 0
    while let next = open.popLast() {
      var mail = MailMessage(next.bytes, parser: parser)
      if let by = next.by {
        // What only says to be a mail is a file like any other.
        guard mail.field("from") != nil || mail.field("subject") != nil else { continue }
        number += 1
        mail.forwarding = MailForwarding(form: .attached, number: number, by: by)
      }
      let most =
        next.depth < MailForwarding.mostDepth ? MailForwarding.mostMails - pushed : 0
      if mail.attachedMailCount > most { mail.isCut = true }
      body(mail, next.bytes)
      let inner = mail.attachedMails(in: next.bytes, most: most)
      pushed += inner.count
      for bytes in inner.reversed() {
        open.append((bytes, mail.from.first?.address ?? "", next.depth + 1))
      }
    }
  }

  /// What its signatures prove; without records, that nothing can be verified.
  package func provenances(of bytes: [UInt8]) -> [MailProvenance] {
    var found: [MailProvenance] = []
    each(bytes) { mail, bytes in
      var provenance = provenance(of: bytes)
      provenance.forwarding = mail.forwarding
      found.append(provenance)
    }
    return found
  }

  /// The same of one mail, without those that are attached to it.
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
    let spf = sendingHost(of: mail, resolver)
    results.spf = spf?.result.rawValue
    let policy = DMARC(resolver, parser: parser).evaluate(
      sender: sender, spf: spf, signatures: signatures)
    // Where it is not known which host sent it, only a signature can show that the domain vouches for it, and nothing that it does not.
    if policy.outcome == .pass || (policy.outcome == .fail && spf != nil) {
      results.dmarc = policy.outcome.rawValue
    }
    return results
  }

  /// Whether the host that delivered a mail may send for its envelope, where the user named the hosts that wrote down which it was. `nil` where that
  /// or the records are not known: of an attached mail, nobody took away what its sender wrote in these hosts' names.
  private func sendingHost(
    of mail: MailMessage, _ resolver: any RecordResolver
  ) -> (result: SPFResult, domain: String)? {
    guard mail.forwarding == nil,
      let host = DeliveringHost(
        fields: mail.namedFields, trusted: trustedHosts)
    else { return nil }
    let found = SPFEvaluator(resolver).evaluate(
      host.address, sender: host.sender, helo: host.helo)
    return found.result == .temperror ? nil : found
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

package import Names
import TocsinModel

/// What the owner of a sender's domain wants done with mail that is not theirs (RFC 7489; found as RFC 9989 finds it, by climbing).
package struct DMARC: Sendable {
  package enum Policy: String, Sendable, CaseIterable {
    case none, quarantine, reject
  }

  package enum Outcome: String, Sendable, CaseIterable {
    case pass, fail, none, permerror, temperror
    /// The record is not there to judge by.
    case unverifiable
  }

  package struct Result: Hashable, Sendable {
    package var outcome: Outcome
    package var policy: Policy?
    /// Where the policy stands.
    package var domain: String
    package var detail: String
  }

  private let resolver: any RecordResolver
  private let parser: NameParser

  package init(_ resolver: any RecordResolver, parser: NameParser) {
    self.resolver = resolver
    self.parser = parser
  }

  /// - Parameters:
  ///   - sender: the domain of the only address in `From`.
  ///   - spf: the result and the domain it is about.
  ///   - signatures: those that were verified.
  package func evaluate(
    sender: String, spf: (result: SPFResult, domain: String)?, signatures: [DKIMResult]
  ) -> Result {
    let sender = sender.lowercased()
    let found = record(for: sender)
    guard case .success(let record, let domain) = found else {
      return Result(outcome: found.outcome, policy: nil, domain: "", detail: found.detail)
    }
    guard let policy = Policy(rawValue: (record.compact("p") ?? "none").lowercased()) else {
      return Result(
        outcome: .permerror, policy: nil, domain: domain,
        detail: "The policy of \(domain) cannot be read.")
    }
    // Below the domain that has the record another policy may hold.
    let isBelow = domain != sender
    let applied =
      isBelow
      ? record.compact("sp").flatMap { Policy(rawValue: $0.lowercased()) } ?? policy : policy
    let aligned = signatures.first { signature in
      signature.outcome == .pass
        && isAligned(
          signature.domain, sender, isStrict: record.compact("adkim")?.lowercased() == "s")
    }
    if let aligned {
      return Result(
        outcome: .pass, policy: applied, domain: domain,
        detail: "It is signed by \(aligned.domain).")
    }
    if let spf, spf.result == .pass,
      isAligned(spf.domain, sender, isStrict: record.compact("aspf")?.lowercased() == "s")
    {
      return Result(
        outcome: .pass, policy: applied, domain: domain,
        detail: "The host may send for \(spf.domain).")
    }
    // What could not be verified may have passed: then nobody may say that it failed.
    if signatures.contains(where: {
      [.unverifiable, .temperror].contains($0.outcome)
        && isAligned($0.domain, sender, isStrict: false)
    }) {
      return Result(
        outcome: .unverifiable, policy: applied, domain: domain,
        detail: "A signature of its domain could not be verified.")
    }
    return Result(
      outcome: .fail, policy: applied, domain: domain,
      detail: "Neither a signature nor the sending host belongs to \(sender).")
  }

  private func isAligned(_ domain: String, _ sender: String, isStrict: Bool) -> Bool {
    let domain = domain.lowercased()
    return domain == sender || (!isStrict && organisation(of: domain) == organisation(of: sender))
  }

  private func organisation(of domain: String) -> String {
    parser.hostName(domain).host?.registrable.rawValue ?? domain
  }

  private enum Found {
    case success(TagList, String)
    case nothing(Outcome, String)

    var outcome: Outcome { if case .nothing(let outcome, _) = self { outcome } else { .pass } }
    var detail: String { if case .nothing(_, let detail) = self { detail } else { "" } }
  }

  /// The record of the domain itself, else of the registration that it belongs to.
  private func record(for sender: String) -> Found {
    var tried: Set<String> = []
    for domain in [sender, organisation(of: sender)] where tried.insert(domain).inserted {
      switch resolver.records(.txt, of: "_dmarc.\(domain)") {
      case .records(let texts):
        let records = texts.filter {
          TagList($0).tags.first.map { $0.name.lowercased() == "v" && $0.value == "DMARC1" }
            ?? false
        }
        // Several are as good as none (RFC 7489, section 6.6.3).
        if records.count == 1 { return .success(TagList(records[0]), domain) }
        if records.count > 1 {
          return .nothing(.none, "\(domain) has several policies, which are as good as none.")
        }
      case .none, .noName: continue
      case .unknown: return .nothing(.unverifiable, "The policy of \(domain) is not known here.")
      }
    }
    return .nothing(.none, "\(sender) has no policy.")
  }
}

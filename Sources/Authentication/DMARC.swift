package import Names
import TocsinModel

/// What the owner of a sender's domain wants done with mail that is not theirs (RFC 9989).
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
    let walk = DMARCWalk(from: sender, resolver, parser)
    guard let (domain, record) = walk.policy else {
      return walk.isKnown
        ? Result(outcome: .none, policy: nil, domain: "", detail: "\(sender) has no policy.")
        : Result(
          outcome: .unverifiable, policy: nil, domain: "",
          detail: "The policy of \(walk.unknown ?? sender) is not known here.")
    }
    guard let applied = policy(of: record, at: domain, for: sender) else {
      return Result(
        outcome: .permerror, policy: nil, domain: domain,
        detail: "The policy of \(domain) cannot be read.")
    }
    let aligned = signatures.first { signature in
      signature.outcome == .pass
        && isAligned(
          signature.domain, walk, isStrict: record.compact("adkim")?.lowercased() == "s")
    }
    if let aligned {
      return Result(
        outcome: .pass, policy: applied, domain: domain,
        detail: "It is signed by \(aligned.domain).")
    }
    if let spf, spf.result == .pass,
      isAligned(spf.domain, walk, isStrict: record.compact("aspf")?.lowercased() == "s")
    {
      return Result(
        outcome: .pass, policy: applied, domain: domain,
        detail: "The host may send for \(spf.domain).")
    }
    // What could not be verified may have passed: then nobody may say that it failed.
    if signatures.contains(where: {
      [.unverifiable, .temperror].contains($0.outcome)
        && isAligned($0.domain, walk, isStrict: false)
    }) {
      return Result(
        outcome: .unverifiable, policy: applied, domain: domain,
        detail: "A signature of its domain could not be verified.")
    }
    return Result(
      outcome: .fail, policy: applied, domain: domain,
      detail: "Neither a signature nor the sending host belongs to \(sender).")
  }

  /// What a record asks for mail of a sender (section 4.7): `sp` below the domain that has it, `np` where there is not even such a name,
  /// and one step less while it is only tried (`t=y`). `nil` where it cannot be read and asks for no reports either.
  private func policy(of record: TagList, at domain: String, for sender: String) -> Policy? {
    func named(_ tag: String) -> Policy? {
      record.compact(tag).flatMap { Policy(rawValue: $0.lowercased()) }
    }
    guard let own = named("p") ?? (record.compact("rua") == nil ? nil : Policy.none) else {
      return nil
    }
    var applied = own
    if domain != sender {
      applied = named("sp") ?? own
      if let absent = named("np"), resolver.records(.a, of: sender) == .noName { applied = absent }
    }
    guard record.compact("t")?.lowercased() == "y" else { return applied }
    return applied == .reject ? .quarantine : Policy.none
  }

  /// Section 4.4: of one organisation, or the same where that is asked for.
  private func isAligned(_ domain: String, _ sender: DMARCWalk, isStrict: Bool) -> Bool {
    let domain = domain.lowercased()
    if domain == sender.start { return true }
    // What has not even the last label in common needs no questions.
    guard !isStrict, domain.split(separator: ".").last == sender.start.split(separator: ".").last
    else { return false }
    let other = DMARCWalk(from: domain, resolver, parser)
    guard sender.isKnown, other.isKnown else { return other.registration == sender.registration }
    return other.organisation == sender.organisation
  }
}

import CryptoExtras
import Foundation

/// What a domain's own records do against mail in its name, and what to change first.
package struct DomainPosture: Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Worst first: the order in which to act.
    case missing, weak, unknown, good
  }

  package struct Finding: Sendable, Hashable {
    /// `dmarc`, `spf`, `dkim`, `dangling`, `mta-sts`, `tls-rpt`, `dnssec` or `caa`.
    package var item: String
    package var state: State
    /// What is so, and what to do about it.
    package var text: String
  }

  package let domain: String
  /// What to change first is first: of one state, in the order in which it keeps forged mail out.
  package private(set) var findings: [Finding] = []

  /// Selectors that mail hosts usually use; the records do not say which there are.
  package static let usualSelectors = [
    "default", "dkim", "google", "k1", "k2", "k3", "mail", "mx", "s1", "s2", "selector1",
    "selector2", "smtp",
  ]

  let resolver: any RecordResolver

  /// - Parameter selectors: of DKIM keys that are in use; the usual ones are tried too.
  package init(of domain: String, resolver: any RecordResolver, selectors: [String] = []) {
    self.domain = domain.lowercased()
    self.resolver = resolver
    examinePolicy()
    examineHosts()
    let selectors = selectors + Self.usualSelectors.filter { !selectors.contains($0) }
    examineKeys(selectors)
    examineTargets(selectors)
    examineText(
      "mta-sts", "_mta-sts", "v=STSv1",
      good:
        "Hosts that send to you are asked to insist on encryption (the policy's file was not read).",
      missing:
        "Hosts that send to you may be talked out of encryption: publish MTA-STS (RFC 8461), first in testing mode."
    )
    examineText(
      "tls-rpt", "_smtp._tls", "v=TLSRPTv1", good: "Failures of encryption are reported to you.",
      missing: "Nobody tells you when encryption fails: publish TLS-RPT (RFC 8460).")
    examineType(
      "dnssec", .ds, good: "The zone is signed, so that its records cannot be forged on the way.",
      missing:
        "The zone is not signed: records that protect you can be forged on the way to others (DNSSEC)."
    )
    examineType(
      "caa", .caa, good: "Only the named authorities may issue certificates.",
      missing: "Any authority may issue a certificate for your name: publish CAA (RFC 8659).")
    let states = State.allCases
    findings = findings.enumerated().sorted {
      (states.firstIndex(of: $0.element.state) ?? 0, $0.offset)
        < (states.firstIndex(of: $1.element.state) ?? 0, $1.offset)
    }.map(\.element)
  }

  mutating func say(_ item: String, _ state: State, _ text: String) {
    findings.append(Finding(item: item, state: state, text: text))
  }

  private mutating func sayUnknown(_ item: String, _ name: String) {
    say(item, .unknown, "What stands at \(name) is not known here: add it to the records.")
  }

  private mutating func examinePolicy() {
    let name = "_dmarc.\(domain)"
    let texts: [String]
    switch resolver.records(.txt, of: name) {
    case .unknown: return sayUnknown("dmarc", name)
    case .none, .noName: texts = []
    case .records(let found): texts = found.filter { TagList($0)["v"] == "DMARC1" }
    }
    guard texts.count == 1 else {
      return say(
        "dmarc", .missing,
        texts.isEmpty
          ? "Anybody can write in your name and receivers are not asked to refuse it: publish DMARC with p=none and rua=, read the reports for some weeks, then p=quarantine, then p=reject."
          : "There are \(texts.count) DMARC records, which are as good as none: keep one.")
    }
    let tags = TagList(texts[0])
    let policy = tags.compact("p")?.lowercased() ?? "none"
    let below = tags.compact("sp")?.lowercased() ?? policy
    if policy == "none" {
      say(
        "dmarc", .weak,
        "The policy asks for nothing (p=none): when the reports show that your own mail passes, set p=quarantine, then p=reject."
      )
    } else if below == "none" {
      say("dmarc", .weak, "Subdomains are open to forgery (sp=none): remove sp=.")
    } else {
      say("dmarc", .good, "Receivers are asked to \(policy) mail that is not yours.")
    }
    if tags.compact("rua") == nil {
      say("dmarc", .weak, "Nobody reports to you who writes in your name: add rua=.")
    }
  }

  private mutating func examineHosts() {
    let texts: [String]
    switch resolver.records(.txt, of: domain) {
    case .unknown: return sayUnknown("spf", domain)
    case .none, .noName: texts = []
    case .records(let found): texts = found.filter(SPFRecord.isRecord)
    }
    guard texts.count == 1 else {
      return say(
        "spf", .missing,
        texts.isEmpty
          ? "It is not said which hosts send your mail: publish SPF; v=spf1 -all for a domain that sends none."
          : "There are \(texts.count) SPF records, which is an error to every receiver: keep one.")
    }
    guard let record = try? SPFRecord(texts[0]) else {
      return say("spf", .missing, "The SPF record cannot be read, which is as good as none.")
    }
    var seen: Set<String> = []
    let lookups = count(record, &seen)
    let all = record.directives.last { $0.mechanism == .all }?.result
    if lookups > 10 {
      say(
        "spf", .weak,
        "SPF asks for \(lookups) names and receivers stop at 10 (RFC 7208, section 4.6.4), which is an error: name fewer services."
      )
    } else if all == .pass {
      say("spf", .missing, "SPF allows every host there is (+all): end it with -all or ~all.")
    } else if all == .neutral || (all == nil && record.redirect == nil) {
      say("spf", .weak, "SPF does not say what other hosts are: end it with -all or ~all.")
    } else {
      say("spf", .good, "It is said which hosts send your mail.")
    }
  }

  /// Look-ups of a record and all that it includes; each name once, at most 50.
  private func count(_ record: SPFRecord, _ seen: inout Set<String>) -> Int {
    var total = 0
    for directive in record.directives {
      switch directive.mechanism {
      case .a, .mx, .ptr, .exists: total += 1
      case .include: total += 1 + count(at: directive.domain, &seen)
      case .all, .ip4, .ip6: break
      }
    }
    if let redirect = record.redirect { total += 1 + count(at: redirect, &seen) }
    return total
  }

  private func count(at name: String, _ seen: inout Set<String>) -> Int {
    guard seen.count < 50, seen.insert(name.lowercased()).inserted,
      case .records(let texts) = resolver.records(.txt, of: name.lowercased()),
      let text = texts.first(where: SPFRecord.isRecord), let record = try? SPFRecord(text)
    else { return 0 }
    return count(record, &seen)
  }

  private mutating func examineKeys(_ selectors: [String]) {
    var found = 0
    for selector in selectors.prefix(100) {
      let name = "\(selector)._domainkey.\(domain)"
      guard case .records(let texts) = resolver.records(.txt, of: name), let text = texts.first
      else { continue }
      found += 1
      let tags = TagList(text)
      guard let written = tags.compact("p"), !written.isEmpty else {
        say("dkim", .good, "The key \(selector) is revoked, as an old one should be.")
        continue
      }
      if tags.compact("t")?.split(separator: ":").contains("y") == true {
        say(
          "dkim", .weak,
          "The key \(selector) only tries (t=y), so that receivers may ignore it: remove t=y.")
      }
      if tags["k"] == "ed25519" {
        say(
          "dkim", .good,
          "The key \(selector) is Ed25519; keep an RSA key of 2048 bits beside it for older receivers."
        )
        continue
      }
      let key = Base64.decoded(written).flatMap {
        try? _RSA.Signing.PublicKey(unsafeDERRepresentation: $0)
      }
      if let key, key.keySizeInBits >= 2048 {
        say("dkim", .good, "The key \(selector) has \(key.keySizeInBits) bits.")
      } else {
        say(
          "dkim", .weak,
          "The key \(selector) has \(key.map { "\($0.keySizeInBits)" } ?? "fewer than 1024") bits: replace it by one of 2048 under a new selector."
        )
      }
    }
    if found == 0 {
      say(
        "dkim", .unknown, "No key is known here under the usual selectors: name those that you use."
      )
    }
  }

  private mutating func examineText(
    _ item: String, _ label: String, _ start: String, good: String, missing: String
  ) {
    let name = "\(label).\(domain)"
    switch resolver.records(.txt, of: name) {
    case .unknown: sayUnknown(item, name)
    case .records(let texts) where texts.contains { $0.hasPrefix(start) }: say(item, .good, good)
    default: say(item, .missing, missing)
    }
  }

  private mutating func examineType(
    _ item: String, _ type: RecordType, good: String, missing: String
  ) {
    switch resolver.records(type, of: domain) {
    case .records(let found) where !found.isEmpty: say(item, .good, good)
    // A file that holds a name's other records rarely says that these are not there.
    case .unknown, .records: sayUnknown(item, "\(domain) (\(type.rawValue))")
    case .none, .noName: say(item, .missing, missing)
    }
  }
}

import Lookalikes
import Names
import TocsinModel

/// Checks what somebody wants to protect, entry by entry.
struct ProtectedDomains {
  /// What is wrong with an entry.
  struct Fault {
    var code: String
    var severity = Diagnostic.Severity.error
    var message: String
  }

  private let parser: NameParser
  /// Who protects each domain.
  private var owners: [DomainName: String] = [:]

  init(suffixes: PublicSuffixList) {
    parser = NameParser(suffixes: suffixes)
  }

  /// A domain as it was written: in any case and script, in a URL even.
  func domain(_ written: String) -> (domain: DomainName?, fault: Fault?) {
    let (host, problem) = parser.hostName(written)
    guard let host, problem != .invalidPunycode else {
      let reason = problem?.message ?? NameProblem.empty.message
      let shown = String(written.prefix(80))
      return (
        nil, Fault(code: "protected.not-a-name", message: "“\(shown)” is no domain. \(reason)")
      )
    }
    return (host.name, nil)
  }

  /// The same for a domain to be protected, which one owner has and no other.
  mutating func protected(
    _ written: String, by owner: String?
  ) -> (domain: DomainName?, fault: Fault?) {
    let (domain, fault) = domain(written)
    guard let domain else { return (nil, fault) }
    let owner = owner ?? domain.rawValue
    if let other = owners[domain] {
      let again = other == owner ? "is named twice" : "is protected for “\(other)” already"
      return (
        nil,
        Fault(
          code: "protected.duplicate", severity: .warning, message: "“\(domain)” \(again).")
      )
    }
    owners[domain] = owner
    let isSuffix = parser.hostName(domain.rawValue).host?.registrableLabel == nil
    guard isSuffix else { return (domain, nil) }
    return (
      domain,
      Fault(
        code: "protected.public-suffix", severity: .warning,
        message: """
          “\(domain)” is a public suffix: anyone may register names below it. Names that resemble it are \
          looked for; to find those that resemble a name below it, protect that name.
          """)
    )
  }

  /// `lecourrier.*`: the label; `nil` when the entry is no such pattern.
  static func pattern(_ written: String) -> String? {
    guard written.hasSuffix(".*") else { return nil }
    let label = written.dropLast(2).lowercased()
    guard !label.isEmpty, label.utf8.count <= HostName.longestLabel,
      label.utf8.allSatisfy({
        $0 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    return label
  }
}

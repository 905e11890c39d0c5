import Lookalikes
import TocsinModel
import Yams

/// `protected`, `partners` and `decoys`.
extension ConfigurationReader {
  mutating func protectedNames(_ node: Node) -> [ProtectedName] {
    guard case .sequence(let sequence) = node else {
      wrong(node, "protected", "a list")
      return []
    }
    return sequence.compactMap { protectedName($0) }
  }

  private mutating func protectedName(_ node: Node) -> ProtectedName? {
    // `- lecourrier.example` says all there is to say about many.
    if case .scalar(let scalar) = node {
      return protectedDomain(scalar.string, of: nil, node).map { ProtectedName(domains: [$0]) }
    }
    var name: String?
    var protected = ProtectedName(domains: [])
    var domains: [(text: String, node: Node)] = []
    eachMember(of: node, in: "a protected name") { reader, key, value in
      switch key {
      case "name": name = reader.string(value, "name")
      case "domains": domains = reader.strings(value, "domains")
      case "words": protected.words = reader.strings(value, "words").map(\.text)
      case "also": reader.alsoOwned(value, &protected)
      case "generic":
        protected.isGeneric = value.bool
        if value.bool == nil { reader.wrong(value, "generic", "true or false") }
      case "lures": protected.lures = reader.strings(value, "lures").map(\.text)
      case "country": protected.country = reader.country(value)
      default: return false
      }
      return true
    }
    protected.domains = domains.compactMap { protectedDomain($0.text, of: name, $0.node) }
    guard let first = protected.domains.first else {
      note(
        "config.missing", "A protected name needs domains, such as [lecourrier.example].",
        line: node.line)
      return nil
    }
    protected.name = name ?? first.rawValue
    return protected
  }

  private mutating func protectedDomain(
    _ text: String, of owner: String?, _ node: Node
  ) -> DomainName? {
    let (domain, fault) = self.domains.protected(text, by: owner)
    if let fault { note(fault, node) }
    return domain
  }

  /// The owner's other domains, and labels that are its own in every country.
  private mutating func alsoOwned(_ node: Node, _ protected: inout ProtectedName) {
    for (text, node) in strings(node, "also") {
      if let label = ProtectedDomains.pattern(text) {
        protected.allowedLabels.append(label)
      } else if let domain = domain(text, node) {
        protected.allowed.append(domain)
      }
    }
  }

  private mutating func country(_ node: Node) -> String? {
    let text = (node.string ?? "").lowercased()
    let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    if !isCode { wrong(node, "country", "two letters, such as fr") }
    return isCode ? text : nil
  }

  mutating func domainNames(_ node: Node, _ name: String) -> [DomainName] {
    strings(node, name).compactMap { domain($0.text, $0.node) }
  }

  /// Hosts of mail: names as they write themselves into a field, which need be nobody's registration.
  mutating func mailHosts(_ node: Node) -> Set<String> {
    var hosts: Set<String> = []
    eachMember(of: node, in: "mail") { reader, key, value in
      guard key == "trust" else { return false }
      hosts = Set(reader.strings(value, key).map { $0.text.lowercased() })
      return true
    }
    return hosts
  }

  private mutating func domain(_ text: String, _ node: Node) -> DomainName? {
    let (domain, fault) = domains.domain(text)
    if let fault { note(fault, node) }
    return domain
  }

  /// A list of texts, or one alone.
  private mutating func strings(_ node: Node, _ name: String) -> [(text: String, node: Node)] {
    guard case .sequence(let sequence) = node else {
      return string(node, name).map { [($0, node)] } ?? []
    }
    return sequence.compactMap { element in
      string(element, "an entry of \(name)").map { ($0, element) }
    }
  }

  private mutating func note(_ fault: ProtectedDomains.Fault, _ node: Node) {
    note(fault.code, fault.message, severity: fault.severity, line: node.line)
  }
}

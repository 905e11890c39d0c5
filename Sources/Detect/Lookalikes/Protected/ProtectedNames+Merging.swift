import TocsinModel

extension ProtectedNames {
  /// Adds what another list protects; an owner of it that shares a domain with one of this list is that
  /// owner, who keeps its name, its hints and its other domains, and gains what it did not have.
  ///
  /// Linear in both.
  package mutating func merge(_ other: ProtectedNames) {
    var owners: [DomainName: Int] = [:]
    for (index, name) in names.enumerated() {
      for domain in name.domains { owners[domain] = owners[domain] ?? index }
    }
    for name in other.names {
      if let index = name.domains.lazy.compactMap({ owners[$0] }).first {
        // What another owner has stays with that one.
        names[index].merge(name, domains: name.domains.filter { owners[$0] == nil })
        for domain in name.domains { owners[domain] = owners[domain] ?? index }
      } else {
        for domain in name.domains { owners[domain] = names.count }
        names.append(name)
      }
    }
    partners.append(contentsOf: other.partners)
    decoys.append(contentsOf: other.decoys)
  }
}

extension ProtectedName {
  fileprivate mutating func merge(_ other: ProtectedName, domains added: [DomainName]) {
    domains += added
    words += other.words.filter { !words.contains($0) }
    allowed += other.allowed
    allowedLabels += other.allowedLabels
    lures += other.lures.filter { !lures.contains($0) }
    isGeneric = isGeneric ?? other.isGeneric
    country = country ?? other.country
  }
}

import Names
import TocsinModel

/// Domains below which nothing alarms: the owners' own, their partners', decoys.
struct QuietNames: Sendable {
  private let domains: Set<String>
  /// Labels that are an owner's under every country's ending.
  private let labels: Set<String>

  init(_ protected: ProtectedNames) {
    domains = Set(
      (protected.names.flatMap { $0.domains + $0.allowed } + protected.partners + protected.decoys)
        .map(\.rawValue))
    labels = Set(protected.names.flatMap(\.allowedLabels))
  }

  /// Linear in the name's labels.
  func covers(_ host: HostName) -> Bool {
    if !labels.isEmpty, let label = host.registrableLabel, Self.endsInCountry(host),
      labels.contains(String(decoding: host.bytes[host.label(label)], as: UTF8.self))
    {
      return true
    }
    return (0..<host.labelCount).contains { label in
      domains.contains(
        String(decoding: host.bytes[host.label(label).lowerBound...], as: UTF8.self))
    }
  }

  /// Whether the public suffix is a country's: two letters, or a usual second level before them.
  private static func endsInCountry(_ host: HostName) -> Bool {
    guard (1...2).contains(host.suffixLabels), host.label(host.labelCount - 1).count == 2 else {
      return false
    }
    guard host.suffixLabels == 2 else { return true }
    let second = host.bytes[host.label(host.labelCount - 2)]
    return SecondLevels.all.contains(String(decoding: second, as: UTF8.self))
  }
}

import Names
import TocsinModel

/// Domains below which nothing alarms: the owners' own, their partners', decoys.
struct QuietNames: Sendable {
  private let domains: Set<String>

  init(_ protected: ProtectedNames) {
    domains = Set(
      (protected.names.flatMap { $0.domains + $0.allowed } + protected.partners + protected.decoys)
        .map(\.rawValue))
  }

  /// Linear in the name's labels.
  func covers(_ host: HostName) -> Bool {
    (0..<host.labelCount).contains { label in
      domains.contains(
        String(decoding: host.bytes[host.label(label).lowerBound...], as: UTF8.self))
    }
  }
}

package import Store
package import TocsinModel

/// The register of a workspace.
package struct SourceRegister {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Keeps what was imported. Returns how many are new.
  package func add(_ entries: [RegisterEntry], by: String, now: Int64) throws -> Int {
    try store.register(try entries.map { try $0.row(by: by, now: now) })
  }

  /// What is asserted of a source, by its name or a host of it: of `news.paper.example` also what is of `paper.example`.
  package func entries(of name: String) throws -> [RegisterEntry] {
    try store.registered(Self.names(name)).compactMap(RegisterEntry.init)
  }

  static func names(_ name: String) -> [String] {
    let lower = name.lowercased()
    let labels = lower.split(separator: ".")
    guard labels.count > 2 else { return [lower] }
    return [lower] + (1..<(labels.count - 1)).map { labels[$0...].joined(separator: ".") }
  }

  /// What speaks in a finding of copies for a barred source's text on another site: refused or sanctioned on the day on
  /// which the other published.
  ///
  /// - Parameter documents: the finding's.
  package func republishing(
    _ cluster: CopyCluster, _ documents: [DocumentID: Document]
  ) throws -> [Reason] {
    guard let origin = documents[cluster.first], let source = origin.source else { return [] }
    let barred = try entries(of: source.id.rawValue).filter(\.status.isBarred)
    guard !barred.isEmpty else { return [] }
    let own = Set(barred.flatMap(\.names))
    var reasons: [Reason] = []
    for id in cluster.documents where id != cluster.first {
      guard let copy = documents[id], let other = copy.source, other.id != source.id,
        own.isDisjoint(with: Self.names(other.id.rawValue))
      else { continue }
      let day = copy.published.map { Int($0.seconds / 86_400) }
      guard let entry = barred.first(where: { entry in day.map(entry.holds) ?? true }) else {
        continue
      }
      reasons.append(
        Reason(
          feature: "register.republishing", value: 1,
          text:
            "\(other.id.rawValue) publishes a text of \(source.id.rawValue), which is \(entry.words)."
            + (day == nil ? " When it did is not known." : "")))
    }
    return reasons
  }
}

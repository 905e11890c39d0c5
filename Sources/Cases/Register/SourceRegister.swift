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

  /// What speaks in a finding of copies for a barred source's text on another site, by the register as it is now.
  ///
  /// - Parameter documents: the finding's.
  package func republishing(
    _ cluster: CopyCluster, _ documents: [DocumentID: Document]
  ) throws -> [Reason] {
    try BarredSources(store, names: documents.values.compactMap { $0.source?.id.rawValue })
      .reasons(cluster, documents)
  }
}

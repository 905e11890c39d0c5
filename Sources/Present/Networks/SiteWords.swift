package import TocsinModel

/// The words for findings about sites. It is observed what they share; never who owns them.
package struct SiteWords: FindingPresenter {
  package init() {}

  package func summary(
    of community: SiteCommunity, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    let count = community.sites.count
    let names = community.sites.prefix(3).map { $0.rawValue.prefix(60) }.joined(separator: ", ")
    let kinds = Set(community.edges.flatMap { $0.evidence.map(\.kind) })
    return FindingSummary(
      headline:
        "\(count) sites share what few others have: \(names)\(count > 3 ? " and \(count - 3) more" : "")",
      chips: SiteIdentifiers.Kind.allCases.filter(kinds.contains).prefix(4).map(\.chip))
  }
}

extension SiteIdentifiers.Kind {
  fileprivate var chip: String {
    switch self {
    case .tagManager: "tag manager"
    default: rawValue
    }
  }
}

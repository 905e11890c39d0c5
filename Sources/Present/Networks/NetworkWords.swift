package import TocsinModel

/// The words for findings about accounts that act together. It is observed that they do; never why, or who they are.
package struct NetworkWords: FindingPresenter {
  package init() {}

  package func summary(
    of community: NetworkCommunity, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    FindingSummary(headline: headline(community), chips: chips(community))
  }

  private func headline(_ community: NetworkCommunity) -> String {
    let count = community.members.count
    let names = community.members.prefix(3).map { $0.account.rawValue.prefix(40) }
      .joined(separator: ", ")
    let who = count > 3 ? "\(names) and \(count - 3) more" : names
    return switch community.kind {
    case .coordinated:
      "\(count) accounts share the same closely in time, more often than chance explains: \(who)"
    case .exclusive: "\(count) accounts share at once what nobody else shares: \(who)"
    }
  }

  private func chips(_ community: NetworkCommunity) -> [String] {
    let times = community.edges.map(\.events.count).max() ?? 0
    let objects = community.objects.count
    let layers = Set(community.objects.map(\.layer))
    let delays = community.edges.map(\.medianDelay).sorted()
    // A finding lists fifty at most.
    var chips = [
      objects == 1 ? "1 object" : objects < 50 ? "\(objects) objects" : "50 objects or more"
    ]
    if times > 1 { chips.append("up to \(times) times") }
    if !delays.isEmpty { chips.append("median delay \(Int(delays[delays.count / 2].rounded())) s") }
    if layers.count > 1 {
      chips.append(
        ShareLayer.allCases.filter(layers.contains).map(\.rawValue).joined(separator: ", "))
    }
    return chips
  }
}

package import TocsinModel

/// The words for proposals of what belongs together.
package struct CampaignWords: FindingPresenter {
  package init() {}

  package func summary(
    of campaign: Campaign, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    let parts = campaign.kinds.map { "\($0.count) \(Self.words($0.kind, $0.count))" }
    let list =
      parts.count > 1
      ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts.first ?? ""
    let decided = finding.observation.reasons
      .first { $0.feature == Campaign.decidedFeature }?.value.map { Int($0) }
    let verb =
      switch (campaign.standing, decided) {
      case (.proposed, _): "may belong together"
      case (.accepted, _): "belong together, as people decided"
      case (.partly, let count?):
        "may belong together, as people decided of \(count) of them"
      case (.partly, nil): "may belong together, some of them as people decided"
      }
    let standing =
      switch (campaign.standing, decided) {
      case (.proposed, _): [String]()
      case (.partly, let count?): ["\(count) accepted"]
      case (let standing, _): [standing.rawValue]
      }
    let shared = finding.entities.filter { $0.kind != .finding && $0.kind != .document }
    let through = shared.isEmpty ? "" : ": \(shared.prefix(3).map(\.name).joined(separator: ", "))"
    return FindingSummary(
      headline: "\(list) \(verb)\(through)",
      chips: ["\(campaign.members.count) findings"] + standing)
  }

  private static func words(_ kind: FindingKind, _ count: Int) -> String {
    switch (kind, count) {
    case (.copies, 1): "copied text"
    case (.copies, _): "copied texts"
    case (.lookalikes, 1): "look-alike"
    case (.lookalikes, _): "look-alikes"
    case (NetworkCommunity.kind, 1): "network"
    case (NetworkCommunity.kind, _): "networks"
    case (SiteCommunity.kind, 1): "group of sites"
    case (SiteCommunity.kind, _): "groups of sites"
    case (MailWave.kind, 1): "deceptive mail"
    case (MailWave.kind, _): "deceptive mails"
    default: kind.rawValue
    }
  }
}

import CHashing
import Foundation
package import TocsinModel

/// Makes findings of sites that are run together.
package enum SiteFinding {
  /// Edges that a finding holds, the strongest.
  private static let mostEdges = 400
  /// From here on so many sites under one hand are a network that readers should know of.
  private static let many = 5
  /// Letters that names of one owner have in common.
  private static let leastName = 5

  private static let commonNameFeature = "sites.common-name"
  private static let copyingAloneFeature = "sites.copying-alone"

  /// - Parameter pages: the first page that was read of each site.
  package static func finding(_ community: SiteCommunity, pages: [DocumentID]) -> Finding {
    var kept = community
    kept.edges = Array(community.edges.prefix(mostEdges))
    let reasons = reasons(community)
    let isExplained = reasons.contains { $0.feature == Self.commonNameFeature }
    let isCopying = reasons.contains { $0.feature == Self.copyingAloneFeature }
    return Finding(
      id: FindingID(rawValue: id(community)), subject: kept,
      attention: isExplained
        ? .routine : community.sites.count >= many && !isCopying ? .high : .notable,
      decisive: reasons.prefix(1).map(\.feature),
      observation: Observation(rule: SiteNetworks.rule, reasons: reasons),
      entities: community.sites.map { Entity(.domain, $0.rawValue) }
        + pages.map { Entity(.document, $0.description) })
  }

  /// Of the first of its identifiers by kind and spelling, so that it stays while sites join: weights change with each.
  private static func id(_ community: SiteCommunity) -> String {
    var hash = FNV1a.start
    let first = community.edges.flatMap(\.evidence).min {
      ($0.kind == .copying ? 1 : 0, $1.kind.reliability, $0.identifier)
        < ($1.kind == .copying ? 1 : 0, $0.kind.reliability, $1.identifier)
    }
    // How many texts were taken changes with each; which site is the first of those joined by nothing else changes least.
    let name =
      first?.kind == .copying ? community.sites.first?.rawValue ?? "" : first?.identifier ?? ""
    for byte in "\(first?.kind.rawValue ?? "") \(name)".utf8 {
      hash.combine(UInt32(byte))
    }
    return "sites-" + hash.value.hexadecimal
  }

  /// What the sites have in common, each identifier once and the strongest first; then what explains it as well.
  private static func reasons(_ community: SiteCommunity) -> [Reason] {
    var holders: [Key: Set<DomainName>] = [:]
    var evidence: [Key: SiteEdge.Evidence] = [:]
    for edge in community.edges {
      for item in edge.evidence {
        let key = Key(kind: item.kind, identifier: item.identifier)
        holders[key, default: []].formUnion([edge.site, edge.other])
        evidence[key] = item
      }
    }
    var reasons = evidence.values.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : $0.identifier < $1.identifier
    }.prefix(12).map { item in
      if item.kind == .copying {
        return Reason(
          feature: "sites.copying", value: item.weight, threshold: -log(SiteCopying().level),
          text: item.identifier + ".")
      }
      let count = holders[Key(kind: item.kind, identifier: item.identifier)]?.count ?? 2
      return Reason(
        feature: "sites.\(item.kind.rawValue)", value: item.weight, threshold: SiteNetworks().least,
        text:
          "\(count) of the sites have the same \(item.kind.words): \(item.identifier.prefix(120)).")
    }
    if community.edges.allSatisfy({ $0.evidence.allSatisfy { $0.kind == .copying } }) {
      reasons.append(
        Reason(
          feature: copyingAloneFeature, direction: .weakens,
          text: """
            Nothing but texts joins them: who takes another's texts need not be run by the same hand, and may have leave to.
            """))
    }
    if let name = commonName(community.sites) {
      reasons.append(
        Reason(
          feature: commonNameFeature, direction: .weakens, value: Double(name.count),
          threshold: Double(leastName),
          text: "All names have “\(name)” in common, as sites of one owner openly do."))
    }
    return reasons
  }

  private struct Key: Hashable {
    let kind: SiteIdentifiers.Kind
    let identifier: String
  }

  /// The longest beginning that all labels before the ending have, where it is long enough to be a name.
  private static func commonName(_ sites: [DomainName]) -> String? {
    let labels = sites.map { $0.rawValue.prefix { $0 != "." } }
    guard var common = labels.first else { return nil }
    for label in labels.dropFirst() {
      common = common.prefix(zip(common, label).prefix { $0 == $1 }.count)
    }
    return common.count >= leastName ? String(common) : nil
  }
}

extension SiteIdentifiers.Kind {
  /// “the same …”
  var words: String {
    switch self {
    case .analytics: "analytics account"
    case .tagManager: "tag-manager account"
    case .advertising: "advertising account"
    case .pixel: "tracking pixel"
    case .verification: "verification code"
    case .certificate: "certificate"
    case .feed: "feed"
    case .asset: "picture of the site"
    case .host: "host of scripts, or account elsewhere"
    case .software: "software"
    case .copying: "texts"
    }
  }
}

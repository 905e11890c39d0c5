import Foundation
package import TocsinModel

/// Which sites are run together, by identifiers that few have: a shared host or a popular widget binds nobody.
///
/// An identifier that d of N sites have weighs reliability · ln(M / d), M being N or the ``background``, whichever is
/// larger: inverse document frequency (Spärck Jones, 1972), as the chance of a random site to have it as well.
package struct SiteNetworks: Sendable {
  /// The rule and its version.
  package static let rule = "sites/2"

  /// What two sites need: a strong identifier that up to about ten of a hundred sites have.
  package var least = 2.3
  /// A collection of few sites knows little about how common something is; it is taken to be a part of so many.
  package var background = 100.0
  /// An identifier that more of the sites have than this part of ``background`` or of all, whichever is larger, binds nobody.
  package var mostPart = 0.1

  package init() {}

  /// Communities of at least two sites, the largest first.
  ///
  /// O(n · k²) for n identifiers that k sites have at most; k is bounded by ``mostPart``, and by 200.
  /// - Parameter copying: sites of which one copies the other, which hang together by that as well.
  package func communities(
    _ sites: [SiteIdentifiers], copying: [SiteEdge] = []
  ) -> [SiteCommunity] {
    let merged = Dictionary(sites.map { ($0.site, $0.identifiers) }) { first, second in
      first.merging(second) { $0.union($1) }
    }
    var holders: [Key: [DomainName]] = [:]
    for (site, identifiers) in merged {
      for (kind, values) in identifiers {
        for value in values where !value.isEmpty {
          holders[Key(kind: kind, identifier: value), default: []].append(site)
        }
      }
    }
    let size = max(background, Double(merged.count))
    let most = min(200, Int(mostPart * size))
    var shared: [Pair: [SiteEdge.Evidence]] = [:]
    for (key, names) in holders where names.count >= 2 && names.count <= most {
      let names = names.sorted()
      let evidence = SiteEdge.Evidence(
        kind: key.kind, identifier: key.identifier, sites: names.count,
        weight: key.kind.reliability * log(size / Double(names.count)))
      for first in names.indices {
        for second in names[(first + 1)...] {
          shared[Pair(site: names[first], other: second), default: []].append(evidence)
        }
      }
    }
    let edges = shared.compactMap { pair, evidence -> SiteEdge? in
      let evidence = evidence.sorted {
        $0.weight != $1.weight ? $0.weight > $1.weight : $0.identifier < $1.identifier
      }
      let score = Self.score(evidence)
      guard score >= least else { return nil }
      return SiteEdge(site: pair.site, other: pair.other, evidence: evidence, score: score)
    }
    return Self.joined(Self.merged(edges, copying))
  }

  /// One edge for each pair, with all its evidence.
  private static func merged(_ edges: [SiteEdge], _ others: [SiteEdge]) -> [SiteEdge] {
    var merged = Dictionary(edges.map { (Pair(site: $0.site, other: $0.other), $0) }) { one, _ in
      one
    }
    for edge in others {
      let pair = Pair(site: edge.site, other: edge.other)
      guard var known = merged[pair] else {
        merged[pair] = edge
        continue
      }
      known.evidence = (known.evidence + edge.evidence).sorted {
        $0.weight != $1.weight ? $0.weight > $1.weight : $0.identifier < $1.identifier
      }
      known.score += edge.score
      merged[pair] = known
    }
    return Array(merged.values)
  }

  private struct Key: Hashable {
    var kind: SiteIdentifiers.Kind
    var identifier: String
  }

  private struct Pair: Hashable {
    var site: DomainName
    var other: DomainName
  }

  /// Ten classes of one theme are one fact, so that a kind counts its best identifier and half of its next.
  private static func score(_ evidence: [SiteEdge.Evidence]) -> Double {
    var counted: [SiteIdentifiers.Kind: Int] = [:]
    return evidence.reduce(0) { sum, item in
      let before = counted[item.kind, default: 0]
      counted[item.kind] = before + 1
      return sum + (before == 0 ? item.weight : before == 1 ? item.weight / 2 : 0)
    }
  }

  private static func joined(_ edges: [SiteEdge]) -> [SiteCommunity] {
    var parts = DisjointSets<DomainName>()
    for edge in edges { parts.join(edge.site, edge.other) }
    var groups: [DomainName: [SiteEdge]] = [:]
    for edge in edges { groups[parts.set(of: edge.site), default: []].append(edge) }
    return groups.values.map { edges in
      SiteCommunity(
        sites: Set(edges.flatMap { [$0.site, $0.other] }).sorted(),
        edges: edges.sorted {
          $0.score != $1.score ? $0.score > $1.score : ($0.site, $0.other) < ($1.site, $1.other)
        })
    }.sorted { left, right in
      if left.sites.count != right.sites.count { return left.sites.count > right.sites.count }
      return left.sites.lexicographicallyPrecedes(right.sites)
    }
  }
}

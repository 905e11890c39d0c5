import Foundation
package import TocsinModel

/// A text that several sites have published, and who took it from whom.
package struct CopiedText: Sendable, Hashable {
  /// One site's publication of what another had published before.
  package struct Step: Sendable, Hashable, Codable {
    package var from: DomainName
    package var to: DomainName
    /// Whether the copy says where it is from, or both carry an agency's text: declared syndication.
    package var isDeclared: Bool

    package init(from: DomainName, to: DomainName, isDeclared: Bool) {
      self.from = from
      self.to = to
      self.isDeclared = isDeclared
    }
  }

  /// How many sites have it.
  package var sites: Int
  package var steps: [Step]

  package init(sites: Int, steps: [Step]) {
    self.sites = sites
    self.steps = steps
  }
}

/// Sites of which one takes its texts from the other again and again without saying so.
///
/// The null model: a text that m sites have copied was copied by any m of those who could, each as likely as it publishes
/// much. So the chance that B is among those who copied a text is m · n_B over what all others publish, at most 1, and the
/// number of A's texts that B has is the sum of such, of which the Poisson distribution with the same mean has the heavier
/// upper tail (Hoeffding, 1956). What everybody carries has a chance of 1, so that newswire binds nobody. All ordered
/// pairs of sites are tested, and the rate of a false one among all is held (Bonferroni).
package struct SiteCopying: Sendable {
  /// A collection of few sites is taken to be a part of so many: where two sites were read, the second one would
  /// otherwise be the only one that can copy.
  package var background = 100
  /// The chance of any false pair in the whole.
  package var level = 0.01
  /// Copies that are systematic: fewer cannot have a direction (``direction``).
  package var least = 6
  /// Of the two-sided sign test of who was first: both ways alike is a common source.
  package var direction = 0.05

  package init() {}

  /// O(steps + pairs log pairs).
  /// - Parameter published: how many documents each site has published, all of those read.
  package func edges(_ texts: [CopiedText], published: [DomainName: Int]) -> [SiteEdge] {
    var counts: [Pair: (open: Int, declared: Int)] = [:]
    /// By site: how many of its texts had so many copiers.
    var copied: [DomainName: [Int: Int]] = [:]
    for text in texts {
      let taken = Set(text.steps.filter { $0.from != $0.to })
      for step in taken {
        let pair = Pair(from: step.from, to: step.to)
        if step.isDeclared {
          counts[pair, default: (0, 0)].declared += 1
        } else {
          counts[pair, default: (0, 0)].open += 1
        }
      }
      let open = taken.filter { !$0.isDeclared }
      for from in Set(open.map(\.from)) {
        copied[from, default: [:]][max(1, text.sites - 1), default: 0] += 1
      }
    }
    let all = max(1, published.values.reduce(0, +))
    let sites = max(2, published.count)
    let tests = Double(max(sites, background)) * Double(max(sites, background) - 1)
    return counts.compactMap { pair, count -> SiteEdge? in
      let back = counts[Pair(from: pair.to, to: pair.from)]?.open ?? 0
      guard count.open >= least, count.open > back, count.open > count.declared,
        EdgeEvidence.signTest(count.open, back) <= direction
      else { return nil }
      let expected = expected(
        copied[pair.from] ?? [:], by: published[pair.to] ?? 1,
        others: max(1, all - (published[pair.from] ?? 0)), sites: sites)
      let p = PoissonTail.p(atLeast: count.open, mean: expected)
      guard p * tests <= level else { return nil }
      return edge(pair, count, expected: expected, p: p * tests)
    }.sorted { ($0.site, $0.other) < ($1.site, $1.other) }
  }

  private struct Pair: Hashable {
    var from: DomainName
    var to: DomainName
  }

  private func expected(_ texts: [Int: Int], by own: Int, others: Int, sites: Int) -> Double {
    texts.reduce(0) { sum, item in
      let (copiers, count) = item
      // Sites that were not read publish as much as the others do; who has a text of many is among those read.
      let unread =
        copiers == 1 ? Double(others) * Double(max(0, background - sites)) / Double(sites - 1) : 0
      return sum + Double(count)
        * min(1, Double(copiers) * Double(own) / (Double(others) + unread))
    }
  }

  private func edge(
    _ pair: Pair, _ count: (open: Int, declared: Int), expected: Double, p: Double
  ) -> SiteEdge {
    let declared = count.declared > 0 ? "; \(count.declared) more say where they are from" : ""
    let sentence =
      "\(pair.to.rawValue) has \(count.open) texts of \(pair.from.rawValue) without saying so, where "
      + String(format: "%.1f", expected) + " are expected by chance\(declared)"
    let weight = min(50, -log(max(p, 1e-300)))
    return SiteEdge(
      site: min(pair.from, pair.to), other: max(pair.from, pair.to),
      evidence: [.init(kind: .copying, identifier: sentence, sites: 2, weight: weight)],
      score: weight)
  }
}

/// The upper tail of the Poisson distribution.
package enum PoissonTail {
  /// The chance of at least so many, bounded by its terms from there on, which fall at least geometrically above the mean.
  package static func p(atLeast count: Int, mean: Double) -> Double {
    guard mean > 0 else { return count > 0 ? 0 : 1 }
    guard Double(count) > mean else { return 1 }
    var term = exp(-mean + Double(count) * log(mean) - lgamma(Double(count) + 1))
    var (sum, number) = (0.0, Double(count))
    while term > sum * 1e-12, number < Double(count) + 10_000 {
      sum += term
      number += 1
      term *= mean / number
    }
    return min(1, sum)
  }
}

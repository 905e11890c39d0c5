import Correlate
import Foundation
import TocsinModel

func exponential(_ x: Double) -> Double { exp(x) }
func logarithm(_ x: Double) -> Double { log(x) }

/// How well campaigns were found again.
struct CampaignScore {
  var hits = 0
  var found = 0
  var planted = 0
  /// Proposals without a pair that was planted.
  var falseCampaigns = 0

  var precision: Double { found == 0 ? 1 : Double(hits) / Double(found) }
  var recall: Double { planted == 0 ? 1 : Double(hits) / Double(planted) }
  /// Of pairs.
  var f1: Double { hits == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  init(_ campaigns: [CampaignProposal], _ truth: [FindingID: Int]) {
    var sizes: [Int: Int] = [:]
    for campaign in truth.values { sizes[campaign, default: 0] += 1 }
    planted = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    for proposal in campaigns {
      let members = proposal.campaign.members.map(\.finding)
      found += members.count * (members.count - 1) / 2
      let right = Dictionary(grouping: members.compactMap { truth[$0] }, by: \.self)
        .values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
      hits += right
      if right == 0 { falseCampaigns += 1 }
    }
  }

  /// The scores of a seed.
  static func seed(_ seed: UInt64, _ weights: CorrelationWeights = .fitted) -> CampaignScore {
    var generator = CampaignGenerator(seed: seed)
    let world = generator.world()
    var correlator = Correlator(weights)
    for item in world.items { correlator.insert(item) }
    return CampaignScore(correlator.campaigns(), world.truth)
  }
}

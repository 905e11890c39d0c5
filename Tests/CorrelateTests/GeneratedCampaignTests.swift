import Correlate
import Testing
import TocsinModel

@Suite struct GeneratedCampaignTests {
  /// The weights were fitted on the seeds 1…10: these are others.
  @Test func `Campaigns that were planted are found among what everybody shares`() {
    func scores(_ seeds: ClosedRange<UInt64>) -> [CampaignScore] { seeds.map { .seed($0) } }
    func mean(_ scores: [CampaignScore]) -> Double {
      scores.reduce(0) { $0 + $1.f1 } / Double(scores.count)
    }
    let (fitted, others) = (scores(1...10), scores(11...20))
    print("pairwise F1: \(mean(fitted)) on the seeds of the fit, \(mean(others)) on others,")
    print("gap \(mean(fitted) - mean(others)); false campaigns \(others.map(\.falseCampaigns))")
    #expect(mean(others) >= 0.9)
    #expect(mean(fitted) - mean(others) <= 0.02)
    #expect(others.allSatisfy { $0.falseCampaigns <= 1 })
  }

  @Test func `What campaigns there are does not hang on the order of findings`() {
    var generator = CampaignGenerator(seed: 31)
    let items = generator.world(background: 400, campaigns: 6).items
    var forward = Correlator()
    for item in items { forward.insert(item) }
    var backward = Correlator()
    for item in items.reversed() { backward.insert(item) }
    #expect(forward.campaigns() == backward.campaigns())
  }

  @Test func `One finding after the other comes to the same as all at once`() {
    var generator = CampaignGenerator(seed: 32)
    let items = generator.world(background: 300, campaigns: 8).items
    var whole = Correlator()
    for item in items { whole.insert(item) }
    let expected = whole.campaigns()

    var growing = Correlator()
    var known: [FindingID: CampaignProposal] = [:]
    for item in items {
      growing.insert(item)
      let changes = growing.changes()
      for (id, proposal) in known
      where proposal.campaign.members.contains(where: { changes.looked.contains($0.finding) }) {
        known[id] = nil
      }
      for proposal in changes.campaigns { known[proposal.id] = proposal }
    }
    #expect(known.values.sorted { $0.id < $1.id } == expected)
  }

  @Test func `What was taken out leaves nothing`() {
    var generator = CampaignGenerator(seed: 33)
    let items = generator.world(background: 300, campaigns: 8).items
    let (kept, gone) = (items.prefix(300), items.dropFirst(300))
    var small = Correlator()
    for item in kept { small.insert(item) }
    var large = Correlator()
    for item in items { large.insert(item) }
    _ = large.campaigns()
    for item in gone { large.remove(item.finding) }
    #expect(large.campaigns() == small.campaigns())
  }

  @Test func `Exchanging the names of two parties changes no score`() {
    var generator = CampaignGenerator(seed: 34)
    let items = generator.world(background: 400, campaigns: 8).items
    func scores(_ renamed: (String) -> String) -> [String] {
      var correlator = Correlator()
      for item in items {
        correlator.insert(
          CorrelationItem(
            finding: item.finding, kind: item.kind, attention: item.attention, times: item.times,
            traits: item.traits.map { Correlate.Trait($0.kind, renamed($0.name)) }))
      }
      return correlator.campaigns().map { proposal in
        let joins = proposal.campaign.joins.map { Int(($0.logOdds * 1e9).rounded()) }
        return "\(proposal.id) \(proposal.attention) \(joins)"
      }
    }
    let plain = scores { $0 }
    #expect(!plain.isEmpty)
    #expect(
      plain
        == scores { name in
          name == "party-0" ? "party-1" : name == "party-1" ? "party-0" : name
        })
  }
}

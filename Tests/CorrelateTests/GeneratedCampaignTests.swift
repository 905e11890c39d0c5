import Correlate
import Testing
import TocsinModel

@Suite struct GeneratedCampaignTests {
  /// The weights were fitted on the seeds 1…10; these are others.
  @Test(arguments: 11...20)
  func `Campaigns that were planted are found among what everybody shares`(seed: Int) {
    let score = CampaignScore.seed(UInt64(seed))
    print(
      "seed \(seed) F1 \(score.f1) P \(score.precision) R \(score.recall) false \(score.falseCampaigns)"
    )
    #expect(score.f1 >= 0.7)
    #expect(score.falseCampaigns <= 6)
  }
}

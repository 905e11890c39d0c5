import Correlate
import Foundation
import Testing
import TocsinModel

/// How the weights were come by: `TOCSIN_FIT=1 swift test --filter FittingTests` fits them on the seeds 1…10 by
/// coordinate ascent and prints how they do there and on 11…20.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TOCSIN_FIT"] != nil))
struct FittingTests {
  private static let worlds = (1...20).map { seed in
    var generator = CampaignGenerator(seed: UInt64(seed))
    return generator.world()
  }

  private static func score(_ seeds: Range<Int>, _ weights: CorrelationWeights) -> (
    f1: Double, false: Double
  ) {
    var (sum, wrong) = (0.0, 0.0)
    for seed in seeds {
      var correlator = Correlator(weights)
      for item in worlds[seed].items { correlator.insert(item) }
      let score = CampaignScore(correlator.campaigns(), worlds[seed].truth)
      sum += score.f1
      wrong += Double(score.falseCampaigns)
    }
    return (sum / Double(seeds.count), wrong / Double(seeds.count))
  }

  @Test func `What fifty thousand findings cost, and one more, is printed`() {
    var generator = CampaignGenerator(seed: 99)
    let items = generator.world(background: 48_500, campaigns: 200).items
    // Of this process alone: others may be running, and a clock on the wall would time them too.
    func seconds() -> Double {
      var now = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
      return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
    func measure(_ body: () -> Void) -> Double {
      let start = seconds()
      body()
      return seconds() - start
    }
    var correlator = Correlator()
    let all = measure {
      for item in items.dropLast(50) { correlator.insert(item) }
      _ = correlator.campaigns()
    }
    var steps: [Double] = []
    for item in items.suffix(50) {
      steps.append(
        measure {
          correlator.insert(item)
          _ = correlator.changes()
        })
    }
    steps.sort()
    print(
      "\(items.count) findings \(all) s of CPU; one more \(steps[25]) s, at most \(steps[49]) s")
  }

  @Test func `Weights are fitted on ten seeds and held against ten others`() {
    var weights = CorrelationWeights.fitted
    func value(_ weights: CorrelationWeights) -> Double {
      let score = Self.score(0..<10, weights)
      return score.f1 - 0.05 * score.false
    }
    var best = value(weights)
    print("start \(best)")
    let paths: [WritableKeyPath<CorrelationWeights, Double>] =
      [
        \.rarity, \.prior, \.sameKind, \.time, \.apart, \.routine, \.bridge, \.crowd, \.repeated,
        \.total,
      ] + Trait.Kind.allCases.map { \CorrelationWeights.strengths[Int($0.rawValue)] }
    for step in [0.3, 0.15] {
      for path in paths {
        for factor in [1 + step, 1 / (1 + step)] {
          while true {
            var next = weights
            next[keyPath: path] = (next[keyPath: path] * factor * 100).rounded() / 100
            let now = value(next)
            guard now > best + 0.0005 else { break }
            (weights, best) = (next, now)
          }
        }
      }
      print("step \(step): \(best) \(weights)")
    }
    print(
      "fitted on 1–10: \(Self.score(0..<10, weights)); on 11–20: \(Self.score(10..<20, weights))")
  }
}

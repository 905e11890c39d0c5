import Engine
import TocsinModel

/// The closing line of a search for look-alikes.
struct LookalikeSummaryText {
  let text: String

  init(_ summary: LookalikeSearch.Summary, taking time: Duration) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    let speed = seconds > 0 ? Int(Double(summary.names) / seconds) : 0
    let tiers = Lookalike.Tier.allCases.sorted(by: >).map { tier in
      "\(summary.tiers[tier] ?? 0) \(tier.rawValue)"
    }
    let all = summary.tiers.values.reduce(0, +)
    text =
      "\(summary.names.counted("name")) read, \(all.counted("look-alike")) "
      + "(\(tiers.joined(separator: ", "))), \(summary.bad.counted("bad record")); "
      + "\(Int((seconds * 1000).rounded())) ms, \(speed) names/s."
  }
}

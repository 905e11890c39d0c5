/// What CooRTweet's functions take.
package struct CooRTweetOptions: Sendable, Hashable {
  /// In seconds, both ends included.
  package var window: Int64 = 10
  package var minimumParticipation = 2
  package var removesLoops = true
  /// A second, shorter window, in seconds.
  package var fastWindow: Int64?
  /// The quantile of weights that an edge must exceed.
  package var edgeWeight = 0.5
  /// Without the defects that CooRTweet 2.1.3 has; see `docs/networks.md`.
  package var isCorrected = false
  package var limits = NetworkLimits()

  package init() {}

  func check() throws(NetworksError) {
    guard window >= 0, window <= 1 << 40 else {
      throw .option("--time-window is a number of seconds, from 0.")
    }
    guard (0...1).contains(edgeWeight) else {
      throw .option("--edge-weight is a quantile between 0 and 1.")
    }
    if let fastWindow, fastWindow < 0 || fastWindow > window {
      throw .option("--fast is a shorter window than --time-window.")
    }
  }
}

/// The weight below which a share of all lies.
enum Quantile {
  /// R's default, type 7 (Hyndman and Fan, 1996): linear between order statistics. O(n log n).
  static func type7(_ values: [Int], _ probability: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = Double(sorted.count - 1) * probability
    // R's own allowance, so that .9 of 10 steps is the ninth and not just below it.
    let lower = Int((place + 4 * Double.ulpOfOne).rounded(.down))
    let upper = min(lower + 1, sorted.count - 1)
    let fraction = max(0, place - Double(lower))
    let low = Double(sorted[lower])
    return low + fraction * (Double(sorted[upper]) - low)
  }
}

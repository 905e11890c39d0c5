import Foundation

/// How surprising it is that two accounts are close on several objects.
enum PairScore {
  /// −ln of an upper bound of the chance.
  ///
  /// Under independence the product of J chances is at most x with probability x · Σ_{i<J} (−ln x)^i / i! (Fisher's
  /// method); the J closest objects are among k common ones, which is bounded by C(k, J) ways to choose them.
  /// - Parameters:
  ///   - surprises: −ln of the chance of each event.
  ///   - common: how many objects both share, k.
  static func score(surprises: [Double], common: Int) -> Double {
    let events = surprises.count
    let sum = surprises.reduce(0, +)
    guard events > 0, sum > 0 else { return 0 }
    var (tail, term) = (0.0, 0.0)
    // Σ sum^i / i! in logarithms, since both grow beyond all bounds.
    for power in 0..<events {
      if power > 0 { term += log(sum) - log(Double(power)) }
      tail = power == 0 ? 0 : max(tail, term) + log1p(exp(-abs(tail - term)))
    }
    let all = Double(max(common, events))
    let ways = lgamma(all + 1) - lgamma(Double(events) + 1) - lgamma(all - Double(events) + 1)
    return max(0, sum - tail - ways)
  }
}

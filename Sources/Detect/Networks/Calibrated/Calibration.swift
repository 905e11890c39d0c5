import Foundation

/// The false discovery rate at each threshold: accounts that chance names, over accounts that are named.
package struct Calibration: Sendable, Hashable, Codable {
  /// By stratum and threshold; monotone.
  let rates: [[Double]]
  /// By threshold, of accounts that meet an established group; empty where none is.
  private(set) var joining: [Double] = []
  /// The loosest score at which meeting an established group is enough; `nil` where none is.
  private(set) var joiningThreshold: Double?

  /// Of those who join, no larger part may be there by chance, however many are named with better reason.
  private static let mostJoining = 0.2

  /// - Parameter shuffled: the curves of shuffled times, one each.
  init(observed: AccountCurve, shuffled: [AccountCurve]) {
    rates = observed.counts.indices.map { stratum in
      Self.rates(observed.counts[stratum], shuffled.map { $0.counts[stratum] })
    }
  }

  private static func rates(_ observed: [Int], _ shuffled: [[Int]]) -> [Double] {
    let count = Double(max(1, shuffled.count))
    var rates = observed.indices.map { place -> Double in
      let total = Double(shuffled.reduce(0) { $0 + $1[place] })
      // The upper end of a 95% interval of a Poisson count, so that few shuffles promise less and not more.
      let upper = (total + 2 * total.squareRoot() + 3) / count
      return observed[place] == 0 ? 1 : min(1, upper / Double(observed[place]))
    }
    // As Benjamini and Hochberg's q: the least rate at which a pair is still named.
    for place in rates.indices.dropLast().reversed() {
      rates[place] = min(rates[place], rates[place + 1])
    }
    return rates
  }

  /// The loosest threshold of each stratum that holds the rate; `nil` where none does.
  func thresholds(_ q: Double) -> [Double?] {
    rates.map { rates in rates.lastIndex { $0 <= q }.map { AccountCurve.thresholds[$0] } }
  }

  /// - Parameters:
  ///   - observed: how many accounts meet a group, by threshold.
  ///   - shuffled: the same for shuffled times.
  ///   - named: how many accounts pairs have named.
  ///   - q: the part of all named accounts that may be there by chance because they met a group.
  mutating func setJoining(observed: [Int], shuffled: [[Int]], named: Int, q: Double) {
    joining = Self.rates(observed, shuffled)
    let place = joining.indices.last { place in
      let expected = joining[place] * Double(observed[place])
      return joining[place] <= Self.mostJoining
        && expected <= q * Double(named + observed[place])
    }
    joiningThreshold = place.map { AccountCurve.thresholds[$0] }
  }

  /// Of an account that meets an established group.
  func joiningQ(of score: Double) -> Double {
    guard let place = AccountCurve.thresholds.firstIndex(where: { $0 <= score }),
      joining.indices.contains(place)
    else { return 1 }
    return joining[place]
  }

  /// - Parameter size: of the component.
  func q(of score: Double, size: Int) -> Double {
    guard let place = AccountCurve.thresholds.firstIndex(where: { $0 <= score }),
      let stratum = AccountCurve.stratum(ofSize: size)
    else { return 1 }
    return rates[stratum][place]
  }
}

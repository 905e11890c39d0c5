import Foundation

/// A logistic regression on piecewise linear functions of single measurements: how the log-odds of a probability follow
/// from them (a generalized additive model: Hastie and Tibshirani, Statistical Science, 1986).
///
/// Each measurement's part can be named, which is what an explanation is made of.
struct AdditiveModel: Hashable, Sendable {
  /// `weight` × the measurement, or × what it is over `knot`.
  struct Term: Hashable, Sendable {
    /// Which of ``MeaningMeasurements/values``.
    var measurement: Int
    var knot: Double?
    var weight: Double
  }

  var intercept: Double
  var terms: [Term]

  /// The log-odds. Linear in the terms.
  func logit(_ values: [Double]) -> Double {
    terms.reduce(intercept) { $0 + $1.part(of: values) }
  }

  /// What each measurement adds to the log-odds, in the order of ``MeaningMeasurements/values``.
  func parts(_ values: [Double]) -> [Double] {
    var parts = [Double](repeating: 0, count: values.count)
    for term in terms where parts.indices.contains(term.measurement) {
      parts[term.measurement] += term.part(of: values)
    }
    return parts
  }
}

extension AdditiveModel.Term {
  fileprivate func part(of values: [Double]) -> Double {
    guard values.indices.contains(measurement) else { return 0 }
    let value = values[measurement]
    return weight * (knot.map { max(0, value - $0) } ?? value)
  }
}

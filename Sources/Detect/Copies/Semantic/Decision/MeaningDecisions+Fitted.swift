// Written by Benchmarks/Meaning/fit; do not edit.
extension MeaningDecisions {
  static let both = MeaningDecisions(same: .start, different: .start)
  static let e5 = both
  static let universal = both
}

extension MeaningDecision {
  static let start = MeaningDecision(
    screening: AdditiveModel(
      intercept: -4, terms: [.init(measurement: 1, knot: nil, weight: 30)]),
    leastScreening: -2.2,
    decision: AdditiveModel(intercept: -8, terms: [.init(measurement: 1, knot: nil, weight: 60)]),
    alone: 0, supported: -1, calibration: .init(intercept: 0, slope: 1),
    supportedCalibration: .init(intercept: 0, slope: 1))
}

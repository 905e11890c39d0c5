import Foundation

/// The learned decision whether two passages say the same.
///
/// A pair is accepted by itself when its log-odds are at least ``alone``; with at least ``supported`` when a third
/// passage is accepted by itself with both (two thresholds, as for edges: Canny, PAMI 1986), which is how the
/// members of one group vouch for each other without weak links ever making a chain. The probabilities are
/// fitted (Platt, 1999) on groups that the log-odds were not fitted on.
package struct MeaningDecision: Hashable, Sendable {
  /// For passages in one language, or in two.
  package enum Languages: String, Hashable, Sendable, CaseIterable {
    case same
    case different
  }

  /// Decides, from what is known before tokens and letters are aligned, which pairs are worth aligning.
  var screening: AdditiveModel
  /// The least log-odds of ``screening``.
  var leastScreening: Double
  var decision: AdditiveModel
  var alone: Double
  var supported: Double
  /// Log-odds to calibrated log-odds, for pairs accepted by themselves or not at all, and for supported ones.
  var calibration: Calibration
  var supportedCalibration: Calibration

  struct Calibration: Hashable, Sendable {
    var intercept: Double
    var slope: Double

    func probability(ofLogit logit: Double) -> Double {
      1 / (1 + exp(-(intercept + slope * logit)))
    }
  }
}

extension MeaningDecision {
  func isWorthAligning(_ measured: MeaningMeasurements) -> Bool {
    screening.logit(measured.values) >= leastScreening
  }

  func logit(_ measured: MeaningMeasurements) -> Double { decision.logit(measured.values) }
}

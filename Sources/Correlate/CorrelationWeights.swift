/// What joins weigh. A pair of findings is held against two hypotheses, as records are when files are linked (Fellegi and
/// Sunter 1969): they belong together, or they met by chance. What both have adds the logarithm of how much likelier that
/// is under the first; what many have is likely under the second as well (Winkler 1989, frequency-based matching).
package struct CorrelationWeights: Hashable, Sendable {
  /// By kind: the nats that a trait is worth which these two findings have and no other.
  package var strengths: [Double]
  /// How fast that shrinks as others have it, too: `strength − rarity · ln(others + 1)`. 1 is what chance alone says.
  package var rarity: Double
  /// Nats against any two findings, before anything is known of them.
  package var prior: Double
  /// Nats for being of the same days; as many against when they are ``apart`` days from each other, and up to three
  /// times as many beyond.
  package var time: Double
  /// Days.
  package var apart: Double
  /// Nats against a finding that asks for no attention: credited, quoted, lawful.
  package var routine: Double
  /// How much stronger a join must be that links groups: among a · b pairs one is strong by chance, `bridge · ln(a · b)`.
  package var bridge: Double
  /// A second trait of one kind is worth this share of itself, a third its square: they come together.
  package var repeated: Double

  /// Fitted on ten seeds of the generator and rounded (`Benchmarks/Correlate`); see docs/cases.md for how they do on others.
  package static let fitted = CorrelationWeights(
    strengths: [5, 5, 6, 6, 2.5, 5, 4, 5, 1, 1, 1, 0.5], rarity: 1, prior: 3.5, time: 0.6,
    apart: 21,
    routine: 1.5, bridge: 0.4, repeated: 0.5)

  package init(
    strengths: [Double], rarity: Double, prior: Double, time: Double, apart: Double,
    routine: Double, bridge: Double, repeated: Double
  ) {
    self.strengths = strengths
    self.rarity = rarity
    self.prior = prior
    self.time = time
    self.apart = apart
    self.routine = routine
    self.bridge = bridge
    self.repeated = repeated
  }

  /// What a trait is worth to two findings when so many have it, those two included; 0 for one that is popular.
  func value(_ kind: Trait.Kind, count: Int) -> Double {
    guard count > 1 else { return 0 }
    let strength = strengths[Int(kind.rawValue)]
    return max(0, strength - rarity * Double(count - 1).logarithm)
  }

  /// What the times of two findings say.
  func timing(_ a: ClosedRange<Int64>?, _ b: ClosedRange<Int64>?) -> Double {
    guard let a, let b else { return 0 }
    let days = Self.gap(a, b)
    return time * max(-3, 1 - 2 * days / apart)
  }

  /// Days between two spans of time; 0 when they overlap.
  static func gap(_ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>) -> Double {
    let gap = max(a.lowerBound, b.lowerBound).subtractingReportingOverflow(
      min(a.upperBound, b.upperBound))
    return gap.overflow ? 1e9 : max(0, Double(gap.partialValue) / 86_400)
  }
}

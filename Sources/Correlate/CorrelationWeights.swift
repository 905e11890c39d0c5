/// What joins weigh. A pair of findings is held against two hypotheses, as records are when files are linked (Fellegi and
/// Sunter 1969): they belong together, or they met by chance. What both have adds the logarithm of how much likelier that
/// is under the first; what many have is likely under the second as well (Winkler 1989, frequency-based matching).
package struct CorrelationWeights: Hashable, Sendable {
  /// By kind: the nats that a trait is worth which these two findings have and no other.
  package var strengths: [Double]
  /// How fast that shrinks with the others who have it, too, and have nothing else in common with the two:
  /// `strength − rarity · ln(others + 1)`. 1 is what chance alone says.
  package var rarity: Double
  /// Nats against any two findings, before anything is known of them.
  package var prior: Double
  /// Nats against two findings of one kind: what a detector sees together it has put into one finding.
  package var sameKind: Double
  /// Nats for being of the same days; as many against when they are ``apart`` days from each other, and up to three
  /// times as many beyond.
  package var time: Double
  /// Days.
  package var apart: Double
  /// Nats against a finding that asks for no attention: credited, quoted, lawful.
  package var routine: Double
  /// How much stronger a join must be that links groups: among a · b pairs one is strong by chance, `bridge · ln(a · b)`.
  package var bridge: Double
  /// Nats against what a family comes to, for each e-fold of how many of its traits the two have (the geometric mean):
  /// who has fifteen accounts meets somebody by chance.
  package var crowd: Double
  /// What a site's traits are worth besides the most telling of them, as a share: they come together.
  package var repeated: Double
  /// The log-odds to which all joins of a campaign come together, at least: of all pairs some are joined by chance.
  package var total: Double

  /// Pairs whose odds are at least this (below 0) are kept: with a whole group they may come to more.
  package static let near = -3.0

  /// What more findings than this have joins nothing: it is not looked at.
  package static let mostHolders = 64

  /// Fitted on ten seeds of the generator and rounded; docs/cases.md says how they do on others.
  package static let fitted = CorrelationWeights(
    strengths: [6, 7, 1.5, 7.5, 6, 1, 1, 4.5, 5.2, 5.4, 1, 0.5], rarity: 1.5, prior: 4,
    sameKind: 0.9, time: 1.3, apart: 21, routine: 2.25, bridge: 0.1, crowd: 0.65, repeated: 0.1,
    total: 3.25)

  package init(
    strengths: [Double], rarity: Double, prior: Double, sameKind: Double, time: Double,
    apart: Double, routine: Double, bridge: Double, crowd: Double, repeated: Double, total: Double
  ) {
    self.strengths = strengths
    self.rarity = rarity
    self.prior = prior
    self.sameKind = sameKind
    self.time = time
    self.apart = apart
    self.routine = routine
    self.bridge = bridge
    self.crowd = crowd
    self.repeated = repeated
    self.total = total
  }

  /// What a trait is worth to two findings.
  ///
  /// - Parameters:
  ///   - mine: how many have it and nothing else in common with the one, the other of the two among them.
  ///   - theirs: the same for the other one.
  func value(_ kind: Trait.Kind, _ mine: Float, _ theirs: Float) -> Double {
    let others = max(0, Double(mine + theirs) / 2 - 1)
    return max(0, strengths[Int(kind.rawValue)] - rarity * (others + 1).logarithm)
  }

  /// What a trait is worth to a finding and a group, of whom all have it but so many others, too.
  func value(_ kind: Trait.Kind, outside: Int) -> Double {
    max(0, strengths[Int(kind.rawValue)] - rarity * Double(outside + 1).logarithm)
  }

  /// What a family comes to.
  ///
  /// - Parameters:
  ///   - sum: of its traits.
  ///   - most: the most telling of them.
  ///   - counts: how many traits of it the one has, and the other.
  func family(
    _ family: Trait.Kind.Family, sum: Double, most: Double, _ counts: (Int, Int)
  ) -> Double {
    let share = family == .site ? repeated : 1
    let crowd = crowd * (Double(max(1, counts.0)) * Double(max(1, counts.1))).logarithm / 2
    return max(0, most + share * (sum - most) - crowd)
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

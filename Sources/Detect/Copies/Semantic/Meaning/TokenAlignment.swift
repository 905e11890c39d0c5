/// How well the tokens of two passages find their like in the other, whatever the language.
///
/// The recall and precision of BERTScore (Zhang et al., ICLR 2020), weighted by how much a token says, and what such means hide:
/// a text on the same topic leaves single tokens, or a clause, without a partner, and its partners lie in another order, where a
/// translation has all of them.
struct TokenAlignment: Hashable, Sendable {
  /// The mean likeness of tokens with their best partner, of the side that is covered less.
  var least: Float = 0
  /// Of the side that is covered more.
  var most: Float = 0
  /// The mean of the worst third, of the worse side.
  var tail: Float = 0
  /// How much more alike tokens are to their best partner than to the other text's tokens on average, of the worse side.
  var contrast: Float = 0
  /// The correlation of the places of partners that choose each other (Melamed's “true bitext map”, Computational Linguistics
  /// 1999, is near a line); 0 where there are fewer than three.
  var order: Float = 0
  /// The heaviest stretch of tokens without a good partner, in nats of rarity × missing likeness; of the worse side.
  var gap: Float = 0

  static let none = TokenAlignment()
}

extension TokenAlignment {
  /// A partner that is less alike leaves a gap.
  private static let goodPartner: Float = 0.62

  /// Time is the product of the two lengths.
  init(_ a: TokenVectors, _ b: TokenVectors) {
    guard a.count > 0, b.count > 0, a.dimension == b.dimension else { return }
    let (first, second) = Self.partners(a, b)
    let sides = [(first, a.weights), (second, b.weights)]
    let means = sides.map { Self.mean($0.best, $1) }
    least = min(means[0], means[1])
    most = max(means[0], means[1])
    tail = sides.map { Self.worstThird($0.best, $1) }.min() ?? 0
    contrast = sides.map { Self.mean(zip($0.best, $0.mean).map { $0 - $1 }, $1) }.min() ?? 0
    order = Self.order(first.place, second.place)
    gap = sides.map { Self.heaviestGap($0.best, $1) }.max() ?? 0
  }

  /// The tokens of one side with their partners on the other.
  private struct Partners {
    /// The likeness with the best one, and where that is.
    var best: [Float]
    var place: [Int]
    /// The mean likeness with all.
    var mean: [Float]

    init(count: Int) {
      best = [Float](repeating: -1, count: count)
      place = [Int](repeating: 0, count: count)
      mean = [Float](repeating: 0, count: count)
    }

    mutating func see(_ token: Int, _ other: Int, _ likeness: Float, share: Float) {
      mean[token] += likeness * share
      if likeness > best[token] {
        best[token] = likeness
        place[token] = other
      }
    }
  }

  private static func partners(_ a: TokenVectors, _ b: TokenVectors) -> (Partners, Partners) {
    var first = Partners(count: a.count)
    var second = Partners(count: b.count)
    let shareOfA = 1 / Float(b.count)
    let shareOfB = 1 / Float(a.count)
    a.forEachProduct(with: b) { token, other, product in
      let likeness = product / (127 * 127)
      first.see(token, other, likeness, share: shareOfA)
      second.see(other, token, likeness, share: shareOfB)
    }
    return (first, second)
  }

  private static func mean(_ values: [Float], _ weights: [Float]) -> Float {
    let total = weights.reduce(0, +)
    return total > 0 ? zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total : 0
  }

  private static func worstThird(_ values: [Float], _ weights: [Float]) -> Float {
    let third = weights.reduce(0, +) / 3
    var (sum, weight): (Float, Float) = (0, 0)
    for index in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }) {
      sum += values[index] * weights[index]
      weight += weights[index]
      if weight >= third { break }
    }
    return weight > 0 ? sum / weight : 0
  }

  /// Pearson's correlation over the pairs that choose each other.
  private static func order(_ ofA: [Int], _ ofB: [Int]) -> Float {
    let mutual = ofA.indices.filter { ofB[ofA[$0]] == $0 }
    guard mutual.count > 2 else { return 0 }
    let count = Double(mutual.count)
    let meanA = Double(mutual.reduce(0, +)) / count
    let meanB = mutual.reduce(0) { $0 + Double(ofA[$1]) } / count
    var (both, squaresA, squaresB) = (0.0, 0.0, 0.0)
    for place in mutual {
      let (fromA, fromB) = (Double(place) - meanA, Double(ofA[place]) - meanB)
      both += fromA * fromB
      squaresA += fromA * fromA
      squaresB += fromB * fromB
    }
    return Float(both / (squaresA * squaresB).squareRoot())
  }

  /// The largest sum of a run (Kadane's: Bentley, CACM 1984).
  private static func heaviestGap(_ values: [Float], _ weights: [Float]) -> Float {
    var (heaviest, running): (Float, Float) = (0, 0)
    for (value, weight) in zip(values, weights) {
      running = max(0, running + weight * (goodPartner - value))
      heaviest = max(heaviest, running)
    }
    return heaviest
  }
}

/// The tokens of a passage as the inner layers of a model see them, each in its context.
package struct TokenVectors: Sendable {
  /// How much each token says: more for rare ones.
  package var weights: [Float]
  /// A vector a token, of length 127: `weights.count` × ``dimension``.
  package var codes: [Int8]
  package var dimension: Int

  package init(weights: [Float], codes: [Int8], dimension: Int) {
    self.weights = weights
    self.codes = codes
    self.dimension = dimension
  }
}

/// How well the tokens of two passages find their like in the other, whatever the language.
///
/// The recall and precision of BERTScore (Zhang et al., ICLR 2020), weighted by how much a token says; a
/// same-topic text leaves tokens without a partner where a translation does not.
struct TokenAlignment: Hashable, Sendable {
  /// The mean likeness of tokens with their best partner, of the side that is covered less.
  var least: Float
  /// Of the side that is covered more.
  var most: Float
  /// The mean of the worst third, of the worse side.
  var tail: Float

  /// Time is the product of the two lengths.
  init(_ a: TokenVectors, _ b: TokenVectors) {
    let (rows, columns) = (a.weights.count, b.weights.count)
    guard rows > 0, columns > 0, a.dimension == b.dimension else {
      self = .none
      return
    }
    var bestOfA = [Float](repeating: -1, count: rows)
    var bestOfB = [Float](repeating: -1, count: columns)
    let scale: Float = 1 / (127 * 127)
    a.codes.withUnsafeBufferPointer { left in
      b.codes.withUnsafeBufferPointer { right in
        for row in 0..<rows {
          for column in 0..<columns {
            var product: Int32 = 0
            for index in 0..<a.dimension {
              product &+= Int32(
                Int16(left[row * a.dimension + index])
                  &* Int16(right[column * a.dimension + index]))
            }
            let cosine = Float(product) * scale
            bestOfA[row] = max(bestOfA[row], cosine)
            bestOfB[column] = max(bestOfB[column], cosine)
          }
        }
      }
    }
    let (first, second) = (Self.mean(bestOfA, a.weights), Self.mean(bestOfB, b.weights))
    least = min(first, second)
    most = max(first, second)
    tail = min(Self.worstThird(bestOfA, a.weights), Self.worstThird(bestOfB, b.weights))
  }

  static let none = TokenAlignment(least: 0, most: 0, tail: 0)

  private init(least: Float, most: Float, tail: Float) {
    self.least = least
    self.most = most
    self.tail = tail
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
}

import Copies
import Testing

@Suite struct TokenVectorsTests {
  private struct Product: Hashable {
    var token: Int
    var other: Int
    var value: Float
  }

  private static func codes(_ count: Int, _ generator: inout SystemRandomNumberGenerator) -> [Int8]
  {
    (0..<count).map { _ in .random(in: -127...127, using: &generator) }
  }

  @Test(
    arguments: NeighbourKernel.allCases.filter(\.isAvailable),
    [(1, 1, 384), (15, 17, 384), (16, 33, 3), (70, 5, 9), (5, 70, 384), (0, 4, 8), (4, 0, 8)])
  func `each token is multiplied with each other one, exactly and in order`(
    _ kernel: NeighbourKernel, _ size: (tokens: Int, others: Int, dimension: Int)
  ) {
    var generator = SystemRandomNumberGenerator()
    let (width, weights) = (size.dimension, { [Float](repeating: 1, count: $0) })
    let left = Self.codes(size.tokens * width, &generator)
    let right = Self.codes(size.others * width, &generator)
    let a = TokenVectors(weights: weights(size.tokens), codes: left, dimension: width)
    let b = TokenVectors(weights: weights(size.others), codes: right, dimension: width)
    var found: [Product] = []
    a.forEachProduct(with: b, by: kernel) { token, other, value in
      found.append(Product(token: token, other: other, value: value))
    }
    var expected: [Product] = []
    for token in 0..<size.tokens {
      for other in 0..<size.others {
        let value = (0..<width).reduce(0) {
          $0 + Int(left[token * width + $1]) * Int(right[other * width + $1])
        }
        expected.append(Product(token: token, other: other, value: Float(value)))
      }
    }
    #expect(found.count == expected.count && Set(found) == Set(expected))
    // Sums of floats depend on the order.
    for token in 0..<size.tokens {
      #expect(found.filter { $0.token == token }.map(\.other) == Array(0..<size.others))
    }
    for other in 0..<size.others {
      #expect(found.filter { $0.other == other }.map(\.token) == Array(0..<size.tokens))
    }
  }
}

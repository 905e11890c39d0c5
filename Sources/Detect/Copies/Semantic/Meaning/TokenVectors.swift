import CNeighbours

/// The tokens of a passage as the inner layers of a model see them, each in its context.
package struct TokenVectors: Sendable {
  /// How much each token says: more for rare ones.
  package let weights: [Float]
  package let dimension: Int
  private let groups: Int
  /// In the layout of `cneighbours_rows`, whose kernels multiply them; the type aligns it to cache lines.
  private let codes: [SIMD64<Int8>]
  private let sums: [Int32]
  /// 1, so that products are as they are; NaN, which compares with nothing, for what fills up a block.
  private let scales: [Float]

  /// Linear in the codes.
  ///
  /// - Parameters:
  ///   - weights: one a token.
  ///   - codes: a vector a token, of length 127 and of numbers from -127 to 127: `weights.count` × `dimension`.
  package init(weights: [Float], codes: [Int8], dimension: Int) {
    self.weights = weights
    self.dimension = dimension
    let blocks = (weights.count + VectorChunk.blockSize - 1) / VectorChunk.blockSize
    let groups = (dimension + VectorChunk.groupSize - 1) / VectorChunk.groupSize
    var packed = [SIMD64<Int8>](repeating: .zero, count: blocks * groups)
    var sums = [Int32](repeating: 0, count: blocks * VectorChunk.blockSize)
    packed.withUnsafeMutableBytes { packed in
      codes.withUnsafeBytes { codes in
        for token in weights.indices {
          var sum: Int32 = 0
          let start = VectorChunk.place(of: token, groups: groups)
          for column in 0..<dimension {
            let code = codes[token * dimension + column]
            packed[start + VectorChunk.offset(of: column)] = code
            sum += Int32(Int8(bitPattern: code))
          }
          sums[token] = sum
        }
      }
    }
    (self.groups, self.codes, self.sums) = (groups, packed, sums)
    scales = sums.indices.map { $0 < weights.count ? 1 : .nan }
  }

  /// Bytes that it takes.
  package var size: Int { 64 * codes.count + 12 * scales.count }

  /// Tokens whose products are made at a time: with the longest passages some hundred kilobytes.
  private static let together = 32

  /// Gives the product of each token with each of another passage: of one token in the order of the other's, and the other way
  /// round. Exact, whatever the kernel. Time is the product of the two counts and the dimension, which must be the other's.
  package func forEachProduct(
    with other: TokenVectors, by kernel: NeighbourKernel = .best,
    _ body: (_ token: Int, _ other: Int, _ product: Float) -> Void
  ) {
    guard !weights.isEmpty, !other.weights.isEmpty else { return }
    let all = [Float](repeating: -.infinity, count: Self.together)
    withRows { rows in
      other.withRows { others in
        withUnsafeTemporaryAllocation(
          of: cneighbours_hit.self, capacity: Self.together * other.scales.count
        ) { hits in
          guard let found = hits.baseAddress else { return }
          for first in stride(from: 0, to: weights.count, by: Self.together) {
            let count = cneighbours_scan(
              kernel.path, groups, rows, first, min(Self.together, weights.count - first), all,
              others, other.scales.count / VectorChunk.blockSize, found)
            for hit in hits.prefix(count) {
              body(first + Int(hit.query), Int(hit.candidate), hit.cosine)
            }
          }
        }
      }
    }
  }

  private func withRows(_ body: (cneighbours_rows) -> Void) {
    codes.withUnsafeBytes { codes in
      scales.withUnsafeBufferPointer { scales in
        sums.withUnsafeBufferPointer { sums in
          guard let codes = codes.assumingMemoryBound(to: Int8.self).baseAddress,
            let scales = scales.baseAddress, let sums = sums.baseAddress
          else { return }
          body(cneighbours_rows(codes: codes, scales: scales, sums: sums))
        }
      }
    }
  }
}

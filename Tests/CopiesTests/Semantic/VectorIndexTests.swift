import Copies
import Testing

struct VectorIndexTests {
  /// 1, 2, 3 numbers fill no group of four; 65 no whole number of registers.
  static let dimensions = [1, 3, 4, 65, 100, 384, 512]

  @Test(arguments: dimensions)
  func `cosines are those of the vectors given, to .01`(dimension: Int) {
    let vectors = MadeUpVectors(rows: 20, dimension: dimension, seed: 1)
    let index = vectors.index()
    #expect(index.count == 20)
    for a in 0..<20 {
      for b in 0..<20 {
        #expect(abs(Double(index.cosine(a, b)) - vectors.cosine(a, b)) < 0.01)
      }
    }
  }

  @Test func `cosines of vectors of 512 are within .002 of those given`() {
    let vectors = MadeUpVectors(rows: 60, dimension: 512, seed: 2)
    let index = vectors.index()
    var (squares, largest) = (0.0, 0.0)
    for a in 0..<60 {
      for b in 0..<60 where a != b {
        let error = abs(Double(index.cosine(a, b)) - vectors.cosine(a, b))
        squares += error * error
        largest = max(largest, error)
      }
    }
    #expect(largest < 0.002)
    #expect((squares / (60 * 59)).squareRoot() < 0.0005)
  }

  @Test func `a vector's length does not matter`() {
    let vector: [Float] = [0.1, -0.7, 0.3, 0.2, 0.9]
    var index = VectorIndex(dimension: 5)
    index.append(vector + vector.map { $0 * 1e6 } + vector.map { $0 * -1e-6 })
    #expect(index.cosine(0, 1) > 0.999999)
    #expect(index.cosine(0, 2) < -0.999999)
    #expect(index.cosine(0, 0) <= 1)
  }

  @Test func `what is left over after the last whole vector is not taken`() {
    var index = VectorIndex(dimension: 4)
    index.append([1, 2, 3])
    #expect(index.count == 0)
    index.append([1, 2, 3, 4, 5])
    #expect(index.count == 1)
  }

  @Test func `a vector without a direction has no cosine with any, and no neighbours`() async throws
  {
    var index = VectorIndex(dimension: 3)
    for vector: [Float] in [
      [1, 2, 3], [0, 0, 0], [.nan, 1, 1], [1, .infinity, 1], [-.infinity, 1, .infinity],
      [1, 1, .nan], [.leastNonzeroMagnitude, 0, 0], [3e38, 3e38, 3e38], [1, 2, 3],
    ] { index.append(vector) }
    #expect(index.count == 9)
    for row in 1..<7 {
      #expect(index.cosine(0, row) == 0)
      #expect(index.cosine(row, row) == 0)
    }
    for kernel in NeighbourKernel.available {
      index.kernel = kernel
      let lists = try await index.neighbours(of: 0..<9, floor: -1, limit: 9)
      #expect(lists[0].map(\.number) == [8, 7])
      for row in 1..<7 { #expect(lists[row].isEmpty) }
      let pairs = try await index.pairs(for: 0..<9, floor: -.infinity)
      #expect(pairs.map(\.a) == [0, 0, 7])
      #expect(pairs.map(\.b) == [7, 8, 8])
    }
  }

  @Test func `a dimension out of bounds is brought there`() {
    #expect(VectorIndex(dimension: -5).dimension == 1)
    #expect(VectorIndex(dimension: .max).dimension == 65_536)
  }

  @Test func `the longest vectors do not overflow`() async throws {
    var index = VectorIndex(dimension: 65_536)
    index.append([Float](repeating: 1, count: 65_536) + [Float](repeating: -1, count: 65_536))
    index.append([Float](repeating: 2, count: 65_536))
    for kernel in NeighbourKernel.available {
      index.kernel = kernel
      #expect(try await index.pairs(for: 0..<3, floor: 0.99).map(\.b) == [2])
      #expect(
        try await index.pairs(for: 0..<3, floor: -2).map { $0.cosine.rounded() } == [-1, 1, -1])
    }
  }
}

import Copies
import Testing

struct NeighbourSearchTests {
  /// Around the sizes of blocks (16), of panels (48), of query blocks (512).
  static let counts = [1, 2, 7, 15, 16, 17, 47, 49, 63, 514]

  @Test(arguments: NeighbourKernel.available, counts)
  func `every kernel finds what a plain comparison finds`(
    kernel: NeighbourKernel, count: Int
  ) async throws {
    for dimension in count < 200 ? [1, 5, 64, 65] : [6] {
      let index = MadeUpVectors(rows: count, dimension: dimension, seed: UInt64(count * dimension))
        .index(kernel: kernel)
      for floor: Float in count < 200 ? [-1, 0.2, 0.8] : [0.7] {
        let pairs = try await index.pairs(for: 0..<count, floor: floor)
        #expect(pairs == index.plainPairs(for: 0..<count, floor: floor))
        let lists = try await index.neighbours(of: 0..<count, floor: floor, limit: 5)
        #expect(lists.rows == 0..<count)
        for row in stride(from: 0, to: count, by: count < 200 ? 1 : 20) {
          let expected = index.plainNeighbours(of: row, floor: floor, limit: 5)
          #expect(Array(lists[row]) == expected)
        }
      }
    }
  }

  @Test func `kernels agree bit by bit across chunks`() async throws {
    // More than two chunks of 4,096, the last one with an odd end.
    let vectors = MadeUpVectors(rows: 8_300, dimension: 6, seed: 3)
    let rows = 4_000..<4_200
    let plain = vectors.index(kernel: .plain)
    let lists = try await plain.neighbours(of: rows, floor: 0.5, limit: 7)
    let pairs = try await plain.pairs(for: rows, floor: 0.95)
    #expect(pairs.contains { $0.a < 4_096 && $0.b >= 4_096 })
    #expect(lists.rows == rows)
    for kernel in NeighbourKernel.available {
      let index = vectors.index(kernel: kernel)
      #expect(try await index.neighbours(of: rows, floor: 0.5, limit: 7) == lists)
      #expect(try await index.pairs(for: rows, floor: 0.95) == pairs)
    }
    for row in [4_000, 4_095, 4_096, 4_199] {
      #expect(Array(lists[row]) == plain.plainNeighbours(of: row, floor: 0.5, limit: 7))
    }
  }

  @Test func `searching as vectors come finds the same pairs as searching once`() async throws {
    let vectors = MadeUpVectors(rows: 4_500, dimension: 8, seed: 4)
    let whole = vectors.index()
    let expected = try await whole.pairs(for: 0..<4_500, floor: 0.97)
    #expect(expected.count > 500)

    var index = VectorIndex(dimension: 8)
    var pairs: [NeighbourPair] = []
    for part in [0..<1, 1..<700, 700..<701, 701..<4_097, 4_097..<4_500] {
      index.append(vectors.rows[part].flatMap(\.self))
      pairs += try await index.pairs(for: part, floor: 0.97)
    }
    #expect(pairs == expected)
  }

  @Test func `one vector alone has the neighbours it has among all`() async throws {
    let index = MadeUpVectors(rows: 4_300, dimension: 8, seed: 5).index()
    let all = try await index.neighbours(of: 0..<4_300, floor: 0.8, limit: 20)
    for row in [0, 1, 511, 512, 4_095, 4_096, 4_299] {
      let alone = try await index.neighbours(of: row..<row + 1, floor: 0.8, limit: 20)
      #expect(Array(alone[row]) == Array(all[row]))
    }
  }

  @Test func `the nearest of another index are those of both together`() async throws {
    let vectors = MadeUpVectors(rows: 700, dimension: 11, seed: 9)
    let both = vectors.index()
    var (index, other) = (VectorIndex(dimension: 11), VectorIndex(dimension: 11))
    index.append(vectors.rows[600...].flatMap(\.self))
    other.append(vectors.rows[..<600].flatMap(\.self))
    let lists = try await index.neighbours(of: 0..<100, in: other, floor: 0.2, limit: 6)
    #expect(lists.rows == 0..<100)
    for row in 0..<100 {
      let all = both.plainNeighbours(of: 600 + row, floor: 0.2, limit: 700)
      #expect(Array(lists[row]) == Array(all.filter { $0.number < 600 }.prefix(6)))
    }
    let none = VectorIndex(dimension: 11)
    #expect(try await index.neighbours(of: 0..<9, in: none, floor: 0, limit: 6).rows == 0..<9)
    let apart = VectorIndex(dimension: 12)
    #expect(try await index.neighbours(of: 0..<9, in: apart, floor: 0, limit: 6).total == 0)
  }

  @Test func `of thousands of equal vectors the first are kept, and the limit holds`() async throws
  {
    var index = VectorIndex(dimension: 30)
    let vector = MadeUpVectors(rows: 1, dimension: 30, seed: 6).rows[0]
    index.append([[Float]](repeating: vector, count: 6_000).flatMap(\.self))
    let lists = try await index.neighbours(of: 0..<600, floor: 0.9, limit: 4)
    #expect(lists.total == 2_400)
    #expect(lists[0].map(\.number) == [1, 2, 3, 4])
    #expect(lists[2].map(\.number) == [0, 1, 3, 4])
    #expect(lists[599].map(\.number) == [0, 1, 2, 3])
    let alone = try await index.neighbours(of: 5_999..<6_000, floor: 0.9, limit: 4)
    #expect(alone[5_999].map(\.number) == [0, 1, 2, 3])
  }

  @Test func `nothing asked, nothing found`() async throws {
    let index = MadeUpVectors(rows: 40, dimension: 9, seed: 7).index()
    #expect(try await index.neighbours(of: 5..<5, floor: 0, limit: 3).rows.isEmpty)
    #expect(try await index.neighbours(of: 50..<60, floor: 0, limit: 3).rows.isEmpty)
    #expect(try await index.neighbours(of: 30..<60, floor: 0, limit: 3).rows == 30..<40)
    #expect(try await index.neighbours(of: 0..<40, floor: 0, limit: 0).total == 0)
    #expect(try await index.neighbours(of: 0..<40, floor: 0, limit: -1).total == 0)
    #expect(try await index.neighbours(of: 0..<40, floor: 1.5, limit: 3).total == 0)
    #expect(try await index.neighbours(of: 0..<40, floor: .nan, limit: 3).total == 0)
    #expect(try await index.neighbours(of: 0..<40, floor: -2, limit: .max).total == 40 * 39)
    #expect(try await VectorIndex(dimension: 9).pairs(for: 0..<9, floor: -2).isEmpty)
  }

  @Test func `a search that is cancelled ends with an error`() async {
    let index = MadeUpVectors(rows: 3_000, dimension: 8, seed: 8).index()
    let search = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await index.pairs(for: 0..<3_000, floor: 0.9)
    }
    await #expect(throws: CancellationError.self) { try await search.value }
  }
}

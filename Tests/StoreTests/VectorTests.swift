import Foundation
import Store
import TestSupport
import Testing

@Suite struct VectorTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let space = VectorSpace(model: "m", version: "1", dimension: 64)

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
  }

  /// Numbers that look as those of a sentence embedding do: normal, of length 1.
  private func floats(_ count: Int, dimension: Int, seed: UInt64) -> [Float] {
    var state = seed
    func uniform() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
    return (0..<count).flatMap { _ in
      let row = (0..<dimension).map { _ in (0..<6).reduce(Float(-3)) { sum, _ in sum + uniform() } }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return row.map { $0 / length }
    }
  }

  private func keys(_ range: Range<Int>) -> [VectorKey] {
    range.map { VectorKey(high: UInt64($0) &* 0x9E37_79B9_7F4A_7C15, low: UInt64($0)) }
  }

  @Test(arguments: [384, 512]) func `a byte a number keeps every cosine within .002`(
    dimension: Int
  ) {
    let count = 60
    let exact = floats(count, dimension: dimension, seed: 7)
    let kept = QuantisedVectors(exact, dimension: dimension).floats
    func cosine(_ rows: [Float], _ a: Int, _ b: Int) -> Float {
      (0..<dimension).reduce(0) {
        $0 + rows[a * dimension + $1] * rows[b * dimension + $1]
      }
    }
    var (worst, length): (Float, Float) = (0, 0)
    for a in 0..<count {
      length = max(length, abs(cosine(kept, a, a) - 1))
      for b in 0..<a { worst = max(worst, abs(cosine(kept, a, b) - cosine(exact, a, b))) }
    }
    #expect(worst < 0.002 && worst > 0)
    #expect(length < 1e-5)
  }

  @Test func `a vector that is quantised again stays as it is`() {
    let once = QuantisedVectors(floats(200, dimension: 64, seed: 3), dimension: 64)
    #expect(QuantisedVectors(once.floats, dimension: 64) == once)
    #expect(once.codes.allSatisfy { $0 >= -127 })
    #expect(once.count == 200)
  }

  @Test func `rows that are no vectors become zeros, and a part of a row is dropped`() {
    let rows: [Float] = [
      3, 4, .nan, 1, .infinity, 1, 0, 0, 1, -.infinity, .leastNonzeroMagnitude, 0, -0.5, 0.25, 9,
    ]
    let vectors = QuantisedVectors(rows, dimension: 2)
    #expect(vectors.codes == [95, 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -127, 64])
    #expect(vectors.floats.allSatisfy { $0.isFinite })
    #expect(QuantisedVectors([], dimension: 2).floats.isEmpty)
  }

  @Test func `vectors come back as they went in, and those that are not there are named`() throws {
    let store = try Store(workspace)
    let all = QuantisedVectors(floats(9, dimension: 64, seed: 1), dimension: 64)
    #expect(try store.vectors(of: keys(0..<3), in: space).missing == [0, 1, 2])
    try store.store(all, of: keys(0..<9), in: space)
    var (vectors, missing) = try store.vectors(of: keys(7..<12) + keys(0..<1), in: space)
    #expect(missing == [2, 3, 4])
    #expect(vectors[0] == all[7] && vectors[1] == all[8] && Array(vectors[5]) == Array(all[0]))
    #expect(vectors[3].allSatisfy { $0 == 0 })
    let fresh = QuantisedVectors(floats(3, dimension: 64, seed: 2), dimension: 64)
    vectors.fill(missing, with: fresh)
    #expect(Array(vectors[2]) == Array(fresh[0]) && Array(vectors[4]) == Array(fresh[2]))
    #expect(try store.vectorCount() == 9)
  }

  @Test func `another model, version or dimension has vectors of its own`() throws {
    let store = try Store(workspace)
    let (one, two) = (
      QuantisedVectors(floats(4, dimension: 64, seed: 1), dimension: 64),
      QuantisedVectors(floats(4, dimension: 64, seed: 2), dimension: 64)
    )
    let later = VectorSpace(model: "m", version: "2", dimension: 64)
    try store.store(one, of: keys(0..<4), in: space)
    try store.store(two, of: keys(0..<4), in: later)
    #expect(try store.vectors(of: keys(0..<4), in: space).vectors == one)
    #expect(try store.vectors(of: keys(0..<4), in: later).vectors == two)
    let wide = VectorSpace(model: "m", version: "2", dimension: 65)
    #expect(try store.vectors(of: keys(0..<4), in: wide).missing == [0, 1, 2, 3])
    #expect(try store.dropVectors(except: [later, wide]) == 4)
    #expect(try store.vectors(of: keys(0..<4), in: space).missing.count == 4)
    #expect(try store.vectors(of: keys(0..<4), in: later).missing.isEmpty)
    #expect(try store.dropVectors(except: []) == 4)
  }

  @Test func `a row of a wrong size is computed anew`() throws {
    let store = try Store(workspace)
    let short = QuantisedVectors(floats(2, dimension: 32, seed: 1), dimension: 32)
    try store.store(short, of: keys(0..<2), in: space)
    #expect(try store.vectors(of: keys(0..<2), in: space).missing == [0, 1])
    let right = QuantisedVectors(floats(2, dimension: 64, seed: 1), dimension: 64)
    try store.store(right, of: keys(0..<2), in: space)
    #expect(try store.vectors(of: keys(0..<2), in: space).missing.isEmpty)
    #expect(try store.vectorCount() == 2)
  }

  @Test func `other rules leave the vectors`() throws {
    let store = try Store(workspace)
    try store.store(
      QuantisedVectors(floats(1, dimension: 64, seed: 1), dimension: 64), of: keys(0..<1), in: space
    )
    try store.reset(try store.step("s"), rule: "r1")
    try store.reset(try store.step("s"), rule: "r2")
    #expect(try store.vectorCount() == 1)
  }
}

import Testing
import Text

struct SequenceDiffTests {
  /// Rebuilds b from a and the runs, and checks that the runs tile both sequences.
  private func check(_ a: [Int], _ b: [Int], limit: Int = 1_000) {
    var rebuilt: [Int] = []
    var (endA, endB) = (0, 0)
    for run in sequenceDiff(a, b, limit: limit) {
      switch run {
      case .same(let inA, let inB):
        #expect(inA.lowerBound == endA && inB.lowerBound == endB)
        #expect(Array(a[inA]) == Array(b[inB]))
        rebuilt += a[inA]
        (endA, endB) = (inA.upperBound, inB.upperBound)
      case .replaced(let inA, let inB):
        #expect(inA.lowerBound == endA && inB.lowerBound == endB)
        #expect(!inA.isEmpty || !inB.isEmpty)
        rebuilt += b[inB]
        (endA, endB) = (inA.upperBound, inB.upperBound)
      }
    }
    #expect(endA == a.count && endB == b.count)
    #expect(rebuilt == b)
  }

  @Test func `the runs turn a into b`() {
    var state: UInt64 = 17
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % bound
    }
    for _ in 0..<300 {
      let a = (0..<next(30)).map { _ in next(5) }
      let b = (0..<next(30)).map { _ in next(5) }
      check(a, b)
      check(a, b, limit: 3)
    }
  }

  @Test func `one changed element is one replacement`() {
    #expect(
      sequenceDiff([1, 2, 3, 4], [1, 2, 9, 4]) == [
        .same(a: 0..<2, b: 0..<2), .replaced(a: 2..<3, b: 2..<3), .same(a: 3..<4, b: 3..<4),
      ])
  }

  @Test func `the difference is the shortest`() {
    let runs = sequenceDiff(Array("ABCABBA"), Array("CBABAC"))
    let edits = runs.reduce(0) { total, run in
      guard case .replaced(let a, let b) = run else { return total }
      return total + a.count + b.count
    }
    // Myers's own example: D = 5.
    #expect(edits == 5)
  }

  @Test func `equal and empty sequences have no replacement`() {
    #expect(sequenceDiff([1, 2], [1, 2]) == [.same(a: 0..<2, b: 0..<2)])
    #expect(sequenceDiff([Int](), []).isEmpty)
    #expect(sequenceDiff([], [1]) == [.replaced(a: 0..<0, b: 0..<1)])
  }
}

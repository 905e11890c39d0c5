import Copies
import Testing
import TocsinModel

/// The anchored alignment beside the plain one: Smith and Waterman's table, cell by cell.
struct AlignerReferenceTests {
  /// The local alignment score of two texts, letters and digits only, +1 and −1. Quadratic.
  private func reference(_ a: String, _ b: String) -> Double {
    let a = Array(a.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic })
    let b = Array(b.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic })
    var row = [Int](repeating: 0, count: b.count + 1)
    var best = 0
    for x in a {
      var diagonal = 0
      for j in 1...b.count {
        let score = max(0, diagonal + (x == b[j - 1] ? 1 : -1), row[j] - 1, row[j - 1] - 1)
        diagonal = row[j]
        row[j] = score
        best = max(best, score)
      }
    }
    return Double(best) / Double(min(a.count, b.count))
  }

  @Test func `edited texts score as in the full table`() {
    var state: UInt64 = 5
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % bound
    }
    for round in 0..<60 {
      let original = Samples.babble(60, seed: UInt64(round + 1))
      var letters = Array(original)
      for _ in 0..<next(12) {
        let at = next(letters.count)
        if next(2) == 0 { letters.remove(at: at) } else { letters[at] = Character("x") }
      }
      let copy = String(letters)
      let score = CopyDetector().compare(
        Samples.document(1, original), Samples.document(2, copy)
      ).score
      let exact = reference(original, copy)
      #expect(abs(score - exact) < 0.03, "round \(round): \(score), exactly \(exact)")
    }
  }

  @Test func `unrelated texts share nothing worth a span`() {
    let pair = CopyDetector().compare(
      Samples.document(1, Samples.babble(200, seed: 1)), Samples.document(2, Samples.other))
    #expect(pair.score == 0)
    #expect(pair.spans.isEmpty)
  }
}

/// A verified relation between two documents of an index, by their numbers; `a < b`.
package struct CopyLink: Hashable, Sendable {
  package var a: UInt32
  package var b: UInt32
  package var score: Float
  package var coverageA: Float
  package var coverageB: Float

  package init(a: UInt32, b: UInt32, score: Float, coverageA: Float, coverageB: Float) {
    self.a = a
    self.b = b
    self.score = score
    self.coverageA = coverageA
    self.coverageB = coverageB
  }
}

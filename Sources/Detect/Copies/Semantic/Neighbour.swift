/// A vector that is near to another one.
package struct Neighbour: Sendable, Hashable {
  package var number: UInt32
  package var cosine: Float

  package init(number: UInt32, cosine: Float) {
    self.number = number
    self.cosine = cosine
  }
}

/// Two vectors that are near to each other, `a` < `b`.
package struct NeighbourPair: Sendable, Hashable {
  package var a: UInt32
  package var b: UInt32
  package var cosine: Float

  package init(a: UInt32, b: UInt32, cosine: Float) {
    self.a = a
    self.b = b
    self.cosine = cosine
  }
}

/// Two passages, or two documents, by their numbers, the lower one first.
package struct NumberPair: Hashable, Sendable, Comparable {
  package let a: UInt32
  package let b: UInt32

  package init(_ one: some BinaryInteger, _ other: some BinaryInteger) {
    let (one, other) = (UInt32(one), UInt32(other))
    (a, b) = (min(one, other), max(one, other))
  }

  package static func < (left: NumberPair, right: NumberPair) -> Bool {
    (left.b, left.a) < (right.b, right.a)
  }
}

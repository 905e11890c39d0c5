/// Two passages, or two documents, by their numbers, the lower one first.
struct NumberPair: Hashable, Sendable, Comparable {
  let a: UInt32
  let b: UInt32

  init(_ one: some BinaryInteger, _ other: some BinaryInteger) {
    let (one, other) = (UInt32(one), UInt32(other))
    (a, b) = (min(one, other), max(one, other))
  }

  static func < (left: NumberPair, right: NumberPair) -> Bool {
    (left.b, left.a) < (right.b, right.a)
  }
}

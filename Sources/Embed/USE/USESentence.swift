import Glibc

/// The last step of a sentence, the same for the plain and the fast encoder.
enum USESentence {
  /// tanh of each number, then the length 1.
  static func unit(_ row: some Sequence<Float>) -> [Float] {
    let bent = row.map { tanhf($0) }
    let squares = bent.reduce(0) { $0 + $1 * $1 }
    let inverse = 1 / max(squares, .leastNormalMagnitude).squareRoot()
    return bent.map { $0 * inverse }
  }
}

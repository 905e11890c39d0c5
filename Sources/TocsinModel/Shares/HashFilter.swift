/// A set of hashes that may say yes by mistake and never says no by mistake: what it passes over needs no second look.
///
/// Bloom's filter with one function (Bloom, 1970): the values are hashes already, and sixteen bits a hash make one mistake
/// in sixteen, which costs a look and changes nothing.
package struct HashFilter: Sendable {
  private var words: [UInt64]
  private let mask: UInt64

  /// - Parameter count: how many hashes are put in, at most 2⁴⁰.
  package init(count: Int) {
    var bits = 1 << 12
    while bits < min(count, 1 << 40) * 16 { bits *= 2 }
    words = [UInt64](repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
  }

  package func contains(_ hash: UInt64) -> Bool {
    words[Int((hash & mask) >> 6)] >> (hash & 63) & 1 == 1
  }

  /// Returns whether it may have been there.
  @discardableResult
  package mutating func insert(_ hash: UInt64) -> Bool {
    let (word, bit) = (Int((hash & mask) >> 6), UInt64(1) << (hash & 63))
    let isKnown = words[word] & bit != 0
    words[word] |= bit
    return isKnown
  }
}

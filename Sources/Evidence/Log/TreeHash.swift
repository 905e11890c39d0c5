import Crypto
import Foundation

/// Hashes of the tree of a log (RFC 6962, section 2.1): SHA-256, with a byte before it that tells leaves from nodes.
package enum TreeHash {
  package static let length = 32

  /// Of an entry.
  package static func leaf(_ entry: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: [0] + Array(entry))
    return Array(hash.finalize())
  }

  /// Of a node over its two halves.
  package static func node(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = [1]
    bytes.reserveCapacity(65)
    bytes += left
    bytes += right
    return Array(SHA256.hash(data: bytes))
  }

  /// Of a tree without entries.
  package static var empty: [UInt8] { Array(SHA256.hash(data: [UInt8]())) }

  /// The root over hashes that are leaves of the same height. Linear; `nil` for none.
  static func root(of hashes: [[UInt8]]) -> [UInt8]? {
    guard !hashes.isEmpty else { return nil }
    var (level, count) = (hashes, hashes.count)
    while count > 1 {
      for pair in 0..<count / 2 { level[pair] = node(level[2 * pair], level[2 * pair + 1]) }
      // A hash without a partner goes up as it is, which is what splitting at the largest power of two comes to.
      if count % 2 == 1 { level[count / 2] = level[count - 1] }
      count = (count + 1) / 2
    }
    return level[0]
  }
}

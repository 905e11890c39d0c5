import Crypto
package import Foundation

/// The right edge of a growing tree (RFC 6962, section 2.1): enough to go on and to know its root, in logarithmic memory.
package struct MerkleFrontier: Codable, Hashable {
  /// How many leaves it has.
  package private(set) var size: UInt64 = 0
  /// The hashes of its perfect subtrees, the largest first.
  package private(set) var hashes: [Data] = []

  package init() {}

  /// - Parameter hashes: of the perfect subtrees of a tree of that size, the largest first.
  package init?(size: UInt64, hashes: [Data]) {
    guard hashes.count == size.nonzeroBitCount, hashes.allSatisfy({ $0.count == 32 }) else {
      return nil
    }
    self.size = size
    self.hashes = hashes
  }

  /// The hash of a leaf, which no node can have.
  package static func leafHash(_ leaf: [UInt8]) -> Data {
    var hash = SHA256()
    hash.update(data: [0])
    hash.update(data: leaf)
    return Data(hash.finalize())
  }

  /// The hash of a node over its two halves.
  package static func nodeHash(_ left: Data, _ right: Data) -> Data {
    var hash = SHA256()
    hash.update(data: [1])
    hash.update(data: left)
    hash.update(data: right)
    return Data(hash.finalize())
  }

  /// Adds the hash of one leaf. Constant on average.
  package mutating func append(_ leafHash: Data) {
    var node = leafHash
    // As many subtrees are full as the size ends with ones.
    for _ in 0..<(~size).trailingZeroBitCount { node = Self.nodeHash(hashes.removeLast(), node) }
    hashes.append(node)
    size += 1
  }

  /// The root; of an empty tree the hash of nothing.
  package var root: Data {
    guard var root = hashes.last else { return Data(SHA256.hash(data: Data())) }
    for hash in hashes.dropLast().reversed() { root = Self.nodeHash(hash, root) }
    return root
  }

  /// The edge of a tree, from the last leaf and its audit path (RFC 6962, section 2.1.1).
  package init?(size: UInt64, lastLeaf: Data, path: [Data]) {
    guard size > 0, path.allSatisfy({ $0.count == 32 }) else { return nil }
    let full = size.trailingZeroBitCount
    guard path.count == full + size.nonzeroBitCount - 1 else { return nil }
    let own = path.prefix(full).reduce(lastLeaf) { Self.nodeHash($1, $0) }
    self.init(size: size, hashes: Array(path.dropFirst(full).reversed()) + [own])
  }

  /// The perfect subtrees of a tree: where each begins, and its height. The largest first.
  package static func subtrees(_ size: UInt64) -> [(start: UInt64, height: Int)] {
    var start: UInt64 = 0
    return (0..<64).reversed().compactMap { height in
      guard size >> UInt64(height) & 1 == 1 else { return nil }
      defer { start += 1 << UInt64(height) }
      return (start, height)
    }
  }
}

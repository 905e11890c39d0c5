/// Checks what a log says of its tree against the roots of it (RFC 9162, sections 2.1.3.2 and 2.1.4.2). All are logarithmic.
package enum MerkleProof {
  /// No tree has a longer path.
  static let longest = 64

  /// The root that an entry's path leads to; `nil` when it does not fit such a tree.
  package static func root(
    ofLeaf leaf: [UInt8], index: UInt64, size: UInt64, path: [[UInt8]]
  ) -> [UInt8]? {
    guard index < size, path.count <= longest else { return nil }
    var (node, last, root) = (index, size - 1, leaf)
    for hash in path {
      guard last > 0 else { return nil }
      if node & 1 == 1 || node == last {
        root = TreeHash.node(hash, root)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        root = TreeHash.node(root, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 ? root : nil
  }

  /// Whether the smaller tree is the beginning of the larger one.
  package static func isConsistent(
    from first: UInt64, _ firstRoot: [UInt8], to second: UInt64, _ secondRoot: [UInt8],
    path: [[UInt8]]
  ) -> Bool {
    guard first <= second, path.count <= longest else { return false }
    if first == second { return path.isEmpty && firstRoot == secondRoot }
    // Every tree begins with nothing.
    if first == 0 { return path.isEmpty && firstRoot == TreeHash.empty }
    var path = path[...]
    if first.nonzeroBitCount == 1 { path = [firstRoot] + path }
    guard var (old, new) = path.popFirst().map({ ($0, $0) }) else { return false }
    var (node, last) = (first - 1, second - 1)
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    for hash in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        old = TreeHash.node(hash, old)
        new = TreeHash.node(hash, new)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        new = TreeHash.node(new, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && old == firstRoot && new == secondRoot
  }
}

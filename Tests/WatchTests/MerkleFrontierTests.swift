import Crypto
import Foundation
import Testing
import Watch

@Suite struct MerkleFrontierTests {
  /// RFC 6962, section 2.1, as it is written.
  static func root(_ leaves: ArraySlice<Data>) -> Data {
    guard leaves.count > 1 else { return leaves.first ?? Data(SHA256.hash(data: Data())) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return MerkleFrontier.nodeHash(root(leaves[..<middle]), root(leaves[middle...]))
  }

  /// The audit path of a leaf, section 2.1.1.
  static func path(_ index: Int, _ leaves: ArraySlice<Data>) -> [Data] {
    guard leaves.count > 1 else { return [] }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return index < half
      ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
      : path(index - half, leaves[middle...]) + [root(leaves[..<middle])]
  }

  private static let leaves = (0..<300).map { MerkleFrontier.leafHash(Array("leaf \($0)".utf8)) }

  @Test func `the root is that of the standard at each size`() {
    var tree = MerkleFrontier()
    for size in 0...300 {
      #expect(tree.root == Self.root(Self.leaves[..<size]))
      #expect(tree.size == UInt64(size))
      if size < 300 { tree.append(Self.leaves[size]) }
    }
  }

  @Test func `the edge is told from the last leaf and its path`() throws {
    var tree = MerkleFrontier()
    for size in 1...130 {
      tree.append(Self.leaves[size - 1])
      let path = Self.path(size - 1, Self.leaves[..<size])
      let read = try #require(
        MerkleFrontier(size: UInt64(size), lastLeaf: Self.leaves[size - 1], path: path))
      #expect(read == tree)
    }
    #expect(MerkleFrontier(size: 5, lastLeaf: Self.leaves[0], path: []) == nil)
  }

  @Test func `the root of an empty tree is the hash of nothing`() {
    #expect(
      MerkleFrontier().root.map { String(format: "%02x", $0) }.joined()
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test(arguments: [(0, "000"), (999, "999"), (1000, "x001/000"), (1_234_067, "x001/x234/067")])
  func `paths of tiles are written in threes`(_ index: UInt64, _ path: String) {
    #expect(TiledLog.path(index) == path)
  }
}

/// Disjoint sets with path halving and union by size: near-constant time an operation
/// (Tarjan and van Leeuwen, J. ACM 31, 1984).
package struct UnionFind {
  private var parents: [Int]
  private var sizes: [Int]

  /// Every element by itself, from 0.
  package init(count: Int) {
    parents = Array(0..<count)
    sizes = Array(repeating: 1, count: count)
  }

  /// What stands for the set of an element.
  package mutating func find(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  /// Makes one set of two.
  package mutating func unite(_ a: Int, _ b: Int) {
    let (a, b) = (find(a), find(b))
    guard a != b else { return }
    let (large, small) = sizes[a] >= sizes[b] ? (a, b) : (b, a)
    parents[small] = large
    sizes[large] += sizes[small]
  }
}

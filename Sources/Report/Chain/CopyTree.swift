package import TocsinModel

/// The members of a cluster as rows of a tree: parents before their copies.
package struct CopyTree: Sendable {
  /// A publication and its place in the tree.
  package struct Row: Sendable {
    /// The publication.
    package let member: CopyCluster.Member
    /// The row of the parent; `nil` for a root, or when the parent is not among the rows.
    package let parent: Int?
    /// 0 for a root.
    package let depth: Int
  }

  /// Parents before their copies.
  package let rows: [Row]
  /// Members left out.
  package let hidden: Int

  /// The first `limit` members and the first known publication. Linear, no recursion; members
  /// whose parents form a circle become roots.
  package init(_ cluster: CopyCluster, limit: Int) {
    var chosen = Array(cluster.members.prefix(limit))
    if !chosen.contains(where: { $0.document == cluster.first }),
      let first = cluster.members.first(where: { $0.document == cluster.first })
    {
      if chosen.count == limit { chosen.removeLast() }
      chosen.insert(first, at: 0)
    }
    let known = Set(chosen.map(\.document))
    var children: [DocumentID: [Int]] = [:]
    var roots: [Int] = []
    for (index, member) in chosen.enumerated() {
      if let parent = member.parent, known.contains(parent), parent != member.document {
        children[parent, default: []].append(index)
      } else {
        roots.append(index)
      }
    }
    var rows: [Row] = []
    var seen = [Bool](repeating: false, count: chosen.count)
    roots.sort {
      (chosen[$0].document != cluster.first ? 1 : 0, $0) < (
        chosen[$1].document != cluster.first ? 1 : 0, $1
      )
    }
    for start in roots + Array(chosen.indices) where !seen[start] {
      var stack: [(index: Int, parent: Int?, depth: Int)] = [(start, nil, 0)]
      while let (index, parent, depth) = stack.popLast() {
        guard !seen[index] else { continue }
        seen[index] = true
        rows.append(Row(member: chosen[index], parent: parent, depth: depth))
        let row = rows.count - 1
        for child in (children[chosen[index].document] ?? []).reversed() {
          stack.append((child, row, depth + 1))
        }
      }
    }
    self.rows = rows
    hidden = cluster.members.count - rows.count
  }
}

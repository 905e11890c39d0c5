internal import Index

extension CopyDetector {
  /// All groups of a set of texts, largest first, then by lowest number. Near-linear in the links.
  ///
  /// - Parameters:
  ///   - links: between all of the texts, sorted by b, then a.
  ///   - capped: documents that resemble more texts than they were compared with.
  package func groups(
    in texts: CopyTexts, links: [CopyLink], capped: Set<UInt32> = []
  ) -> [CopyGroup] {
    let index = texts.index
    let grouping = LinkGrouping { index.entry($0).whole }
    var linked: Set<UInt32> = []
    var groups = grouping.groups(of: links).map { positions in
      let own = positions.map { links[$0] }
      for link in own { linked.formUnion([link.a, link.b]) }
      return CopyGroup(own, in: texts, capped: capped.contains)
    }
    for number in texts.representatives where !linked.contains(number) {
      let identical = texts.identical(to: number)
      guard !identical.isEmpty else { continue }
      groups.append(
        CopyGroup(
          [CopyLink(a: number, b: number, score: 1, coverageA: 1, coverageB: 1, spans: [])],
          in: texts))
    }
    return groups.sorted { left, right in
      let (leftSize, rightSize) = (left.size, right.size)
      return leftSize == rightSize
        ? left.representatives.lexicographicallyPrecedes(right.representatives)
        : leftSize > rightSize
    }
  }
}

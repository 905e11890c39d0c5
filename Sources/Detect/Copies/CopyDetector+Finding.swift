package import TocsinModel

extension CopyDetector {
  /// In groups up to this size every document is a member of its own; in larger ones identical texts are
  /// collapsed into one member.
  package static let expandedGroup = 200

  /// The finding about a group: a timeline, who was first, each copy's most likely parent, and what was
  /// altered on the way.
  ///
  /// About linear in the group's links and texts. A pure function: groups may be examined in parallel.
  ///
  /// - Parameter documents: gives the group's documents by number. Those of ``CopyGroup/representatives`` are
  ///   needed, with their texts; in a group of at most ``expandedGroup`` documents the identical ones, too. Of others only
  ///   the id is used.
  /// - Returns: `nil` when fewer than two documents are given.
  package func finding(for group: CopyGroup, documents: (UInt32) -> Document?) -> Finding? {
    let expands = group.size <= Self.expandedGroup
    var nodes: [Stemma.Node] = []
    var classOf: [UInt32] = []
    var collapsed: [[DocumentID]] = []
    for (representative, identical) in zip(group.representatives, group.identical) {
      guard let document = documents(representative) else { continue }
      let length = ComparedText.length(
        of: document.text, without: group.boilerplate[representative])
      nodes.append(Stemma.Node(number: representative, document: document, length: length))
      classOf.append(representative)
      collapsed.append(expands ? [] : identical.compactMap { documents($0)?.id })
      guard expands else { continue }
      for number in identical {
        guard let document = documents(number) else { continue }
        nodes.append(Stemma.Node(number: number, document: document, length: length))
        classOf.append(representative)
        collapsed.append([])
      }
    }
    guard nodes.count + collapsed.reduce(0, { $0 + $1.count }) >= 2 else { return nil }
    let shared = SharedLengths(group.links, texts: classOf, lengths: nodes.map(\.length))
    let stemma = Stemma(nodes, shared)
    let cluster = cluster(nodes, classOf, stemma, identical: collapsed, of: group)
    let anchor = group.anchor.map { [$0, $1] } ?? []
    return CopyFinding(
      cluster: cluster, nodes: nodes, anchor: anchor.compactMap { documents($0)?.id }
    ).finding
  }

  private func cluster(
    _ nodes: [Stemma.Node], _ classOf: [UInt32], _ stemma: Stemma, identical: [[DocumentID]],
    of group: CopyGroup
  ) -> CopyCluster {
    var examination = PairExamination(thresholds: thresholds)
    let meant = MeantLinks(group.links)
    let order = nodes.indices.sorted { Stemma.precedes(nodes[$0], nodes[$1]) }
    let members = order.map { position in
      var member = CopyCluster.Member(
        document: nodes[position].document.id, identical: identical[position])
      if let parent = stemma.parents[position] {
        let (a, b) = (nodes[parent].document, nodes[position].document)
        let order = PublicationOrder(a, b)
        member.fromParent = examination.examine(
          a, b, order: order.isReversed ? .unknown : order.order,
          ignoring: (
            group.boilerplate[nodes[parent].number], group.boilerplate[nodes[position].number]
          ),
          found: meant[classOf[parent], classOf[position]])
      }
      return member
    }
    return CopyCluster(
      members: members, first: nodes[stemma.root].document.id, certainty: stemma.certainty,
      reasons: stemma.reasons)
  }
}

extension CopyDetector {
  /// The finding about a group whose documents are all at hand.
  package func finding(for group: CopyGroup, documents: [UInt32: Document]) -> Finding? {
    finding(for: group) { documents[$0] }
  }
}

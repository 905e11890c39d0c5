package import TocsinModel

extension CopyDetector {
  /// In groups up to this size every document is a member of its own; in larger ones identical texts are
  /// collapsed into one member, the earliest of them.
  package static let expandedGroup = 200

  /// The finding about a group: a timeline, who was first, each copy's most likely parent, and what was
  /// altered on the way.
  ///
  /// About linear in the group's links and texts. A pure function: groups may be examined in parallel.
  ///
  /// - Parameters:
  ///   - examined: pairs of crowds as they were, and are from now on.
  ///   - documents: gives the group's documents by number. Of those in ``examined(of:)`` the texts are needed; of the others
  ///     who published them and when.
  /// - Returns: `nil` when fewer than two documents are given.
  package func finding(
    for group: CopyGroup, examined: ExaminedPairs? = nil, documents: (UInt32) -> Document?
  ) -> Finding? {
    var nodes: [Stemma.Node] = []
    var classOf: [UInt32] = []
    var collapsed: [[Document]] = []
    for (representative, identical) in zip(group.representatives, group.identical) {
      guard let document = documents(representative) else { continue }
      let length = ComparedText.length(
        of: document.text, without: group.boilerplate[representative])
      let all = [document] + identical.compactMap(documents)
      if group.size <= Self.expandedGroup {
        for document in all {
          nodes.append(Stemma.Node(number: representative, document: document, length: length))
          classOf.append(representative)
          collapsed.append([])
        }
      } else {
        // Which of them was read first says nothing: the earliest stands for them, with the text that was read.
        let ordered = all.sorted { Stemma.precedes($0, $1) }
        var first = ordered[0]
        if first.text.isEmpty {
          first.text = document.text
          first.quotations = document.quotations
        }
        nodes.append(Stemma.Node(number: representative, document: first, length: length))
        classOf.append(representative)
        collapsed.append(Array(ordered.dropFirst()))
      }
    }
    guard nodes.count + collapsed.reduce(0, { $0 + $1.count }) >= 2 else { return nil }
    let shared = SharedLengths(group.links, texts: classOf, lengths: nodes.map(\.length))
    let stemma = Stemma(nodes, shared, besides: collapsed.joined().map(\.knownTime))
    let examination = PairExamination(
      thresholds: thresholds, known: group.size > Self.expandedGroup ? examined : nil)
    let order = nodes.indices.sorted { Stemma.precedes(nodes[$0].document, nodes[$1].document) }
    let cluster = cluster(
      nodes, classOf, order, stemma, identical: collapsed, of: group, by: examination)
    return CopyFinding(
      cluster: cluster, anchor: Self.anchor(of: group, nodes, classOf, order, collapsed),
      documents: nodes.map(\.document), collapsed: collapsed, isCrowd: group.isCrowd
    ).finding
  }

  /// The two documents that the group is known by: those of its earliest link, or of the earliest identical ones. They
  /// stay while copies are added, and no other group has the same, since a link is part of one group only.
  private static func anchor(
    of group: CopyGroup, _ nodes: [Stemma.Node], _ classOf: [UInt32], _ order: [Int],
    _ collapsed: [[Document]]
  ) -> [DocumentID] {
    // The rank of the earliest document of each text.
    let earliest = Dictionary(order.enumerated().map { (classOf[$0.element], $0.offset) }) {
      min($0, $1)
    }
    let ends = group.links.compactMap { link -> (later: Int, earlier: Int)? in
      guard let a = earliest[link.a], let b = earliest[link.b] else { return nil }
      return (max(a, b), min(a, b))
    }
    if let first = ends.min(by: <) {
      return [first.earlier, first.later].map { nodes[order[$0]].document.id }
    }
    return (nodes.map(\.document) + collapsed.joined()).sorted { Stemma.precedes($0, $1) }
      .prefix(2).map(\.id)
  }

  /// The documents of a group whose texts are looked at.
  package static func examined(of group: CopyGroup) -> [UInt32] {
    group.size <= expandedGroup ? group.documents : group.representatives
  }

  private func cluster(
    _ nodes: [Stemma.Node], _ classOf: [UInt32], _ order: [Int], _ stemma: Stemma,
    identical: [[Document]], of group: CopyGroup, by examination: PairExamination
  ) -> CopyCluster {
    var examination = examination
    let meant = MeantLinks(group.links)
    var members = order.map { position in
      var member = CopyCluster.Member(
        document: nodes[position].document.id, identical: identical[position].map(\.id))
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
    FormRecognition.mark(
      &members, Dictionary(nodes.map { ($0.document.id, $0.document) }) { first, _ in first })
    let unread = UnreadSources(in: order.map { nodes[$0].document }).found
    let first = nodes[stemma.root].document
    let before = unread.filter { $0.creditedBy.contains(first.id) }.map { source in
      Reason(
        feature: "first.credits-unread", direction: .weakens,
        text: """
          \(first.label) says that its text is from \(source.name), which was not read: “\(source.written)”.
          """)
    }
    return CopyCluster(
      members: members, first: first.id, certainty: stemma.certainty,
      reasons: stemma.reasons + before, unread: unread)
  }
}

extension CopyDetector {
  /// The finding about a group whose documents are all at hand.
  package func finding(
    for group: CopyGroup, examined: ExaminedPairs? = nil, documents: [UInt32: Document]
  ) -> Finding? {
    finding(for: group, examined: examined) { documents[$0] }
  }
}

import Cases
import Copies
import Index
import Store
import TocsinModel

/// Groups the relations that are new or outdated, with all that hangs together with them, and explains these groups.
struct CopyGroupStep {
  let work: StepWork
  let detector: CopyDetector
  let meaning: MeaningStep?
  let texts: CopyTexts
  let examinedPairs: ExaminedPairs

  /// Documents that are fetched together, except that groups which came of one are not divided.
  private static let block = 4096

  nonisolated(nonsending) func run() async throws -> [FindingChange] {
    let affected = try self.affected()
    let groups = try components(of: affected)
    let former = try work.store.findings(ofGroups: affected.groups)
    var pending = work.isReset ? try leftOver() : []
    var published: Set<FindingID> = []
    let kept = groups.reduce(into: Set<Int>()) { $0.formUnion($1.former) }
    var changes: [FindingChange] = []
    var done = 0
    if groups.isEmpty {
      changes += try settle(
        dropping: affected.groups, former, [], [], &published, &pending, isLast: true)
    }
    let batches = Self.batches(groups)
    try await explained(batches) { position, findings in
      let batch = batches[position]
      done += batch.count
      let isLast = done == groups.count
      let gone =
        isLast
        ? affected.groups.filter { !kept.contains($0) } : []
      changes += try settle(
        dropping: gone, former, batch, findings, &published, &pending, isLast: isLast)
      work.events(.explaining(done: done, of: groups.count))
    }
    return changes
  }

  /// After a change of the rule the findings that are there are taken up by the first that is found to be about the
  /// same, and withdrawn at the end.
  private func leftOver() throws -> Set<FindingID> {
    Set(try work.store.findingDigests(of: .copies).keys)
  }

  // MARK: What is affected

  private struct Affected {
    /// Groups that are made again, ascending.
    var groups: [Int]
    /// All relations of these, and of none, by letters and by meaning.
    var relations: [Relation]
    var meant: [Relation]
  }

  /// Outdated groups and relations without a group, with every group that a document of the latter is part of: it may
  /// divide its links in another way now.
  private func affected() throws -> Affected {
    let store = work.store
    var groups = Set(try store.outdatedGroups(of: work.record))
    let fresh = try store.ungrouped(of: work.record)
    let freshMeant = try meaning == nil ? [] : store.ungrouped(of: MeaningStep.record(in: store))
    let ends = Set((fresh + freshMeant).flatMap { [$0.a, $0.b] }).sorted()
    for relation in try store.relations(of: work.record, touching: ends) {
      if let group = relation.group { groups.insert(group) }
    }
    if meaning != nil {
      for relation in try store.relations(of: MeaningStep.record(in: store), touching: ends) {
        if let group = relation.group { groups.insert(group) }
      }
    }
    let sorted = groups.sorted()
    return Affected(
      groups: sorted,
      relations: try store.relations(of: work.record, inGroups: sorted) + fresh,
      meant: try meaning == nil
        ? [] : store.relations(of: MeaningStep.record(in: store), inGroups: sorted) + freshMeant)
  }

  // MARK: Components

  private struct Component {
    var group: CopyGroup
    var members: [Member] = []
    /// Groups that its relations were part of.
    var former: Set<Int> = []
    /// The one group that it was and of which nothing went away: a crowd that grows by one post is not written anew.
    var continued: Int?

    /// - Parameter sizes: the relations of each former group.
    init(_ group: CopyGroup, _ members: [Member], sizes: [Int: Int]) {
      self.group = group
      former = Set(members.compactMap(\.group))
      if former.count == 1, let only = former.first,
        members.count(where: { $0.group == only }) == sizes[only]
      {
        continued = only
      }
      self.members = members.filter { continued == nil || $0.group != continued }
    }
  }

  /// A relation as a part of a group.
  private struct Member {
    var step: Int
    var a: UInt32
    var b: UInt32
    /// The group that it was part of.
    var group: Int?
  }

  private func components(of affected: Affected) throws -> [Component] {
    let store = work.store
    let ends = Set((affected.relations + affected.meant).flatMap { [$0.a, $0.b] })
    guard !ends.isEmpty else { return [] }
    let numbers = ends.sorted()
    var capped: Set<UInt32> = []
    let byLetters = Dictionary(affected.relations.map { (Self.key($0.a, $0.b), $0) }) { $1 }
    let byMeaning = Dictionary(affected.meant.map { (Self.key($0.a, $0.b), $0) }) { $1 }
    let sizes = Dictionary(
      (affected.relations + affected.meant).compactMap { $0.group.map { ($0, 1) } },
      uniquingKeysWith: +)
    var letters: [CopyLink] = []
    var alone: [CopyLink] = []
    for relation in try store.relations(of: work.record, touching: numbers) {
      guard let copy = CopyRelation(relation) else { continue }
      if copy.isCapped { capped.insert(relation.b) }
      if relation.a == relation.b { alone.append(copy.link) } else { letters.append(copy.link) }
    }
    let meant =
      try meaning == nil
      ? [] : store.relations(of: MeaningStep.record(in: store), touching: numbers)
    let links = MeantLinks.join(
      letters: letters, meaning: meant.compactMap { CopyRelation($0)?.link },
      wholeScore: detector.thresholds.sameWordsScore)
    let index = texts.index
    let grouping = LinkGrouping { index.entry($0).whole }
    let isCounted = links.map {
      let key = Self.key($0.a, $0.b)
      return byLetters[key] != nil || byMeaning[key] != nil
    }
    let byLink = grouping.groups(of: links) { isCounted[$0] }
    let meaningStep = try MeaningStep.record(in: store).number
    let meantKeys = Set(meant.map { Self.key($0.a, $0.b) })
    let letterKeys = Set(letters.map { Self.key($0.a, $0.b) })
    let aloneNumbers = Set(alone.map(\.a))
    func letterMember(_ a: UInt32, _ b: UInt32) -> Member {
      Member(step: work.record.number, a: a, b: b, group: byLetters[Self.key(a, b)]?.group)
    }
    var linked: Set<UInt32> = []
    var claimed: Set<UInt32> = []
    for link in links { linked.formUnion([link.a, link.b]) }
    var components = byLink.map { positions -> Component in
      let own = positions.map { links[$0] }
      var members: [Member] = []
      for link in own {
        let key = Self.key(link.a, link.b)
        if letterKeys.contains(key) { members.append(letterMember(link.a, link.b)) }
        if meantKeys.contains(key) {
          members.append(
            Member(step: meaningStep, a: link.a, b: link.b, group: byMeaning[key]?.group))
        }
        // That a text is published several times belongs to the first group that it is in.
        for number in [link.a, link.b]
        where aloneNumbers.contains(number) && claimed.insert(number).inserted {
          members.append(letterMember(number, number))
        }
      }
      return Component(
        CopyGroup(own, in: texts, capped: capped.contains), members, sizes: sizes)
    }
    for link in alone where !linked.contains(link.a) {
      guard byLetters[Self.key(link.a, link.a)] != nil else { continue }
      components.append(
        Component(
          CopyGroup([link], in: texts, capped: capped.contains), [letterMember(link.a, link.a)],
          sizes: sizes))
    }
    return components
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// Groups that are explained and stored together: never one without the others that came of the same.
  private static func batches(_ components: [Component]) -> [[Component]] {
    var parts: [Int: Int] = [:]
    var union = DisjointNumbers(count: components.count)
    for (position, component) in components.enumerated() {
      for group in component.former {
        if let other = parts[group] {
          union.join(position, other)
        } else {
          parts[group] = position
        }
      }
    }
    var together: [Int: [Component]] = [:]
    for position in components.indices {
      together[union.set(of: position), default: []].append(components[position])
    }
    var batches: [[Component]] = []
    var size = Self.block
    for (_, part) in together.sorted(by: { $0.key < $1.key }) {
      if size >= Self.block {
        batches.append([])
        size = 0
      }
      batches[batches.count - 1] += part
      size += part.reduce(0) { $0 + $1.group.size }
    }
    return batches
  }

  // MARK: Findings

  /// The findings of some of a batch's groups, from one of them on.
  private struct Part: Sendable {
    var batch: Int
    var first: Int
    var findings: [EncodedFinding?]
  }

  /// Explains batch after batch and hands each on in its turn; while one is stored, the next one is explained.
  private nonisolated(nonsending) func explained(
    _ batches: [[Component]], _ body: (Int, [EncodedFinding?]) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Part.self) { tasks in
      var parts = batches.map { _ in [Part]() }
      var expected: [Int] = []
      for position in batches.indices {
        while expected.count < min(position + 2, batches.count) {
          expected.append(try explain(batches[expected.count], expected.count, in: &tasks))
        }
        while parts[position].count < expected[position], let part = try await tasks.next() {
          parts[part.batch].append(part)
        }
        try Task.checkCancellation()
        try body(position, parts[position].sorted { $0.first < $1.first }.flatMap(\.findings))
        parts[position] = []
      }
    }
  }

  /// Begins to explain a batch, and says in how many parts.
  private func explain(
    _ batch: [Component], _ position: Int, in tasks: inout ThrowingTaskGroup<Part, any Error>
  ) throws -> Int {
    let groups = batch.map(\.group)
    let examined = Set(groups.flatMap { CopyDetector.examined(of: $0) })
    let numbers = Set(groups.flatMap(\.documents)).sorted()
    var documents = try work.store.documents(numbers) { examined.contains($0) }
    if groups.contains(where: { $0.links.contains(where: \.isByPassages) }) {
      meaning?.fillLanguages(of: &documents)
    }
    let (detector, examinedPairs, known, words) = (
      detector, self.examinedPairs, documents, work.words
    )
    let reposts = try work.store.repostCounts(numbers)
    let barred = try BarredSources(
      work.store, names: Set(documents.values.compactMap { $0.source?.id.rawValue }))
    let size = max(1, (groups.count + 15) / 16)
    let starts = stride(from: 0, to: groups.count, by: size)
    for start in starts {
      let part = groups[start..<min(start + size, groups.count)]
      tasks.addTask {
        let findings = try part.map { group -> EncodedFinding? in
          try Task.checkCancellation()
          guard
            let finding = detector.finding(
              for: group, examined: examinedPairs, documents: known)
          else { return nil }
          var byID: [DocumentID: Document] = [:]
          for number in group.documents {
            if let document = known[number] { byID[document.id] = document }
          }
          let counted = reposts.isEmpty ? finding : finding.counting(reposts, known)
          let raised = counted.raised(by: barred, byID)
          return try EncodedFinding(raised, summary: words.summary(of: raised) { byID[$0] })
        }
        return Part(batch: position, first: start, findings: findings)
      }
    }
    return Array(starts).count
  }

  /// - Parameters:
  ///   - gone: groups that nothing is left of.
  ///   - former: the findings of all affected groups.
  ///   - published: findings that groups of this settling have; they do not end with groups of which nothing is left.
  private func settle(
    dropping gone: [Int], _ former: [Int: String], _ batch: [Component],
    _ findings: [EncodedFinding?], _ published: inout Set<FindingID>,
    _ pending: inout Set<FindingID>, isLast: Bool
  ) throws -> [FindingChange] {
    var changes = StepChanges(work.record)
    let continued = Set(batch.compactMap(\.continued))
    let made = Set(batch.flatMap(\.former))
    changes.droppedGroups = made.subtracting(continued).sorted() + gone
    var delta = FindingDelta(kind: .copies)
    delta.outdated = Set(
      made.union(gone).compactMap { former[$0].map(FindingID.init(rawValue:)) })
    delta.outdated.subtract(published)
    for (component, encoded) in zip(batch, findings) {
      changes.groups.append(
        StepChanges.Group(
          number: component.continued,
          members: component.members.map { ($0.step, $0.a, $0.b) },
          finding: encoded?.finding.id.rawValue))
      guard let encoded else { continue }
      published.insert(encoded.finding.id)
      delta.published.append(encoded)
    }
    pending.subtract(published)
    if isLast { delta.outdated.formUnion(pending) }
    return try work.store.settle(changes, delta, at: work.now)
  }
}

extension Finding {
  /// With the reposts of each publication.
  /// - Parameters:
  ///   - reposts: by number.
  ///   - documents: by number, at least those of the finding.
  fileprivate func counting(_ reposts: [UInt32: Int], _ documents: [UInt32: Document]) -> Finding {
    guard var cluster = subject as? CopyCluster else { return self }
    var counts: [DocumentID: Int] = [:]
    for (number, count) in reposts {
      if let document = documents[number] { counts[document.id] = count }
    }
    for place in cluster.members.indices {
      let member = cluster.members[place]
      let count = ([member.document] + member.identical).reduce(0) { $0 + counts[$1, default: 0] }
      cluster.members[place].reposts = count > 0 ? count : nil
    }
    var counted = self
    counted.subject = cluster
    return counted
  }
}

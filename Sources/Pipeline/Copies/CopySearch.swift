import Collect
package import Copies
package import TocsinModel

/// Finds copies among documents in memory, without a workspace.
package struct CopySearch: Sendable {
  package private(set) var documents: [Document] = []
  private var index: CopyIndex
  private let detector: CopyDetector
  private var sources: [SourceID: UInt32] = [:]

  package init(thresholds: CopyThresholds = CopyThresholds()) {
    index = CopyIndex(thresholds: thresholds)
    detector = CopyDetector(thresholds: thresholds)
  }

  private enum Item: Sendable {
    case document(Document, CopyFingerprint)
    case diagnostic(Diagnostic)
  }

  /// Reads every input to its end; a document that was read before is passed over.
  ///
  /// - Throws: `CollectError`, ``PipelineError/cancelled(kept:)``.
  package mutating func read(
    _ options: InputOptions, cancellation: Cancellation = Cancellation(),
    diagnose: (Diagnostic) throws -> Void
  ) throws {
    var seen: Set<DocumentID> = []
    let pages = PageConversion()
    try InputStream(options, cancellation: cancellation).run { step -> [Item] in
      switch step {
      case .page(let page, _):
        let (document, diagnostics) = pages.document(of: page)
        return diagnostics.map { .diagnostic($0) }
          + [.document(document, CopyFingerprint(of: document.text))]
      case .document(let document, _):
        return [.document(document, CopyFingerprint(of: document.text))]
      case .diagnostic(let diagnostic, _), .unvisited(let diagnostic):
        return [.diagnostic(diagnostic)]
      case .begin, .resume, .finish: return []
      }
    } consume: { item in
      switch item {
      case .diagnostic(let diagnostic): try diagnose(diagnostic)
      case .document(let document, let fingerprint):
        if seen.insert(document.id).inserted { add(document, fingerprint) }
      }
    }
    index.seal()
  }

  private mutating func add(_ document: Document, _ fingerprint: CopyFingerprint) {
    let source: UInt32
    if let id = document.source?.id {
      source = sources[id] ?? UInt32(sources.count)
      sources[id] = source
    } else {
      source = UInt32.max - UInt32(documents.count)
    }
    documents.append(document)
    index.append(fingerprint, source: source)
  }

  private func groups() async throws -> [CopyGroup] {
    let documents = documents
    let links = try await detector.links(in: index, for: 0..<index.count) { numbers in
      numbers.map { documents[Int($0)].text }
    }
    return detector.groups(in: index, links: links)
  }

  /// The clusters as findings, those that ask for most attention first, then the largest.
  package func findings() async throws -> [Finding] {
    let detector = detector
    return try await groups().compactMap { group in
      let members = Dictionary(
        uniqueKeysWithValues: group.documents.map { ($0, documents[Int($0)]) })
      return detector.finding(for: group, documents: members)
    }.sorted { $0.isShownBefore($1) }
  }
}

extension CopySearch {
  /// In a group of more identical texts than this, each is paired with the first only.
  package static let identicalCap = 128
  /// Pairs that one link stands for when both of its texts have identical ones.
  private static let crossCap = 4096

  /// Every pair of documents of which one repeats the other, ordered by their numbers; identical texts
  /// are paired too.
  ///
  /// - Parameter diagnose: is told when a group of identical texts is too large to list all its pairs.
  package func pairs(
    cancellation: Cancellation = Cancellation(), diagnose: (Diagnostic) throws -> Void,
    _ body: (CopyPair) throws -> Void
  ) async throws {
    var numbers: [(UInt32, UInt32)] = []
    var expanded: Set<UInt32> = []
    for group in try await groups() {
      let identical = Dictionary(
        uniqueKeysWithValues: zip(group.representatives, group.identical))
      for (representative, others) in identical.sorted(by: { $0.key < $1.key })
      where !others.isEmpty && expanded.insert(representative).inserted {
        let all = [representative] + others
        if all.count > Self.identicalCap { try diagnose(capped(all)) }
        numbers += Self.pairs(among: all)
      }
      for link in group.links {
        let left = [link.a] + (identical[link.a] ?? [])
        let right = [link.b] + (identical[link.b] ?? [])
        if left.count * right.count <= Self.crossCap {
          for a in left { numbers += right.map { (min(a, $0), max(a, $0)) } }
        } else {
          numbers += left.map { (min($0, link.b), max($0, link.b)) }
          numbers += right.dropFirst().map { (min(link.a, $0), max(link.a, $0)) }
        }
      }
    }
    numbers.sort { $0 < $1 }
    var last: (UInt32, UInt32)?
    numbers.removeAll { pair in
      defer { last = pair }
      return last.map { $0 == pair } ?? false
    }
    try compare(numbers, cancellation, body)
  }

  private func capped(_ all: [UInt32]) -> Diagnostic {
    Diagnostic(
      code: "copies.many-identical", severity: .warning,
      message: """
        \(all.count) documents have the same text; each is paired with the first of them only. \
        Use --clusters to see them together.
        """, place: documents[Int(all[0])].place)
  }

  private static func pairs(among all: [UInt32]) -> [(UInt32, UInt32)] {
    guard all.count <= identicalCap else { return all.dropFirst().map { (all[0], $0) } }
    return all.indices.flatMap { first in
      all[(first + 1)...].map { (min(all[first], $0), max(all[first], $0)) }
    }
  }

  private func compare(
    _ numbers: [(UInt32, UInt32)], _ cancellation: Cancellation, _ body: (CopyPair) throws -> Void
  ) throws {
    let size = 64
    let documents = documents
    let detector = detector
    let pairs = numbers.map { Numbers(a: $0.0, b: $0.1) }
    _ = try ParallelSteps.run(
      produce: { push in
        for start in stride(from: 0, to: pairs.count, by: size) {
          if cancellation.isCancelled { throw PipelineError.cancelled(kept: "Nothing was stored.") }
          guard push(Array(pairs[start..<min(start + size, pairs.count)])) else { return }
        }
      },
      worker: {
        { (part: [Numbers]) in
          part.map { detector.compare(documents[Int($0.a)], documents[Int($0.b)]) }
        }
      },
      consume: { try $0.forEach(body) })
  }

  private struct Numbers: Sendable {
    var a: UInt32
    var b: UInt32
  }
}

extension Finding {
  /// The order in which findings are shown: attention, size, id.
  func isShownBefore(_ other: Finding) -> Bool {
    if attention != other.attention { return attention > other.attention }
    if size != other.size { return size > other.size }
    return id < other.id
  }

  private var size: Int {
    switch subject {
    case .copies(let cluster): cluster.documents.count
    }
  }
}

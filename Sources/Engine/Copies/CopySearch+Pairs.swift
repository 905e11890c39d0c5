import Copies
package import TocsinModel

extension CopySearch {
  /// In a group of more identical texts than this, each is paired with the first only.
  package static let identicalCap = 128
  /// Pairs that one link stands for when both of its texts have identical ones.
  private static let crossCap = 4096

  /// Every pair of documents of which one repeats the other, ordered by their numbers; identical texts
  /// are paired too.
  ///
  /// - Parameter diagnose: is told when texts are too many, or too many are identical, to list all pairs.
  package mutating func pairs(
    cancellation: Cancellation = Cancellation(), diagnose: (Diagnostic) throws -> Void,
    _ body: (CopyPair) throws -> Void
  ) async throws {
    var pairs: [NumberPair] = []
    var expanded: Set<UInt32> = []
    let links = try await links()
    let meant = MeantLinks(links)
    let groups = detector.groups(in: texts, links: links, capped: capped)
    if let crowd { try diagnose(crowd) }
    for group in groups {
      let identical = Dictionary(
        uniqueKeysWithValues: zip(group.representatives, group.identical))
      for (representative, others) in identical.sorted(by: { $0.key < $1.key })
      where !others.isEmpty && expanded.insert(representative).inserted {
        let all = [representative] + others
        if all.count > Self.identicalCap { try diagnose(capped(all)) }
        pairs += Self.pairs(among: all)
      }
      for link in group.links {
        let left = [link.a] + (identical[link.a] ?? [])
        let right = [link.b] + (identical[link.b] ?? [])
        if left.count * right.count <= Self.crossCap {
          for a in left { for b in right { pairs.append(NumberPair(a, b)) } }
        } else {
          for a in left { pairs.append(NumberPair(a, link.b)) }
          for b in right.dropFirst() { pairs.append(NumberPair(link.a, b)) }
        }
      }
    }
    pairs.sort()
    var distinct: [NumberPair] = []
    distinct.reserveCapacity(pairs.count)
    for pair in pairs where pair != distinct.last { distinct.append(pair) }
    try compare(distinct, meant, cancellation, body)
  }

  private func capped(_ all: [UInt32]) -> Diagnostic {
    Diagnostic(
      code: "copies.many-identical", severity: .warning,
      message: """
        \(all.count) documents have the same text; each is paired with the first of them only. \
        Use --clusters to see them together.
        """, place: documents[Int(all[0])].place)
  }

  private static func pairs(among all: [UInt32]) -> [NumberPair] {
    guard all.count <= identicalCap else { return all.dropFirst().map { NumberPair(all[0], $0) } }
    return all.indices.flatMap { first in
      all[(first + 1)...].map { NumberPair(all[first], $0) }
    }
  }

  /// Pairs that are compared by one thread at a time: enough that texts meet again.
  private static let block = 1024

  private func compare(
    _ pairs: [NumberPair], _ meant: MeantLinks, _ cancellation: Cancellation,
    _ body: (CopyPair) throws -> Void
  ) throws {
    let (documents, detector, texts) = (documents, detector, texts)
    _ = try ParallelSteps.run(
      produce: { push in
        for start in stride(from: 0, to: pairs.count, by: Self.block) {
          if cancellation.isCancelled { throw EngineError.cancelled(kept: "Nothing was stored.") }
          guard push(pairs[start..<min(start + Self.block, pairs.count)]) else { return }
        }
      },
      worker: {
        var examination = PairExamination(thresholds: detector.thresholds, givesReasons: false)
        return { part in
          part.map { pair in
            let (a, b) = (Int(pair.a), Int(pair.b))
            return examination.compare(
              documents[a], documents[b],
              found: meant[texts.representative(of: pair.a), texts.representative(of: pair.b)])
          }
        }
      },
      consume: { try $0.forEach(body) })
  }

  /// The numbers of two documents, the lower first.
  private struct NumberPair: Hashable, Comparable, Sendable {
    let a: UInt32
    let b: UInt32

    init(_ one: UInt32, _ other: UInt32) {
      (a, b) = (min(one, other), max(one, other))
    }

    static func < (left: NumberPair, right: NumberPair) -> Bool {
      (left.a, left.b) < (right.a, right.b)
    }
  }
}

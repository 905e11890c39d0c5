internal import Algorithms
internal import TocsinModel

extension CopyDetector {
  /// Groups of documents that repeat one text, largest first, then by lowest number.
  ///
  /// Two links belong together when they meet in a document *and* what they share there overlaps: an
  /// article made of passages of two others is in the group of each, but does not join the two.
  /// Near-linear in the links.
  package func groups(in index: CopyIndex, links: [CopyLink]) -> [CopyGroup] {
    var union = UnionFind(count: links.count)
    var ends: [UInt64] = []
    ends.reserveCapacity(2 * links.count)
    for (position, link) in links.enumerated() {
      ends.append(UInt64(link.a) << 32 | UInt64(position))
      ends.append(UInt64(link.b) << 32 | UInt64(position))
    }
    forEachRun(in: &ends) { document, positions in
      guard positions.count > 1 else { return }
      uniteOverlapping(positions, of: document, links: links, &union)
    }
    let identical = identicalTexts(in: index)
    var groups: [CopyGroup] = []
    var isLinked = [Bool](repeating: false, count: index.count)
    ends = links.indices.map { UInt64(union.find($0)) << 32 | UInt64($0) }
    forEachRun(in: &ends) { _, positions in
      var numbers = positions.flatMap { [links[$0].a, links[$0].b] }
      numbers.sort()
      numbers = numbers.chunked(by: ==).compactMap(\.first)
      for number in numbers where Int(number) < isLinked.count { isLinked[Int(number)] = true }
      groups.append(
        CopyGroup(
          representatives: numbers, identical: numbers.map { identical[$0] ?? [] },
          links: positions.map { links[$0] }))
    }
    for (representative, others) in identical where !isLinked[Int(representative)] {
      groups.append(CopyGroup(representatives: [representative], identical: [others], links: []))
    }
    for position in groups.indices where !index.boilerplate.isEmpty {
      for number in groups[position].documents {
        groups[position].boilerplate[number] = index.boilerplate[index.sources[Int(number)]]
      }
    }
    return groups.sorted { left, right in
      let (leftSize, rightSize) = (left.size, right.size)
      return leftSize == rightSize
        ? left.representatives.lexicographicallyPrecedes(right.representatives)
        : leftSize > rightSize
    }
  }

  /// Sorts keys of two numbers by the upper one, and gives for each of these the lower ones, ascending if they were.
  private func forEachRun(in keys: inout [UInt64], _ body: (UInt32, [Int]) -> Void) {
    sortByUpperHalf(&keys)
    for run in keys.lazy.chunked(by: { $0 >> 32 == $1 >> 32 }) {
      guard let first = run.first else { continue }
      body(UInt32(first >> 32), run.map { Int(UInt32(truncatingIfNeeded: $0)) })
    }
  }

  /// How many different passages of one document are told apart.
  private static let passages = 16

  private func uniteOverlapping(
    _ positions: [Int], of document: UInt32, links: [CopyLink], _ union: inout UnionFind
  ) {
    var passages: [(spans: [TextSpan], link: Int)] = []
    let bySize = positions.map { position in
      (position, links[position].spans.map { links[position].a == document ? $0.a : $0.b })
    }.sorted { left, right in
      let (leftLength, rightLength) = (left.1.totalLength, right.1.totalLength)
      return leftLength == rightLength ? left.0 < right.0 : leftLength > rightLength
    }
    for (position, spans) in bySize {
      if let known = passages.first(where: { $0.spans.isMostlyShared(with: spans) }) {
        union.unite(known.link, position)
      } else if passages.count < Self.passages {
        passages.append((spans, position))
      }
    }
  }

  private func identicalTexts(in index: CopyIndex) -> [UInt32: [UInt32]] {
    var identical: [UInt32: [UInt32]] = [:]
    for (number, representative) in index.representatives.enumerated()
    where representative != number {
      identical[representative, default: []].append(UInt32(number))
    }
    return identical
  }
}

extension [TextSpan] {
  fileprivate var totalLength: Int { reduce(0) { $0 + $1.length } }

  /// Whether the smaller of the two covers, for the most part, the same text as the other.
  fileprivate func isMostlyShared(with other: [TextSpan]) -> Bool {
    var shared = 0
    for span in self {
      for against in other where span.overlaps(against) {
        shared += Swift.min(span.end, against.end) - Swift.max(span.start, against.start)
      }
    }
    return 2 * shared >= Swift.min(totalLength, other.totalLength)
  }
}

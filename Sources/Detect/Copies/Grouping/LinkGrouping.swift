internal import Algorithms
internal import TocsinModel

/// Which links belong together.
///
/// Two links belong together when they meet in a document *and* what they share there overlaps: an article made of
/// passages of two others is in the group of each, but does not join the two. So each document divides its links into
/// passages, and groups are what hangs together through these. A document whose links are what they were divides them as
/// it did: only groups with a link that is new or gone can change.
package struct LinkGrouping: Sendable {
  /// Of each document what its text says, as a number: links are taken in an order that does not depend on reading.
  private let content: @Sendable (UInt32) -> UInt64

  package init(content: @escaping @Sendable (UInt32) -> UInt64) {
    self.content = content
  }

  /// The links, by position, that hang together; each group ascending, groups by their first links.
  ///
  /// Near-linear in the links.
  ///
  /// - Parameters:
  ///   - links: all that the documents of the groups in question have, sorted by b, then a.
  ///   - counts: says which of them are part of these groups. The others only take part in dividing.
  package func groups(of links: [CopyLink], where counts: (Int) -> Bool = { _ in true }) -> [[Int]]
  {
    var union = DisjointNumbers(count: links.count)
    var ends: [UInt64] = []
    ends.reserveCapacity(2 * links.count)
    for (position, link) in links.enumerated() {
      ends.append(UInt64(link.a) << 32 | UInt64(position))
      if link.a != link.b { ends.append(UInt64(link.b) << 32 | UInt64(position)) }
    }
    Self.forEachRun(in: &ends) { document, positions in
      guard positions.count > 1 else { return }
      for passage in divide(positions, of: document, links: links) {
        let own = passage.filter(counts)
        for position in own.dropFirst() { union.join(own[0], position) }
      }
    }
    var roots = links.indices.filter(counts).map { UInt64(union.set(of: $0)) << 32 | UInt64($0) }
    var groups: [[Int]] = []
    Self.forEachRun(in: &roots) { _, positions in groups.append(positions) }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// Sorts keys of two numbers by the upper one, and gives for each of these the lower ones, ascending if they were.
  private static func forEachRun(in keys: inout [UInt64], _ body: (UInt32, [Int]) -> Void) {
    sortByUpperHalf(&keys)
    for run in keys.lazy.chunked(by: { $0 >> 32 == $1 >> 32 }) {
      guard let first = run.first else { continue }
      body(UInt32(first >> 32), run.map { Int(UInt32(truncatingIfNeeded: $0)) })
    }
  }

  /// How many different passages of one document are told apart.
  private static let passages = 16

  /// The links of a document by the passage of it that they share, the longest first.
  ///
  /// Each is compared with one of a passage only, so that the cost is that of the links, not of their pairs: texts of
  /// shuffled sentences share dozens of spans with each other.
  private func divide(_ positions: [Int], of document: UInt32, links: [CopyLink]) -> [[Int]] {
    var passages: [(spans: [TextSpan], links: [Int])] = []
    let bySize = positions.map { position -> (position: Int, length: Int, other: UInt64) in
      let link = links[position]
      let length = link.spans.reduce(0) { $0 + (link.a == document ? $1.a : $1.b).length }
      return (position, length, content(link.a == document ? link.b : link.a))
    }.sorted { left, right in
      if left.length != right.length { return left.length > right.length }
      if left.other != right.other { return left.other < right.other }
      return left.position < right.position
    }
    for (position, _, _) in bySize {
      let link = links[position]
      let spans = (link.a == document ? link.spans.map(\.a) : link.spans.map(\.b)).sorted()
      if let known = passages.firstIndex(where: { $0.spans.isMostlyShared(with: spans) }) {
        passages[known].links.append(position)
      } else if passages.count < Self.passages {
        passages.append((spans, [position]))
      } else {
        passages.append(([], [position]))
      }
    }
    return passages.map(\.links)
  }
}

extension [TextSpan] {
  private var totalLength: Int { reduce(0) { $0 + $1.length } }

  /// Whether the smaller of the two covers, for the most part, the same text as the other. Linear: both are sorted.
  fileprivate func isMostlyShared(with other: [TextSpan]) -> Bool {
    var shared = 0
    var first = 0
    for span in self {
      // Spans of one list may overlap: those that end before this one begins are done with, since starts ascend.
      while first < other.count, other[first].end <= span.start { first += 1 }
      var index = first
      while index < other.count, other[index].start < span.end {
        shared += Swift.max(
          0, Swift.min(span.end, other[index].end) - Swift.max(span.start, other[index].start))
        index += 1
      }
    }
    return 2 * shared >= Swift.min(totalLength, other.totalLength) && shared > 0
  }
}

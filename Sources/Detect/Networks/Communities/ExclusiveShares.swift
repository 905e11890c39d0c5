import TocsinModel

/// Accounts that share, again and again, what nobody else shares, all within the window.
///
/// Shuffled times say nothing here, since all times of such an object lie together. One newsroom, one publisher with
/// several accounts, or a network that pushes links of its own look the same: it is shown, and called nothing more.
struct ExclusiveShares: Sendable {
  /// Events that two accounts need.
  static let leastEvents = 5
  /// Objects with more rows at once are a crowd, and no small circle.
  private static let mostRows = 50

  /// Edges whose p and q say nothing. O(pairs of synchronous objects of at most 50 rows).
  static func edges(
    _ close: CloseShares, _ evidence: EdgeEvidence, _ known: inout KnownNumbers
  ) -> [NetworkEdge] {
    var slots: [UInt64: [CloseShares.Slot]] = [:]
    for object in 0..<close.index.objectCount where close.standings[object] == .synchronous {
      let range = close.index.entries(of: object)
      guard range.count <= mostRows else { continue }
      for first in range {
        for second in (first + 1)..<range.upperBound {
          let (a, b) = (close.index.entries[first], close.index.entries[second])
          guard b.time.isWithin(close.window, after: a.time) else { break }
          guard a.account != b.account else { continue }
          let key = UInt64(min(a.account, b.account)) << 32 | UInt64(max(a.account, b.account))
          // A chance of one: that such an object is shared at once is certain.
          slots[key, default: []].append(
            CloseShares.Slot(
              first: UInt32(first), second: UInt32(second), surprise: 0, object: UInt32(object)))
        }
      }
    }
    var edges: [NetworkEdge] = []
    for (key, slots) in slots.sorted(by: { $0.key < $1.key }) {
      let events = PairScoring.events(slots, close)
      guard events.count >= leastEvents else { continue }
      edges.append(
        evidence.edge(
          UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key), events,
          common: Set(slots.map(\.object)).count, p: 1, q: 1, &known))
    }
    return edges
  }
}

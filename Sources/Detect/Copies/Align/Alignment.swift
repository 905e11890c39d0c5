/// What two folded texts share: runs in the order of b, with the edits inside them.
struct Alignment: Hashable, Sendable {
  /// A local alignment: `a` and `b` are ranges of folded scalars.
  struct Span: Hashable, Sendable {
    var a: Range<Int>
    var b: Range<Int>
    /// Equal scalars, and scalars that were replaced, added or removed between them.
    var matches: Int
    var edits: Int

    /// The local alignment score of Smith and Waterman with weights +1 and −1.
    var score: Int { matches - edits }
  }

  var spans: [Span]
  var lengthA: Int
  var lengthB: Int
}

extension Alignment {
  /// 0…1: matches less edits, of the shorter text. What a text repeats twice counts once.
  var score: Double {
    let shorter = min(lengthA, lengthB)
    guard shorter > 0 else { return 0 }
    var taken: [Range<Int>] = []
    var total = 0
    for span in spans.sorted(by: { ($1.score, $0.b.lowerBound) < ($0.score, $1.b.lowerBound) }) {
      let again = taken.reduce(0) { $0 + $1.clamped(to: span.a).count }
      guard again * 2 < span.a.count else { continue }
      taken.append(span.a)
      // A second place costs as much as a few edits: scattered common phrases are not a copy.
      total += span.score - (taken.count > 1 ? Self.jump : 0)
    }
    return min(1, max(0, Double(total) / Double(shorter)))
  }

  static let jump = 12

  /// 0…1: the share of a that b repeats.
  var coverageA: Double { Self.coverage(spans.map { ($0.a, $0.matches) }, of: lengthA) }
  /// 0…1: the share of b that comes from a.
  var coverageB: Double { Self.coverage(spans.map { ($0.b, $0.matches) }, of: lengthB) }

  private static func coverage(_ parts: [(range: Range<Int>, matches: Int)], of length: Int)
    -> Double
  {
    guard length > 0 else { return 0 }
    var covered = 0.0
    var end = 0
    for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let fresh = max(0, part.range.upperBound - max(end, part.range.lowerBound))
      let identity = Double(part.matches) / Double(max(1, part.range.count))
      covered += Double(fresh) * min(1, identity)
      end = max(end, part.range.upperBound)
    }
    return min(1, covered / Double(length))
  }
}

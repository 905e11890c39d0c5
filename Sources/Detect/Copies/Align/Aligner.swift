internal import Text

/// Aligns two folded texts: exact anchors on diagonals, joined over small edits to local alignments.
///
/// Anchors are maximal equal runs found through a hash table of 8-grams (as in MUMmer: Delcher et
/// al., Nucleic Acids Research 27, 1999), each part of b used once; neighbouring anchors are joined when
/// the edits between them cost less than starting anew (Smith and Waterman, J. Mol. Biol. 147, 1981).
/// About linear in both lengths: the table's chains, the gaps and the open spans are bounded.
struct Aligner {
  /// The length of a seed. Shorter equal runs are only found inside a span.
  static let seed = 8
  /// That of long texts: two of a million letters have eight in common nearly everywhere by chance, and a passage that counts has
  /// longer runs.
  static let longSeed = 16
  /// Letters of the longer text from which the long seed serves.
  static let long = 1 << 18
  /// Of a long text every eighth place is in the table, which fits a processor's cache then: a run of 23 letters has one. What of
  /// a run stands before it is found when the ends of its span are aligned.
  private static let longStride = 8
  /// How many places of one seed in a are tried.
  private static let chain = 16
  /// The longest gap that is aligned; more than this is a jump.
  static let gap = 64
  /// How many of the latest spans an anchor may continue.
  private static let openSpans = 6
  /// Two texts that share more spans than this are compared by the best ones.
  private static let mostSpans = 512
  /// A span must be worth this much; less is chance.
  private static let leastScore = 16
  /// Of more spans only so many are aligned beyond their ends, the best ones: each costs as much as a thousand letters.
  private static let mostExtended = 4 * mostSpans

  private var seed = Aligner.seed
  /// From one place of a in the table to the next.
  private var stride = 1
  private var heads: [Int32] = []
  private var next: [Int32] = []
  private var gapAligner = GapAligner()

  init() {}

  /// Aligns b with a. Reusing one aligner saves its buffers.
  mutating func align(_ a: [UInt32], _ b: [UInt32]) -> Alignment {
    if a == b {
      let whole = span(0, 0, a.count)
      return Alignment(
        spans: a.count >= Self.leastScore ? [whole] : [], lengthA: a.count, lengthB: b.count)
    }
    let spans = a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        self.spans(a, b)
      }
    }
    return Alignment(spans: spans, lengthA: a.count, lengthB: b.count)
  }

  private mutating func spans(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>
  ) -> [Alignment.Span] {
    let isLong = max(a.count, b.count) >= Self.long
    seed = isLong ? Self.longSeed : Self.seed
    stride = isLong ? Self.longStride : 1
    guard a.count >= seed, b.count >= seed else { return [] }
    index(a)
    var spans: [Alignment.Span] = []
    var position = 0
    while position + seed <= b.count {
      guard let anchor = anchor(a, b, at: position, after: spans.last) else {
        position += 1
        continue
      }
      position = anchor.b.upperBound
      add(anchor, to: &spans, a, b)
    }
    if spans.count > Self.mostExtended {
      spans.sort { ($1.score, $0.b.lowerBound) < ($0.score, $1.b.lowerBound) }
      spans.removeLast(spans.count - Self.mostExtended)
    }
    for index in spans.indices { extendEnds(&spans[index], a, b) }
    let worth = spans.filter { $0.score >= Self.leastScore }
      .sorted { ($1.score, $0.b.lowerBound) < ($0.score, $1.b.lowerBound) }
    return worth.prefix(Self.mostSpans)
      .sorted { ($0.b.lowerBound, $0.a.lowerBound) < ($1.b.lowerBound, $1.a.lowerBound) }
  }

  private var mask: UInt64 { UInt64(heads.count - 1) }

  @inline(__always)
  private func seedHash(_ text: UnsafeBufferPointer<UInt32>, _ at: Int) -> UInt64 {
    var hash: UInt64 = 0
    // The usual length as a constant, so that the loop is unrolled.
    for offset in 0..<Self.seed {
      hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(text[at + offset])
    }
    for offset in Self.seed..<seed {
      hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(text[at + offset])
    }
    return (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9 >> 20
  }

  private mutating func index(_ a: UnsafeBufferPointer<UInt32>) {
    let places = (a.count - seed) / stride + 1
    var size = 64
    while size < places * 2 { size *= 2 }
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: size))
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(-1, count: places))
    // Backwards, so that a chain begins with the first place.
    for place in (0..<places).reversed() {
      let slot = Int(seedHash(a, place * stride) & mask)
      next[place] = heads[slot]
      heads[slot] = Int32(place)
    }
  }

  /// The longest equal run that covers `position` of b; the one that continues the last span first.
  private func anchor(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>, at position: Int,
    after last: Alignment.Span?
  ) -> Alignment.Span? {
    if let last {
      let expected = last.a.upperBound + position - last.b.upperBound
      if expected >= 0, expected < a.count {
        let length = equalRun(a, expected, b, position)
        if length >= seed { return span(expected, position, length) }
      }
    }
    var best: (at: Int, length: Int) = (0, 0)
    var tried = 0
    var candidate = Int(heads[Int(seedHash(b, position) & mask)])
    while candidate >= 0, tried < Self.chain {
      let length = equalRun(a, candidate * stride, b, position)
      if length > best.length { best = (candidate * stride, length) }
      candidate = Int(next[candidate])
      tried += 1
    }
    return best.length >= seed ? span(best.at, position, best.length) : nil
  }

  private func span(_ a: Int, _ b: Int, _ length: Int) -> Alignment.Span {
    Alignment.Span(a: a..<(a + length), b: b..<(b + length), matches: length, edits: 0)
  }

  @inline(__always)
  private func equalRun(
    _ a: UnsafeBufferPointer<UInt32>, _ i: Int, _ b: UnsafeBufferPointer<UInt32>, _ j: Int
  ) -> Int {
    let most = min(a.count - i, b.count - j)
    var length = 0
    while length < most, a[i + length] == b[j + length] { length += 1 }
    return length
  }

  /// Joins an anchor to one of the latest spans when the gap between them costs little; else opens one.
  private mutating func add(
    _ anchor: Alignment.Span, to spans: inout [Alignment.Span], _ a: UnsafeBufferPointer<UInt32>,
    _ b: UnsafeBufferPointer<UInt32>
  ) {
    var best: (index: Int, joined: Alignment.Span)?
    for index in spans.indices.suffix(Self.openSpans).reversed() {
      guard let joined = join(spans[index], anchor, a, b) else { continue }
      if joined.score > (best?.joined.score ?? 0) { best = (index, joined) }
    }
    guard let best else { return spans.append(anchor) }
    spans[best.index] = best.joined
    // What chance had aligned inside the gap is part of this span now.
    let covered = best.joined.b
    let behind = (best.index + 1)..<spans.count
    spans.replaceSubrange(
      behind, with: spans[behind].filter { $0.b.clamped(to: covered) != $0.b })
  }

  private mutating func join(
    _ span: Alignment.Span, _ anchor: Alignment.Span, _ a: UnsafeBufferPointer<UInt32>,
    _ b: UnsafeBufferPointer<UInt32>
  ) -> Alignment.Span? {
    var anchor = anchor
    let overlap = span.a.upperBound - anchor.a.lowerBound
    if overlap > 0 {
      // A repeated word at the seam: the anchor begins behind it.
      guard overlap < anchor.a.count, overlap <= Self.gap else { return nil }
      anchor = self.span(
        anchor.a.lowerBound + overlap, anchor.b.lowerBound + overlap, anchor.a.count - overlap)
    }
    let gapA = span.a.upperBound..<anchor.a.lowerBound
    let gapB = span.b.upperBound..<max(span.b.upperBound, anchor.b.lowerBound)
    guard gapA.count <= Self.gap, gapB.count <= Self.gap,
      abs(gapA.count - gapB.count) < Alignment.jump + 4
    else { return nil }
    let between = gapAligner.align(a[gapA], b[gapB])
    let cost = between.edits - between.matches
    guard cost < min(Alignment.jump + 4, span.score, anchor.score) else { return nil }
    return Alignment.Span(
      a: span.a.lowerBound..<anchor.a.upperBound, b: span.b.lowerBound..<anchor.b.upperBound,
      matches: span.matches + between.matches + anchor.matches,
      edits: span.edits + between.edits + anchor.edits)
  }

  /// Aligns the letters before and behind a span as far as that raises its score.
  private mutating func extendEnds(
    _ span: inout Alignment.Span, _ a: UnsafeBufferPointer<UInt32>,
    _ b: UnsafeBufferPointer<UInt32>
  ) {
    let behindA = a[span.a.upperBound..<min(a.count, span.a.upperBound + Self.gap / 2)]
    let behindB = b[span.b.upperBound..<min(b.count, span.b.upperBound + Self.gap / 2)]
    let behind = gapAligner.extend(behindA, behindB, backwards: false)
    let beforeA = a[max(0, span.a.lowerBound - Self.gap / 2)..<span.a.lowerBound]
    let beforeB = b[max(0, span.b.lowerBound - Self.gap / 2)..<span.b.lowerBound]
    let before = gapAligner.extend(beforeA, beforeB, backwards: true)
    span.a = (span.a.lowerBound - before.a)..<(span.a.upperBound + behind.a)
    span.b = (span.b.lowerBound - before.b)..<(span.b.upperBound + behind.b)
    span.matches += before.matches + behind.matches
    span.edits += before.edits + behind.edits
  }
}

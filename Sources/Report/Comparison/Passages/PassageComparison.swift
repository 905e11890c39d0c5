package import TocsinModel

/// Two texts that say the same in other words, or in another language: the passages that match side by side,
/// in the order of the copy, and between them what nothing was matched with.
package struct PassageComparison: Hashable, Sendable {
  /// What stands opposite to what; one side may be missing.
  package struct Row: Hashable, Sendable {
    /// In UTF-8 offsets of the earlier text.
    package var a: TextSpan?
    /// In those of the copy.
    package var b: TextSpan?
    /// Whether a detector matched the two; otherwise they only stand between the same passages.
    package var isMatched: Bool
    /// Whether the passage of the earlier text stands elsewhere there.
    package var isMoved: Bool = false
  }

  /// All that is no white space, of both texts, each once.
  package let rows: [Row]

  /// More spans than a reader could follow.
  private static let most = 400

  /// - Parameter spans: what a detector matched. Of spans that overlap, the longer ones count.
  /// - Complexity: linear in the texts, and quadratic in the spans, of which 400 are used.
  package init(_ a: String, _ b: String, spans: [MatchedSpan]) {
    let (textA, textB) = (PassageText(a), PassageText(b))
    let pairs = Self.disjoint(spans, textA, textB)
    let inOrder = Self.longestRun(pairs)
    let follows = Self.successors(pairs)
    var rows: [Row] = []
    func loose(_ a: TextSpan, _ b: TextSpan) {
      let (inA, inB) = (textA.trimmed(a), textB.trimmed(b))
      if inA != nil || inB != nil { rows.append(Row(a: inA, b: inB, isMatched: false)) }
    }
    loose(
      TextSpan(0, pairs.map(\.a.start).min() ?? textA.count),
      TextSpan(0, pairs.first?.b.start ?? textB.count))
    for (index, pair) in pairs.enumerated() {
      rows.append(
        Row(a: pair.a, b: pair.b, isMatched: true, isMoved: !inOrder.contains(index)))
      let next = index + 1 < pairs.count ? pairs[index + 1].b.start : textB.count
      loose(
        TextSpan(pair.a.end, follows[index] ?? textA.count), TextSpan(pair.b.end, next))
    }
    self.rows = rows.flatMap { Self.byParagraphs($0, textA, textB) }
  }

  /// Pairs that overlap on neither side, by their place in b.
  private static func disjoint(
    _ spans: [MatchedSpan], _ a: PassageText, _ b: PassageText
  ) -> [MatchedSpan] {
    let candidates = spans.prefix(most).compactMap { span -> MatchedSpan? in
      guard let inA = a.trimmed(span.a), let inB = b.trimmed(span.b) else { return nil }
      return MatchedSpan(a: inA, b: inB)
    }.sorted {
      ($1.a.length + $1.b.length, $0.b, $0.a) < ($0.a.length + $0.b.length, $1.b, $1.a)
    }
    var chosen: [MatchedSpan] = []
    var crowded: [MatchedSpan] = []
    for span in candidates {
      if chosen.contains(where: { $0.a.overlaps(span.a) || $0.b.overlaps(span.b) }) {
        crowded.append(span)
      } else {
        chosen.append(span)
      }
    }
    // One passage may have been made into two that stand side by side.
    for span in crowded.sorted(by: { ($0.b, $0.a) < ($1.b, $1.a) }) {
      let met = chosen.indices.filter {
        chosen[$0].a.overlaps(span.a) || chosen[$0].b.overlaps(span.b)
      }
      guard met.count == 1, let place = met.first,
        let joinedA = a.joined(chosen[place].a, span.a),
        let joinedB = b.joined(chosen[place].b, span.b)
      else { continue }
      chosen[place] = MatchedSpan(a: joinedA, b: joinedB)
    }
    return chosen.sorted { $0.b < $1.b }
  }

  /// Where in a the next pair begins, for each pair; `nil` for the last in a.
  private static func successors(_ pairs: [MatchedSpan]) -> [Int?] {
    let order = pairs.indices.sorted { pairs[$0].a < pairs[$1].a }
    var follows = [Int?](repeating: nil, count: pairs.count)
    for (index, next) in zip(order, order.dropFirst()) { follows[index] = pairs[next].a.start }
    return follows
  }

  /// Most text in pairs whose order is the same on both sides; the others were moved.
  private static func longestRun(_ pairs: [MatchedSpan]) -> Set<Int> {
    var best = pairs.map { $0.a.length + $0.b.length }
    var previous = [Int?](repeating: nil, count: pairs.count)
    for index in pairs.indices {
      let own = best[index]
      for earlier in 0..<index where pairs[earlier].a.end <= pairs[index].a.start {
        if best[earlier] + own > best[index] {
          best[index] = best[earlier] + own
          previous[index] = earlier
        }
      }
    }
    var run: Set<Int> = []
    var place = pairs.indices.max { (best[$0], $1) < (best[$1], $0) }
    while let index = place {
      run.insert(index)
      place = previous[index]
    }
    return run
  }

  /// A row for each paragraph, where both sides have as many.
  private static func byParagraphs(_ row: Row, _ textA: PassageText, _ textB: PassageText) -> [Row]
  {
    guard let a = row.a, let b = row.b else { return [row] }
    let (inA, inB) = (textA.paragraphs(in: a), textB.paragraphs(in: b))
    guard inA.count > 1, inA.count == inB.count else { return [row] }
    return zip(inA, inB).map { a, b in
      var part = row
      (part.a, part.b) = (a, b)
      return part
    }
  }
}

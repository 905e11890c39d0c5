internal import TocsinModel

/// Which sentences of two texts correspond, by the spans they share.
struct SentenceMatching {
  /// Neighbouring sentences of a and of b that say the same, possibly cut differently.
  struct Match: Hashable {
    var a: Range<Int>
    var b: Range<Int>
  }

  /// In the order of b.
  private(set) var matches: [Match] = []
  /// Sentences without a counterpart, neighbours joined.
  private(set) var dropped: [Range<Int>] = []
  private(set) var added: [Range<Int>] = []

  /// A sentence belongs to another when they share this part of the shorter one.
  private static let leastShare = 0.4

  init(_ a: ExaminedText, _ b: ExaminedText, _ spans: [MatchedSpan]) {
    var partnerOfA = [Range<Int>?](repeating: nil, count: a.sentences.count)
    var partnerOfB = [Range<Int>?](repeating: nil, count: b.sentences.count)
    for span in spans {
      var i = Self.firstSentence(a, endingAfter: span.a.start)
      for j in Self.firstSentence(b, endingAfter: span.b.start)..<b.sentences.count {
        let sentence = b.sentences[j].span
        guard sentence.start < span.b.end else { break }
        while i < a.sentences.count, a.sentences[i].span.start < span.a.end {
          let other = a.sentences[i].span
          let image = Self.image(of: sentence, in: span)
          let shared =
            min(other.end, image.end, span.a.end) - max(other.start, image.start, span.a.start)
          if Double(shared) >= Self.leastShare * Double(min(other.length, sentence.length)) {
            partnerOfA[i] = Self.union(partnerOfA[i], j)
            partnerOfB[j] = Self.union(partnerOfB[j], i)
          }
          if other.end > image.end { break }
          i += 1
        }
      }
    }
    var taken = Set<Int>()
    for j in b.sentences.indices {
      guard let partners = partnerOfB[j], !taken.contains(j) else { continue }
      var match = Match(a: partners, b: j..<(j + 1))
      // Sentences cut differently on both sides grow into one match; each step takes in one more.
      var wider = Self.widened(match, partnerOfA, partnerOfB)
      while wider != match {
        match = wider
        wider = Self.widened(match, partnerOfA, partnerOfB)
      }
      taken.formUnion(match.b)
      matches.append(match)
    }
    dropped = Self.runs(partnerOfA.indices.filter { partnerOfA[$0] == nil })
    added = Self.runs(partnerOfB.indices.filter { partnerOfB[$0] == nil })
  }

  /// No match takes in more sentences than this.
  private static let widest = 12

  private static func widened(
    _ match: Match, _ ofA: [Range<Int>?], _ ofB: [Range<Int>?]
  ) -> Match {
    var wider = match
    for i in match.a { if let other = ofA[i] { wider.b = hull(wider.b, other) } }
    for j in match.b { if let other = ofB[j] { wider.a = hull(wider.a, other) } }
    return wider.a.count + wider.b.count < widest ? wider : match
  }

  /// Where a stretch of b lies in a, by straight interpolation inside a span.
  private static func image(of stretch: TextSpan, in span: MatchedSpan) -> TextSpan {
    let scale = Double(span.a.length) / Double(max(1, span.b.length))
    func mapped(_ offset: Int) -> Int {
      span.a.start + Int((Double(offset - span.b.start) * scale).rounded())
    }
    return TextSpan(mapped(max(stretch.start, span.b.start)), mapped(min(stretch.end, span.b.end)))
  }

  private static func firstSentence(_ text: ExaminedText, endingAfter offset: Int) -> Int {
    var (low, high) = (0, text.sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if text.sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func union(_ range: Range<Int>?, _ index: Int) -> Range<Int> {
    guard let range else { return index..<(index + 1) }
    return hull(range, index..<(index + 1))
  }

  private static func hull(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  private static func runs(_ indices: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }
}

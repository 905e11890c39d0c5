internal import Text
internal import TocsinModel

/// A folded text together with its original, ready to be aligned.
struct ComparedText {
  let folded: FoldedText

  init(_ text: String) {
    folded = FoldedText(text)
  }

  func span(_ range: Range<Int>) -> TextSpan {
    let (start, end) = folded.span(range)
    return TextSpan(start, end)
  }
}

/// The alignment of two texts. Where one does not repeat the other as a whole, phrases that are too short
/// to be a passage are left out.
struct Comparison {
  let alignment: Alignment
  let spans: [MatchedSpan]

  /// - Parameters:
  ///   - ignored: fingerprints of runs that are a source's boilerplate, of a's and of b's; spans made
  ///     of them are left out.
  init(
    _ a: ComparedText, _ b: ComparedText, ignoring ignored: [Set<UInt32>] = [],
    thresholds: CopyThresholds, with aligner: inout Aligner
  ) {
    var alignment = aligner.align(a.folded.scalars, b.folded.scalars)
    for set in ignored where !set.isEmpty {
      alignment.spans.removeAll { Self.isBoilerplate(a.folded.scalars, $0.a, set) }
    }
    if alignment.score < thresholds.wholeScore {
      alignment.spans.removeAll { $0.score < thresholds.runLength }
    }
    self.alignment = alignment
    spans = alignment.spans.map { MatchedSpan(a: a.span($0.a), b: b.span($0.b)) }
  }

  private static func isBoilerplate(
    _ scalars: [UInt32], _ range: Range<Int>, _ boilerplate: Set<UInt32>
  ) -> Bool {
    var sampled = 0
    var known = 0
    scalars.withUnsafeBufferPointer { scalars in
      let stretch = UnsafeBufferPointer(rebasing: scalars[range])
      CopyFingerprint.winnowing.sample(stretch) { _, hash in
        sampled += 1
        if boilerplate.contains(hash) { known += 1 }
      }
    }
    // The ends of a run of boilerplate are sampled differently on its own.
    return sampled > 0 && known * 2 > sampled
  }
}

extension CopyThresholds {
  /// Whether an alignment is a copy: of the whole shorter text, or of a passage long enough.
  func accepts(_ alignment: Alignment) -> Bool {
    guard min(alignment.lengthA, alignment.lengthB) >= minimumLength else { return false }
    return alignment.score >= wholeScore || sharedPassage(alignment) >= passageLength
  }

  /// The length of what is shared in runs long enough, edits deducted.
  func sharedPassage(_ alignment: Alignment) -> Int {
    alignment.spans.reduce(0) { $0 + ($1.score >= runLength ? $1.score : 0) }
  }
}

internal import Text
internal import TocsinModel

/// A folded text, ready to be aligned. What its source repeats on all its texts is taken out, so that it is
/// neither matched nor counted.
struct ComparedText {
  let folded: FoldedText

  /// - Parameter boilerplate: the fingerprints of what the source repeats.
  init(_ text: String, without boilerplate: Set<UInt32>? = nil) {
    var folded = FoldedText(text)
    if let boilerplate {
      folded.remove(BoilerplateRanges(of: folded, boilerplate).ranges)
    }
    self.folded = folded
  }

  /// How many folded scalars are compared of a text.
  static func length(of text: String, without boilerplate: Set<UInt32>?) -> Int {
    boilerplate == nil
      ? FoldedText.length(of: text) : ComparedText(text, without: boilerplate).folded.count
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

  init(
    _ a: ComparedText, _ b: ComparedText, thresholds: CopyThresholds, with aligner: inout Aligner
  ) {
    var alignment = aligner.align(a.folded.scalars, b.folded.scalars)
    if alignment.score < thresholds.wholeScore {
      alignment.spans.removeAll { $0.score < thresholds.runLength }
    }
    self.alignment = alignment
    spans = alignment.spans.map { MatchedSpan(a: a.span($0.a), b: b.span($0.b)) }
  }
}

extension CopyThresholds {
  /// Whether an alignment is a copy: of the whole shorter text, of a passage long enough, or of a quotation inside
  /// texts that are long enough for one.
  func accepts(_ alignment: Alignment) -> Bool {
    let shorter = min(alignment.lengthA, alignment.lengthB)
    guard shorter >= minimumLength else { return false }
    if alignment.score >= wholeScore { return true }
    let longest = alignment.spans.reduce(0) { max($0, $1.score) }
    guard longest >= min(quotationLength, passageLength) else { return false }
    return sharedPassage(alignment) >= passageLength
      || shorter / Self.quotedTexts >= quotationLength
  }

  /// The length of what is shared in runs long enough, edits deducted.
  func sharedPassage(_ alignment: Alignment) -> Int {
    alignment.spans.reduce(0) { $0 + ($1.score >= runLength ? $1.score : 0) }
  }
}

internal import Text
internal import TocsinModel

/// Looks at two documents side by side: what is shared, what was altered, in which context.
struct PairExamination {
  let thresholds: CopyThresholds

  /// `a` is taken as the earlier one. About linear in the two texts.
  ///
  /// - Parameter boilerplate: the fingerprints of what a's and b's sources repeat on their own texts, which
  ///   is neither copied nor altered.
  func examine(
    _ a: Document, _ b: Document, order: CopyPair.Order,
    ignoring boilerplate: (a: Set<UInt32>?, b: Set<UInt32>?) = (nil, nil),
    with aligner: inout Aligner
  ) -> CopyPair {
    var pair = CopyPair(
      a: a.id, b: b.id, kind: .copypasta, score: 1, coverageA: 1, coverageB: 1, order: order)
    if let first = a.published, let second = b.published {
      let (delay, overflows) = second.seconds.subtractingReportingOverflow(first.seconds)
      pair.delaySeconds = overflows ? nil : delay
    }
    if a.text == b.text, !a.text.isEmpty {
      let whole = TextSpan(0, a.text.utf8.count)
      pair.spans = [MatchedSpan(a: whole, b: whole)]
    } else {
      let comparison = Comparison(
        ComparedText(a.text, without: boilerplate.a), ComparedText(b.text, without: boilerplate.b),
        thresholds: thresholds, with: &aligner)
      let alignment = comparison.alignment
      pair.score = alignment.score
      pair.coverageA = alignment.coverageA
      pair.coverageB = alignment.coverageB
      pair.spans = comparison.spans
    }
    let recognition = ContextRecognition(a, b, pair)
    pair.context = recognition.context
    if a.text != b.text, !pair.spans.isEmpty {
      pair.alterations =
        AlterationFinder(
          pair, ExaminedText(a.text, without: boilerplate.a),
          ExaminedText(b.text, without: boilerplate.b)
        ).alterations
    }
    pair.reasons = measured(pair, a, b) + recognition.reasons
    return pair
  }

  private func measured(_ pair: CopyPair, _ a: Document, _ b: Document) -> [Reason] {
    let shared = pair.spans.reduce(0) { $0 + $1.b.length }
    return [
      Reason(
        feature: "copy.score", value: pair.score, threshold: thresholds.wholeScore,
        text: "\(percent(pair.score)) of the shorter text is repeated, edits deducted."),
      Reason(
        feature: "copy.shared-bytes", value: Double(shared),
        text: "\(pair.spans.count) shared "
          + (pair.spans.count == 1 ? "passage covers" : "passages cover")
          + " \(percent(pair.coverageA)) of the text of \(a.label) and \(percent(pair.coverageB)) of that of \(b.label)."
      ),
    ]
  }
}

/// A share as whole percent; what is nearly all or nearly none is not rounded to all or none.
func percent(_ share: Double) -> String {
  let rounded = Int((share * 100).rounded())
  if rounded == 100, share < 1 { return "99%" }
  if rounded == 0, share > 0 { return "1%" }
  return "\(rounded)%"
}

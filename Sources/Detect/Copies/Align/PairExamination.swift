internal import Text
internal import TocsinModel

/// Looks at two documents side by side: what is shared, what was altered, in which context.
struct PairExamination {
  let thresholds: CopyThresholds

  /// `a` is taken as the earlier one. About linear in the two texts.
  func examine(
    _ a: Document, _ b: Document, order: CopyPair.Order, with aligner: inout Aligner
  ) -> CopyPair {
    let comparison = Comparison(ComparedText(a.text), ComparedText(b.text), with: &aligner)
    let alignment = comparison.alignment
    var pair = CopyPair(
      a: a.id, b: b.id, kind: .copypasta, score: alignment.score, coverageA: alignment.coverageA,
      coverageB: alignment.coverageB, spans: comparison.spans, order: order)
    if let first = a.published, let second = b.published {
      pair.delaySeconds = second.seconds - first.seconds
    }
    return pair
  }
}

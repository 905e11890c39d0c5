internal import Text
internal import TocsinModel

/// Tells what a copy is for, from its own text: a fact check, a quotation, a credited reprint, an update by
/// the same source, or none of these. Order matters: a debunk may quote and credit as well.
struct ContextRecognition {
  private(set) var context: CopyContext = .repost
  private(set) var reasons: [Reason] = []

  /// A copy that is mostly another's text is a reprint, not a quotation.
  private static let quotationCoverage = 0.6
  /// The share of the matched text that must stand in quotation marks or a quotation block.
  private static let quotedShare = 0.6

  init(_ a: Document, _ b: Document, _ pair: CopyPair) {
    guard !pair.spans.isEmpty else { return }
    if let source = a.source?.id, source == b.source?.id {
      context = .ownVersion
      reasons = [
        weakening(
          "copy.own-version", "Both are published by \(a.label): an update or a second address.")
      ]
      return
    }
    if a.form == .page, a.place.path == b.place.path {
      context = .ownVersion
      reasons = [
        weakening("copy.own-version", "Both were read from one file, which changed in between.")
      ]
      return
    }
    let credit = Credit(of: a, in: b)
    // Only a text that is not mostly another's can quote it.
    let quoted =
      pair.coverageB < Self.quotationCoverage ? Self.quotedShare(b, pair.spans.map(\.b)) : 0
    if let reason = debunk(b, pair) {
      context = .debunk
      reasons = [reason]
    } else if quoted >= Self.quotedShare {
      context = .quotation
      reasons = [
        weakening(
          "copy.quotation",
          "\(percent(quoted)) of what is repeated is marked as a quotation, "
            + "inside a text of its own.", value: quoted, threshold: Self.quotedShare)
      ]
    } else if credit != nil {
      context = .creditedReprint
    }
    if let credit { reasons.append(weakening("copy.credit", credit.sentence)) }
  }

  private func weakening(
    _ feature: String, _ text: String, value: Double? = nil, threshold: Double? = nil
  ) -> Reason {
    Reason(
      feature: feature, direction: .weakens, value: value, threshold: threshold, text: text)
  }

  /// Only a text with words of its own can check another.
  private func debunk(_ b: Document, _ pair: CopyPair) -> Reason? {
    guard pair.coverageB < 0.85 else { return nil }
    if b.isClaimReview {
      return weakening(
        "copy.claim-review", "\(b.label) declares itself a fact check (ClaimReview).")
    }
    let title = Word.words(of: b.title ?? "")
    let inTitle = Cues.debunks.matches(in: title)
    let own = Word.words(of: b.text).filter { word in
      !pair.spans.contains { $0.b.start <= word.start && word.end <= $0.b.end }
    }
    let inText = Cues.debunks.matches(in: own)
    let copiedTitle = pair.coverageB > 0.7
    guard (!inTitle.isEmpty && !copiedTitle) || inText.count >= 2 else { return nil }
    let (words, range) = inText.first.map { (own, $0) } ?? (title, inTitle[0])
    let text = inText.isEmpty ? b.title ?? "" : b.text
    let cue = text.slice(TextSpan(words[range.lowerBound].start, words[range.upperBound - 1].end))
    return weakening(
      "copy.debunk", "The text is repeated in order to check it: “\(cue)”.",
      value: Double(inTitle.count + inText.count), threshold: 2)
  }

  /// How much of the spans is quoted, by the page's markup or by quotation marks.
  private static func quotedShare(_ b: Document, _ spans: [TextSpan]) -> Double {
    let total = spans.reduce(0) { $0 + $1.length }
    guard total > 0 else { return 0 }
    let marked = merged(
      b.quotations + QuotationMarks.quoted(b.text, TextSpan(0, b.text.utf8.count)))
    var quoted = 0
    for span in spans {
      for part in marked where part.overlaps(span) {
        quoted += min(part.end, span.end) - max(part.start, span.start)
      }
    }
    return Double(quoted) / Double(total)
  }

  private static func merged(_ spans: [TextSpan]) -> [TextSpan] {
    var merged: [TextSpan] = []
    for span in spans.sorted() {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1].end = max(last.end, span.end)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}

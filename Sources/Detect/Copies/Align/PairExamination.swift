internal import Text
package import TocsinModel

/// Looks at two documents side by side: what is shared, what was altered, in which context.
///
/// A text that is met again is not folded and cut again, and two texts are not compared twice: among copies the
/// same texts meet over and over. What was not met for long is forgotten, so that memory is bounded.
package struct PairExamination {
  let thresholds: CopyThresholds
  /// Whether a pair is given the reasons of its score and context, for a reader.
  let givesReasons: Bool
  private let known: ExaminedPairs?
  private var aligner = Aligner()
  private var texts = RecentValues<PreparedText.Key, PreparedText>(weighing: 1 << 20)
  private var comparisons = RecentValues<PreparedPair.Key, PreparedPair>(weighing: 1 << 21)

  /// - Parameter known: pairs that were examined before, with the same thresholds and for the same reader.
  package init(
    thresholds: CopyThresholds, givesReasons: Bool = true, known: ExaminedPairs? = nil
  ) {
    self.thresholds = thresholds
    self.givesReasons = givesReasons
    self.known = known
  }

  /// Compares two documents whole: what they share and what differs, whatever the result.
  /// `a` and `b` of the result are ordered by time as far as it is known.
  ///
  /// - Parameter link: how the two were found, from `a` to `b`; when it was by their meaning, they are compared by it.
  package mutating func compare(_ a: Document, _ b: Document, found link: CopyLink? = nil)
    -> CopyPair
  {
    let order = PublicationOrder(a, b)
    return order.isReversed
      ? examine(b, a, order: order.order, found: link?.reversed)
      : examine(a, b, order: order.order, found: link)
  }

  /// `a` is taken as the earlier one. About linear in the two texts.
  ///
  /// - Parameter boilerplate: the fingerprints of what a's and b's sources repeat on their own texts, which
  ///   is neither copied nor altered.
  mutating func examine(
    _ a: Document, _ b: Document, order: CopyPair.Order,
    ignoring boilerplate: (a: Set<UInt32>?, b: Set<UInt32>?) = (nil, nil),
    found link: CopyLink? = nil
  ) -> CopyPair {
    guard let known else {
      return examineAnew(a, b, order: order, ignoring: boilerplate, found: link)
    }
    let question = ExaminedPairs.Question(
      a: a, b: b, order: order, boilerplate: boilerplate, link: link)
    if let pair = known.answer(to: question) { return pair }
    let pair = examineAnew(a, b, order: order, ignoring: boilerplate, found: link)
    known.keep(pair, of: question)
    return pair
  }

  private mutating func examineAnew(
    _ a: Document, _ b: Document, order: CopyPair.Order,
    ignoring boilerplate: (a: Set<UInt32>?, b: Set<UInt32>?), found link: CopyLink?
  ) -> CopyPair {
    var pair = CopyPair(
      a: a.id, b: b.id, kind: .copypasta, score: 1, coverageA: 1, coverageB: 1, order: order)
    if let first = a.published, let second = b.published {
      let (delay, overflows) = second.seconds.subtractingReportingOverflow(first.seconds)
      pair.delaySeconds = overflows ? nil : delay
    }
    if let link, link.isByPassages {
      describe(&pair, a, b, by: link)
      return pair
    }
    let isSame = a.text.hasSameBytes(as: b.text) && !a.text.isEmpty
    if isSame {
      let whole = TextSpan(0, a.text.utf8.count)
      pair.spans = [MatchedSpan(a: whole, b: whole)]
    }
    let prepared = isSame ? nil : compared(a.text, b.text, boilerplate)
    if let prepared { prepared.describe(&pair) }
    let recognition = ContextRecognition(a, b, pair)
    pair.context = recognition.context
    if let prepared, !pair.spans.isEmpty { pair.alterations = prepared.alterations(of: pair) }
    guard givesReasons else { return pair }
    pair.reasons = measured(pair, a, b)
    if let prepared, !pair.spans.isEmpty, prepared.areInTwoAlphabets {
      pair.reasons.append(
        Reason(
          feature: CopyPair.anotherAlphabet,
          text:
            "One is in Cyrillic letters, the other in Latin ones: they are compared in one alphabet."
        ))
    }
    pair.reasons += recognition.reasons
    return pair
  }

  /// Says in a pair what was found out about its meaning.
  private func describe(_ pair: inout CopyPair, _ a: Document, _ b: Document, by link: CopyLink) {
    pair.kind = link.kind
    pair.score = Double(link.score)
    pair.coverageA = Double(link.coverageA)
    pair.coverageB = Double(link.coverageB)
    pair.spans = link.spans
    let recognition = ContextRecognition(a, b, pair)
    pair.context = recognition.context
    pair.alterations = TranslatedAlterations.alterations(
      a.text, language: a.language, b.text, language: b.language, passages: pair.spans)
    guard givesReasons else { return }
    pair.reasons =
      [
        link.isTransliterated
          ? Reason(
            feature: CopyPair.transliterated, value: pair.score,
            text:
              "Put into the letters of one script, \(percent(pair.score)) of the letters of both agree."
          )
          : Reason(
            feature: "copy.probability", value: pair.score,
            text: "\(pair.probabilityInWords ?? "1") is the probability that both say the same."),
        Reason(
          feature: "copy.shared-bytes", value: Double(pair.spans.reduce(0) { $0 + $1.b.length }),
          text: """
            \(percent(pair.coverageA)) of the text of \(a.label) and \(percent(pair.coverageB)) of that of \
            \(b.label) have their like in the other.
            """),
      ] + recognition.reasons
  }

  private mutating func compared(
    _ a: String, _ b: String, _ boilerplate: (a: Set<UInt32>?, b: Set<UInt32>?)
  ) -> PreparedPair {
    let (textA, textB) = (prepared(a, boilerplate.a), prepared(b, boilerplate.b))
    let key = PreparedPair.Key(a: textA.number, b: textB.number)
    if let known = comparisons[key] { return known }
    let pair = PreparedPair(textA, textB, thresholds: thresholds, with: &aligner)
    // A known pair keeps its texts.
    comparisons.insert(pair, for: key, weight: a.utf8.count + b.utf8.count)
    return pair
  }

  private mutating func prepared(_ text: String, _ boilerplate: Set<UInt32>?) -> PreparedText {
    let key = PreparedText.Key(text: text, boilerplate: boilerplate)
    if let known = texts[key] { return known }
    let prepared = PreparedText(text, without: boilerplate)
    texts.insert(prepared, for: key, weight: text.utf8.count)
    return prepared
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

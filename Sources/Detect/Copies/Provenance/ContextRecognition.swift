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
  /// A text that is more another's than this does not check it, whatever it declares.
  private static let declaredCoverage = 0.85
  /// Or whatever its words say.
  private static let checkedCoverage = 0.7

  init(_ a: Document, _ b: Document, _ pair: CopyPair) {
    guard !pair.spans.isEmpty else { return }
    if b.answers(a) {
      context = .quotation
      reasons = [
        weakening("copy.answer", "\(b.label) answers \(a.label), and repeats what it answers.")
      ]
      return
    }
    if let source = a.source?.id, source == b.source?.id, Self.forwarded(b) == nil {
      context = .ownVersion
      reasons = [
        weakening(
          "copy.own-version", "Both are published by \(a.label): an update or a second address.")
      ]
      return
    }
    if a.form == .page, b.form == .page, a.place.path == b.place.path {
      context = .ownVersion
      reasons = [
        weakening("copy.own-version", "Both were read from one file, which changed in between.")
      ]
      return
    }
    let credit = Credit(of: a, in: b)
    // Among posts that are the same nobody asks for the words.
    lazy var words = Word.words(of: b.text)
    // Only a text that is not mostly another's can quote it.
    let quoted =
      pair.coverageB < Self.quotationCoverage ? Self.quotedShare(b, pair.spans.map(\.b)) : 0
    if pair.coverageB < Self.declaredCoverage, let reason = debunk(b, words, pair) {
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
    } else if DeclaredOrigins.mayBe(in: b),
      let reason = wire(a, b, words, isCredited: credit != nil)
    {
      context = .wireCopy
      reasons = [reason]
    } else if credit != nil {
      context = .creditedReprint
    } else if let reason = creditElsewhere(a, b) {
      context = .creditedReprint
      reasons = [reason]
    }
    if let credit { reasons.append(weakening("copy.credit", credit.sentence)) }
  }

  /// A credit to a source that is neither of the two, and so was perhaps not read.
  private func creditElsewhere(_ a: Document, _ b: Document) -> Reason? {
    if let mark = Self.forwarded(b) {
      return weakening(
        "copy.credit-elsewhere", "\(b.label) credits \(mark.account): “\(mark.written)”.")
    }
    guard let line = RightsLine(of: b), RightsLine(of: a)?.name != line.name else { return nil }
    return weakening(
      "copy.credit-elsewhere", "\(b.label) credits \(line.name): “\(line.written)”.")
  }

  /// What a post repeats of somebody else.
  private static func forwarded(_ document: Document) -> RepostMark? {
    RepostMark(of: document).flatMap { $0.names(document.source) ? nil : $0 }
  }

  private func weakening(
    _ feature: String, _ text: String, value: Double? = nil, threshold: Double? = nil
  ) -> Reason {
    Reason(
      feature: feature, direction: .weakens, value: value, threshold: threshold, text: text)
  }

  /// Text of an agency: delivered by a to b, or by one that both name to both of them.
  private func wire(_ a: Document, _ b: Document, _ words: [Word], isCredited: Bool) -> Reason? {
    let own = [a.source, b.source].map { source in
      source.map(Self.names) ?? []
    }
    if isCredited, own[0].contains(where: { NewsAgencies.areNamed(by: $0) }) {
      return weakening("copy.wire", "\(a.label) is a news agency, and \(b.label) names it.")
    }
    let declared = DeclaredOrigins(of: b, words)
    guard !declared.names.isEmpty else { return nil }
    let original = DeclaredOrigins(of: a, Word.words(of: a.text))
    return declared.shared(with: original, except: own.joined().map { $0.map(\.key) }).map {
      weakening("copy.wire", "Both texts name who delivered them: “\($0)”.")
    }
  }

  /// What a source is called, in words: its name, its host, and the host without its ending.
  private static func names(_ source: Source) -> [[Word]] {
    var names = [source.name ?? "", source.id.rawValue]
    if source.kind == .site, let dot = source.id.rawValue.lastIndex(of: ".") {
      names.append(String(source.id.rawValue[..<dot]))
    }
    return names.map { Word.words(of: $0) }.filter { !$0.isEmpty }
  }

  /// Only a text with words of its own can check another.
  private func debunk(_ b: Document, _ words: [Word], _ pair: CopyPair) -> Reason? {
    if b.isClaimReview {
      return weakening(
        "copy.claim-review", "\(b.label) declares itself a fact check (ClaimReview).")
    }
    let title = Word.words(of: b.title ?? "")
    let inTitle = Self.checks(in: title)
    let own = words.filter { word in
      !pair.spans.contains { $0.b.start <= word.start && word.end <= $0.b.end }
    }
    let inText = Self.checks(in: own)
    // The same word twice may be the subject: a court's verdict.
    let different = Set(inText.map { own[$0].map(\.key) }).count
    guard pair.coverageB <= Self.checkedCoverage, !inTitle.isEmpty || different >= 2
    else { return nil }
    let (words, range) = inText.first.map { (own, $0) } ?? (title, inTitle[0])
    let text = inText.isEmpty ? b.title ?? "" : b.text
    let cue = text.slice(TextSpan(words[range.lowerBound].start, words[range.upperBound - 1].end))
    return weakening(
      "copy.debunk", "The text is repeated in order to check it: “\(cue)”.",
      value: Double(inTitle.count + inText.count), threshold: 2)
  }

  /// Words of those who check; denied ones (“not fabricated”, “kein Fake”) are not.
  private static func checks(in words: [Word]) -> [Range<Int>] {
    var end = 0
    return Cues.debunks.matches(in: words).filter { match in
      // “It never happened; the claim is false”: the first one's “never” denies nothing.
      let before = max(end, match.lowerBound - 2)..<match.lowerBound
      end = match.upperBound
      return !Cues.negations.occurs(in: words, before)
    }
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

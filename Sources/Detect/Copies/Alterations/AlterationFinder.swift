internal import Text
internal import TocsinModel

/// Lists what differs between a text and its copy, in the order of the copy.
///
/// Sentences are paired by the spans both texts share; inside a pair the words are compared. A copy that takes
/// only a part of the text is not reproached with what it left out before and behind that part.
struct AlterationFinder {
  let a: ExaminedText
  let b: ExaminedText
  private let matching: SentenceMatching
  /// When the copy takes only a part: where that part lies.
  private let takenA: TextSpan?
  private let takenB: TextSpan?
  private(set) var alterations: [Alteration] = []

  /// No list is longer; nobody reads more.
  static let limit = 200
  /// The share of words that a sentence and its changed form have in common.
  private static let leastLikeness = 0.4
  /// Longer quotations of a text are cut in lists.
  private static let excerpt = 400

  init(_ pair: CopyPair, _ a: String, _ b: String) {
    self.a = ExaminedText(a)
    self.b = ExaminedText(b)
    matching = SentenceMatching(self.a, self.b, pair.spans)
    takenA = pair.coverageA < 0.5 ? Self.extent(pair.spans.map(\.a)) : nil
    takenB = pair.coverageB < 0.5 ? Self.extent(pair.spans.map(\.b)) : nil
    for match in matching.matches { compare(match) }
    for run in matching.dropped { drop(run) }
    for run in matching.added { add(run) }
    disguises()
    alterations = alterations.enumerated().sorted { left, right in
      let (first, second) = (Self.position(left.element), Self.position(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.prefix(Self.limit).map(\.element)
  }

  private static func extent(_ spans: [TextSpan]) -> TextSpan? {
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
    return TextSpan(start, end)
  }

  private static func position(_ alteration: Alteration) -> Int {
    alteration.b?.start ?? alteration.a?.start ?? 0
  }

  private mutating func append(
    _ kind: Alteration.Kind, before: TextSpan? = nil, after: TextSpan? = nil
  ) {
    func excerpt(_ text: ExaminedText, _ span: TextSpan) -> String {
      guard span.length > Self.excerpt else { return text.string(span) }
      return text.string(TextSpan(span.start, span.start + Self.excerpt)) + "…"
    }
    alterations.append(
      Alteration(
        kind: kind, before: before.map { excerpt(a, $0) }, after: after.map { excerpt(b, $0) },
        a: before, b: after))
  }
}

// MARK: Sentences

extension AlterationFinder {
  private mutating func compare(_ match: SentenceMatching.Match) {
    let wordsA = a.words(ofSentences: match.a)
    let wordsB = b.words(ofSentences: match.b)
    let runs = sequenceDiff(a.keys(wordsA), b.keys(wordsB), limit: 400)
    let replaced = runs.compactMap { run -> (a: Range<Int>, b: Range<Int>)? in
      guard case .replaced(let inA, let inB) = run else { return nil }
      return (
        (wordsA.lowerBound + inA.lowerBound)..<(wordsA.lowerBound + inA.upperBound),
        (wordsB.lowerBound + inB.lowerBound)..<(wordsB.lowerBound + inB.upperBound)
      )
    }
    guard !replaced.isEmpty else { return }
    let kept = wordsA.count - replaced.reduce(0) { $0 + $1.a.count }
    guard Double(2 * kept) >= Self.leastLikeness * Double(wordsA.count + wordsB.count) else {
      // Two sentences around a shared phrase, not one that was changed.
      drop(match.a)
      add(match.b)
      return
    }
    let (spanA, spanB) = (a.span(ofSentences: match.a), b.span(ofSentences: match.b))
    append(.sentenceChanged, before: spanA, after: spanB)
    compareQuotations(wordsA, wordsB)
    if isRightsLine(a, wordsA) || isRightsLine(b, wordsB) {
      append(.copyright, before: spanA, after: spanB)
    }
    var names = false
    for change in replaced {
      compareNumbers(change.a, change.b)
      if compareNames(change.a, change.b) { names = true }
    }
    compareNegations(wordsA, wordsB)
    compareAttributions(wordsA, wordsB, (spanA, spanB), namesChanged: names)
  }

  private mutating func drop(_ run: Range<Int>) {
    let span = a.span(ofSentences: run)
    if let takenA, !takenA.contains(span) { return }
    append(.sentenceDropped, before: span)
    let words = a.words(ofSentences: run)
    for name in distinctNames(a, words) where !b.contains(a.keys(name)) {
      append(.name, before: a.span(name))
    }
    for quotation in a.quotations(in: words) where !b.contains(a.keys(quotation)) {
      append(.quotation, before: a.span(quotation))
    }
    for sentence in run {
      let words = a.sentences[sentence].words
      if isRightsLine(a, words) {
        append(.copyright, before: a.sentences[sentence].span)
      } else if Cues.attributions.occurs(in: Array(a.words[words])) || isCreditLine(a, words) {
        append(.attribution, before: a.sentences[sentence].span)
      }
    }
  }

  private mutating func add(_ run: Range<Int>) {
    let span = b.span(ofSentences: run)
    if let takenB, !takenB.contains(span) { return }
    append(.sentenceAdded, after: span)
    for sentence in run {
      let words = b.sentences[sentence].words
      if isRightsLine(b, words) {
        append(.copyright, after: b.sentences[sentence].span)
      } else if isCreditLine(b, words) {
        append(.attribution, after: b.sentences[sentence].span)
      }
    }
  }

  private func isRightsLine(_ text: ExaminedText, _ words: Range<Int>) -> Bool {
    if Cues.copyrights.occurs(in: Array(text.words[words])) { return true }
    guard let span = text.span(words) else { return false }
    return text.slice(around: span).unicodeScalars.contains("©")
  }

  /// A short line that names where the text is from.
  private func isCreditLine(_ text: ExaminedText, _ words: Range<Int>) -> Bool {
    words.count <= 24 && Cues.credits.occurs(in: Array(text.words[words]))
  }

  private func distinctNames(_ text: ExaminedText, _ words: Range<Int>) -> [Range<Int>] {
    var known: Set<[UInt64]> = []
    return text.names(in: words).filter { known.insert(text.keys($0)).inserted }
  }
}

extension ExaminedText {
  /// A span with the few characters before and behind it, such as a rights sign.
  fileprivate func slice(around span: TextSpan) -> Substring {
    text.slice(TextSpan(span.start - 6, span.end + 6))
  }
}

// MARK: Words

extension AlterationFinder {
  private mutating func compareNumbers(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = numbers(a, inA)
    let after = numbers(b, inB)
    for index in 0..<max(before.count, after.count) {
      let old = index < before.count ? before[index] : nil
      let new = index < after.count ? after[index] : nil
      if let old, let new, a.keys(old) == b.keys(new) { continue }
      let isDate = [old.map { isDated(a, $0) }, new.map { isDated(b, $0) }].contains(true)
      append(isDate ? .date : .number, before: old.flatMap(a.span), after: new.flatMap(b.span))
    }
    guard before.isEmpty, after.isEmpty else { return }
    let months = (
      Cues.months.matches(in: Array(a.words[inA])), Cues.months.matches(in: Array(b.words[inB]))
    )
    if !months.0.isEmpty || !months.1.isEmpty {
      append(.date, before: a.span(inA), after: b.span(inB))
    }
  }

  /// The numbers that touch a range, each whole: `1,200` and `10.30` are two words, but one number.
  private func numbers(_ text: ExaminedText, _ range: Range<Int>) -> [Range<Int>] {
    func isOneNumber(_ first: Int) -> Bool {
      text.words[first].hasDigit && text.words[first + 1].hasDigit
        && text.words[first + 1].start - text.words[first].end <= 1
    }
    var found: [Range<Int>] = []
    for index in range where text.words[index].hasDigit && found.last?.contains(index) != true {
      var (start, end) = (index, index + 1)
      while start > 0, isOneNumber(start - 1) { start -= 1 }
      while end < text.words.count, isOneNumber(end - 1) { end += 1 }
      found.append(start..<end)
    }
    return found
  }

  /// Whether a number stands beside the name of a month, or is written as a date.
  private func isDated(_ text: ExaminedText, _ range: Range<Int>) -> Bool {
    if range.count == 3 { return true }
    let near = max(0, range.lowerBound - 2)..<min(text.words.count, range.upperBound + 2)
    return Cues.months.occurs(in: Array(text.words[near]))
  }

  /// Returns whether a name changed.
  private mutating func compareNames(_ inA: Range<Int>, _ inB: Range<Int>) -> Bool {
    let before = names(a, around: inA)
    let after = names(b, around: inB)
    let gone = before.filter { !b.contains(a.keys($0)) }
    let new = after.filter { !a.contains(b.keys($0)) }
    for index in 0..<max(gone.count, new.count) {
      append(
        .name, before: index < gone.count ? a.span(gone[index]) : nil,
        after: index < new.count ? b.span(new[index]) : nil)
    }
    return !gone.isEmpty || !new.isEmpty
  }

  /// Names that touch a range: a changed surname shows with its given name.
  private func names(_ text: ExaminedText, around range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    let near = max(0, range.lowerBound - 2)..<min(text.words.count, range.upperBound + 2)
    return text.names(in: near).filter { $0.overlaps(range) }
  }

  private mutating func compareNegations(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = Cues.negations.matches(in: Array(a.words[inA]))
    let after = Cues.negations.matches(in: Array(b.words[inB]))
    guard before.count != after.count else { return }
    append(.negation, before: a.span(inA), after: b.span(inB))
  }

  private mutating func compareAttributions(
    _ inA: Range<Int>, _ inB: Range<Int>, _ spans: (TextSpan, TextSpan), namesChanged: Bool
  ) {
    let before = Cues.attributions.matches(in: Array(a.words[inA])).count
    let after = Cues.attributions.matches(in: Array(b.words[inB])).count
    if before != after || (namesChanged && before > 0) {
      append(.attribution, before: spans.0, after: spans.1)
    }
  }

  private mutating func compareQuotations(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = a.quotations(in: inA)
    let after = b.quotations(in: inB)
    for index in 0..<max(before.count, after.count) {
      let old = index < before.count ? before[index] : nil
      let new = index < after.count ? after[index] : nil
      if let old, let new, a.keys(old) == b.keys(new) { continue }
      // The words may still be there, without their marks.
      if let old, new == nil, b.contains(a.keys(old)) { continue }
      if let new, old == nil, a.contains(b.keys(new)) { continue }
      append(.quotation, before: old.flatMap(a.span), after: new.flatMap(b.span))
    }
  }

  /// Letters exchanged for look-alikes, and characters that cannot be seen.
  private mutating func disguises() {
    let disguise = Disguise(a, b, matching.matches)
    if let first = disguise.words.first, let last = disguise.words.last {
      alterations.append(
        Alteration(
          kind: .homoglyph, before: disguise.sample(a) { $0.a }, after: disguise.sample(b) { $0.b },
          a: TextSpan(a.words[first.a].start, a.words[last.a].end),
          b: TextSpan(b.words[first.b].start, b.words[last.b].end)))
    }
    if disguise.invisible > 0 {
      alterations.append(
        Alteration(kind: .invisible, after: "\(disguise.invisible) invisible characters"))
    }
  }
}

internal import Text
internal import TocsinModel

extension AlterationFinder {
  mutating func compare(_ match: SentenceMatching.Match) {
    let wordsA = a.words(ofSentences: match.a)
    let wordsB = b.words(ofSentences: match.b)
    let runs = sequenceDiff(Array(a.keys(wordsA)), Array(b.keys(wordsB)), limit: 400)
    let replaced = runs.compactMap { run -> (a: Range<Int>, b: Range<Int>)? in
      guard case .replaced(let inA, let inB) = run else { return nil }
      return (
        (wordsA.lowerBound + inA.lowerBound)..<(wordsA.lowerBound + inA.upperBound),
        (wordsB.lowerBound + inB.lowerBound)..<(wordsB.lowerBound + inB.upperBound)
      )
    }
    .filter { !isOfRepost($0.a, $0.b) }
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
    if match.a.contains(where: a.isRightsLine) || match.b.contains(where: b.isRightsLine) {
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

  mutating func drop(_ run: Range<Int>) {
    if let takenA, !takenA.contains(a.span(ofSentences: run)) { return }
    if isBehindCut(run) { return }
    let lines = run.filter { a.isRightsLine($0) }
    for sentence in lines { append(.copyright, before: a.sentences[sentence].span) }
    for part in Self.runs(run, without: lines).flatMap(a.paragraphs) {
      append(.sentenceDropped, before: a.span(ofSentences: part))
      let words = a.words(ofSentences: part)
      for name in distinctNames(a, words) where !b.contains(a.keys(name)) {
        append(.name, before: a.span(name))
      }
      for quotation in a.quotations(in: words) where !b.contains(a.keys(quotation)) {
        append(.quotation, before: a.span(quotation))
      }
      for sentence in part where isAttributed(a.sentences[sentence].words) {
        append(.attribution, before: a.sentences[sentence].span)
      }
    }
  }

  mutating func add(_ run: Range<Int>) {
    if let takenB, !takenB.contains(b.span(ofSentences: run)) { return }
    let lines = run.filter { b.isRightsLine($0) }
    for sentence in lines { append(.copyright, after: b.sentences[sentence].span) }
    for part in Self.runs(run, without: lines).flatMap(b.paragraphs) {
      append(.sentenceAdded, after: b.span(ofSentences: part))
      for sentence in part where isCreditLine(b, b.sentences[sentence].words) {
        append(.attribution, after: b.sentences[sentence].span)
      }
    }
  }

  private func isAttributed(_ words: Range<Int>) -> Bool {
    Cues.attributions.occurs(in: a.words, words) || isCreditLine(a, words)
  }

  /// What is left of a run of sentences when some are taken out.
  private static func runs(_ run: Range<Int>, without lines: [Int]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = run.lowerBound
    for line in lines + [run.upperBound] {
      if line > start { found.append(start..<line) }
      start = line + 1
    }
    return found
  }

  /// One line that was dropped and one that was added are one that was exchanged.
  mutating func joinExchanges(of kind: Alteration.Kind) {
    func index(_ isWanted: (Alteration) -> Bool) -> Int? {
      alterations.firstIndex { $0.kind == kind && isWanted($0) }
    }
    while let dropped = index({ $0.b == nil }), let added = index({ $0.a == nil }) {
      alterations[dropped].b = alterations[added].b
      alterations[dropped].after = alterations[added].after
      alterations.remove(at: added)
    }
  }

  /// A short line that names where the text is from.
  private func isCreditLine(_ text: ExaminedText, _ words: Range<Int>) -> Bool {
    words.count <= 24 && Cues.credits.occurs(in: text.words, words)
  }

  private func distinctNames(_ text: ExaminedText, _ words: Range<Int>) -> [Range<Int>] {
    var known: Set<ArraySlice<UInt64>> = []
    return text.names(in: words).filter { known.insert(text.keys($0)).inserted }
  }
}

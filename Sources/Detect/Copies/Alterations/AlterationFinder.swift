internal import Text
internal import TocsinModel

/// Lists what differs between a text and its copy, in the order of the copy.
///
/// Sentences are paired by the spans both texts share; inside a pair the words are compared. A text that
/// only sets a part of the other into its own is not reproached with what it left out around that part.
struct AlterationFinder {
  let a: ExaminedText
  let b: ExaminedText
  private let matching: SentenceMatching
  /// When the copy sets only a part into a text of its own: where that part lies.
  let takenA: TextSpan?
  let takenB: TextSpan?
  /// Where the copy says that it is a repost.
  private let mark: Range<Int>
  /// Whether a platform cut the copy off at its end.
  private let isCutOff: Bool
  var alterations: [Alteration] = []

  /// No list is longer; nobody reads more.
  static let limit = 200
  /// The share of words that a sentence and its changed form have in common.
  static let leastLikeness = 0.4
  /// Longer quotations of a text are cut in lists.
  private static let excerpt = 600

  init(_ pair: CopyPair, _ a: ExaminedText, _ b: ExaminedText) {
    self.a = a
    self.b = b
    matching = SentenceMatching(a, b, pair.spans)
    let isQuoted = Self.isQuoted(pair)
    let setsPart = pair.coverageA < 0.5 && pair.coverageB < 0.8
    takenA = isQuoted || setsPart ? Self.extent(pair.spans.map(\.a)) : nil
    takenB = isQuoted || pair.coverageB < 0.5 ? Self.extent(pair.spans.map(\.b)) : nil
    mark = RepostMark(b.text)?.place ?? 0..<0
    isCutOff = RepostMark.isCutOff(b.text)
    // Every step may add several; what is far beyond the list is not looked for.
    for match in matching.matches where alterations.count < 4 * Self.limit { compare(match) }
    for run in matching.dropped where alterations.count < 6 * Self.limit { drop(run) }
    for run in matching.added where alterations.count < 8 * Self.limit { add(run) }
    disguises()
    joinExchanges(of: .copyright)
    alterations = alterations.enumerated().sorted { left, right in
      let (first, second) = (Self.position(left.element), Self.position(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.prefix(Self.limit).map(\.element)
  }

  /// Whether a change is none of the copier's: the words of credit, and where a platform cut the rest off.
  func isOfRepost(_ inA: Range<Int>, _ inB: Range<Int>) -> Bool {
    if isCutOff, inB.upperBound == b.words.count { return true }
    guard inA.isEmpty, let first = inB.first, let last = inB.last else { return false }
    return mark.contains(b.words[first].start) && b.words[last].end <= mark.upperBound
  }

  /// Whether sentences are those behind the place where the copy was cut off.
  func isBehindCut(_ run: Range<Int>) -> Bool {
    isCutOff && run.lowerBound >= (matching.matches.map(\.a.upperBound).max() ?? 0)
  }

  /// Whether the copy repeats the text in order to quote or to check it.
  static func isQuoted(_ pair: CopyPair) -> Bool {
    pair.context == .quotation || pair.context == .debunk
  }

  private static func extent(_ spans: [TextSpan]) -> TextSpan? {
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
    return TextSpan(start, end)
  }

  private static func position(_ alteration: Alteration) -> Int {
    alteration.b?.start ?? alteration.a?.start ?? 0
  }

  mutating func append(
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

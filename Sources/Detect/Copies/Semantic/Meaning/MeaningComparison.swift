import Foundation
internal import Names
internal import Text

/// Measures pairs of passages.
struct MeaningComparison: Sendable {
  let neighbourhood: MeaningNeighbourhood
  let decisions: MeaningDecisions

  func languages(of pair: NumberPair) -> MeaningDecision.Languages {
    let passages = neighbourhood.index.passages
    return passages[Int(pair.a)].language == passages[Int(pair.b)].language ? .same : .different
  }

  /// What the texts say before letters and tokens are aligned.
  ///
  /// - Parameter asksForScripts: whether they may be one text in the letters of two scripts, whatever the models say of them.
  func counted(
    _ pair: NumberPair, _ texts: [UInt32: PassageText], asksForScripts: Bool
  ) -> PairFacts {
    var facts = PairFacts()
    guard let a = texts[pair.a], let b = texts[pair.b] else { return facts }
    if asksForScripts, let letters = transliterated(a, b) {
      (facts.stage, facts.letters) = (.transliterated, letters)
    } else {
      facts.agreement = MeaningMeasurements.Agreement(a.evidence, b.evidence)
    }
    return facts
  }

  /// How alike two passages in different scripts are that are one text once it is put into the letters of one; `nil` for all others.
  private func transliterated(_ a: PassageText, _ b: PassageText) -> Double? {
    guard a.rendition.isEmpty != b.rendition.isEmpty,
      let letters = a.likeness(inLatin: b) ?? b.likeness(inLatin: a),
      letters >= MeaningMatch.copied
    else { return nil }
    return letters
  }

  /// Adds what the letters, in one language, and the tokens say.
  func align(
    _ facts: inout PairFacts, of pair: NumberPair, _ texts: [UInt32: PassageText],
    _ tokens: [UInt32: TokenVectors], with aligner: inout Aligner
  ) {
    facts.stage = .aligned
    if languages(of: pair) == .same, let a = texts[pair.a], let b = texts[pair.b] {
      facts.aligned = aligner.align(a.folded.scalars, b.folded.scalars).score
      facts.letters = editSimilarity(a.folded.scalars, b.folded.scalars)
    }
    if let a = tokens[pair.a], let b = tokens[pair.b] { facts.tokens = TokenAlignment(a, b) }
  }

  /// What is measured of a pair among its neighbours.
  func measurements(of pair: NumberPair, _ facts: PairFacts) -> MeaningMeasurements {
    var measured = MeaningMeasurements()
    if let e5 = neighbourhood.likeness(of: pair, in: .e5) {
      measured.cosine = e5.cosine
      measured.margin = e5.margin
      measured.smallerGap = e5.smallerGap
      measured.largerGap = e5.largerGap
    }
    if let universal = neighbourhood.likeness(of: pair, in: .universal) {
      measured.isUniversal = 1
      measured.universalCosine = universal.cosine
      measured.universalMargin = universal.margin
      measured.universalSmallerGap = universal.smallerGap
      measured.universalLargerGap = universal.largerGap
    }
    let passages = neighbourhood.index.passages
    let lengths = [passages[Int(pair.a)].length, passages[Int(pair.b)].length].map {
      log(Double(max(1, $0)))
    }
    measured.lengthRatio = abs(lengths[0] - lengths[1])
    measured.length = min(lengths[0], lengths[1])
    measured.agreement = facts.agreement
    measured.aligned = facts.aligned
    measured.tokens = facts.tokens
    return measured
  }

  /// Whether a pair may be found to say the same when it is looked at closely.
  func isWorthAligning(_ pair: NumberPair, _ facts: PairFacts) -> Bool {
    decisions[languages(of: pair)].isWorthAligning(measurements(of: pair, facts))
  }

  /// A pair that was looked at closely, not decided yet; `nil` for a form.
  func match(_ pair: NumberPair, _ facts: PairFacts) -> MeaningMatch? {
    let languages = languages(of: pair)
    var match = MeaningMatch(
      pair: pair, measured: MeaningMeasurements(), languages: languages, logit: .infinity)
    match.letters = facts.letters
    switch facts.stage {
    case .counted, .form: return nil
    case .transliterated: match.isTransliterated = true
    case .aligned:
      match.measured = measurements(of: pair, facts)
      match.logit = decisions[languages].logit(match.measured)
    }
    return match
  }
}

/// A passage's text, as pairs need it.
struct PassageText: Sendable {
  let folded: FoldedText
  let evidence: TextEvidence
  /// Where it is in letters that can be put into Latin ones: how, in the most usual way; empty for any other, and for what is folded
  /// to Latin letters.
  let rendition: [UInt32]
  let text: String

  init(_ text: String, language: String?) {
    self.text = text
    folded = FoldedText(text)
    evidence = TextEvidence(Wording(text).text, language: language)
    let isFolded = SerbianWords(text)?.areMost == true
    let usual = isFolded ? nil : Transliteration.renditions(ofText: text, limit: 1).first
    rendition = usual.map(Self.folded) ?? []
  }

  private static func folded(_ text: String) -> [UInt32] {
    var scalars: [UInt32] = []
    FoldedText.appendScalars(of: text, to: &scalars)
    return scalars
  }

  /// From so much likeness in the most usual rendition on, the others are tried: translations have less than half.
  private static let promising = 0.5

  /// How alike the letters are when this text is put into Latin ones, in the way that agrees best; `nil` where it has no other letters, or
  /// they are hopelessly different. Linear in the product of the lengths over 64.
  func likeness(inLatin latin: PassageText) -> Double? {
    guard !rendition.isEmpty, latin.rendition.isEmpty else { return nil }
    let (shorter, longer) = (
      min(rendition.count, latin.folded.count), max(rendition.count, latin.folded.count)
    )
    guard Double(shorter) >= Self.promising * Double(longer),
      editSimilarity(rendition, latin.folded.scalars) >= Self.promising
    else { return nil }
    return Transliteration.renditions(ofText: text).map {
      editSimilarity(Self.folded($0), latin.folded.scalars)
    }.max()
  }
}

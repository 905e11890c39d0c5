import Foundation
internal import Text

/// Measures pairs of passages.
struct MeaningComparison: Sendable {
  let neighbourhood: MeaningNeighbourhood
  let decisions: MeaningDecisions

  func languages(of pair: PassagePair) -> MeaningDecision.Languages {
    let passages = neighbourhood.index.passages
    return passages[Int(pair.a)].language == passages[Int(pair.b)].language ? .same : .different
  }

  /// What is known before letters and tokens are aligned.
  func screen(_ pair: PassagePair, _ texts: [UInt32: PassageText]) -> MeaningMeasurements {
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
    if let a = texts[pair.a], let b = texts[pair.b] {
      // Names are sought in the other text in one of several ways: both directions are asked, so that the order of
      // two texts says nothing.
      for agreement in [
        a.evidence.agreement(with: b.evidence), b.evidence.agreement(with: a.evidence),
      ] {
        measured.add(agreement, weight: 0.5)
      }
    }
    return measured
  }

  /// Adds what the letters, in one language, and the tokens say.
  func align(
    _ match: inout MeaningMatch, _ texts: [UInt32: PassageText], _ tokens: [UInt32: TokenVectors],
    with aligner: inout Aligner
  ) {
    let pair = match.pair
    if match.languages == .same, let a = texts[pair.a], let b = texts[pair.b] {
      match.measured.aligned = aligner.align(a.folded.scalars, b.folded.scalars).score
      match.letters = editSimilarity(a.folded.scalars, b.folded.scalars)
    }
    if let a = tokens[pair.a], let b = tokens[pair.b] {
      match.measured.tokens = TokenAlignment(a, b)
    }
    match.logit = decisions[match.languages].logit(match.measured)
  }
}

/// A passage's text, as pairs need it.
struct PassageText: Sendable {
  let folded: FoldedText
  let evidence: TextEvidence

  init(_ text: String, language: String?) {
    folded = FoldedText(text)
    evidence = TextEvidence(Wording(text).text, language: language)
  }
}

internal import Text

extension MeaningComparison {
  /// From how many facts on that only one of two texts has, and from which share of their facts, they are fillings of
  /// one form: a name that is like another may be taken for it.
  private static let leastOther = (facts: 3.0, share: 0.5)
  /// The least share of the shorter text that is frame.
  private static let leastFrame = 0.6

  /// Whether two passages in one language fill in one template: the same letters but for facts, of which most are
  /// exchanged. They say the same in the same words of other things, and so nothing is reworded; who asks only by
  /// meaning finds each filling near to all others.
  ///
  /// Letters are aligned for pairs with exchanged facts only.
  func isForm(
    _ pair: NumberPair, _ agreement: MeaningMeasurements.Agreement, _ texts: [UInt32: PassageText],
    with aligner: inout Aligner
  ) -> Bool {
    let other = agreement.otherNumbers + agreement.otherNames
    let shared = 2 * (agreement.sharedNumbers + agreement.sharedNames)
    guard languages(of: pair) == .same, agreement.exchangedNumbers >= 1,
      other >= Self.leastOther.facts, other >= Self.leastOther.share * (other + shared),
      let a = texts[pair.a],
      let b = texts[pair.b]
    else { return false }
    return aligner.align(a.folded.scalars, b.folded.scalars).score >= Self.leastFrame
  }
}

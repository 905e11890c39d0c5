extension Scorecard {
  /// The weights, in log-odds, as `Scripts/fit-lookalikes` writes them: learnt from invented impersonations of some
  /// eight hundred owners and from real ones, drawn towards what was set by hand before. `docs/lookalikes.md`
  /// says how well they hold for owners that they were not learnt from.
  ///
  /// The base puts the threshold of *high* where forty names a million alarm, for as many owners as are really
  /// attacked.
  static let standard = Scorecard(
    base: -5.28,
    weights: [
      .aged: -2.00, .below: 1.32, .beside: 5.66, .besideAlike: 6.78, .besideFar: 3.00,
      .besideNear: 4.11, .common: -1.62, .commonAltered: -1.46, .commonNear: -1.54,
      .countryEnding: -1.16, .countryEndingOfPart: -0.88, .cutOut: 2.29, .digits: -0.60,
      .distance: -1.58, .domain: 9.96, .doubled: 0.75, .dressed: 1.28, .established: -3.00,
      .everyday: -0.41, .generic: -2.00, .institution: -1.33, .long: 1.96, .lureAmongWords: 0.93,
      .lured: 3.42, .luredByMoney: 1.14, .luredTwice: 0.50, .oldEnding: 0.62,
      .oldEndingOfPart: -0.17, .openEnding: 0.97, .otherWords: -0.34, .ownWord: -1.00,
      .part: 3.62, .partAlike: 2.52, .rareEnding: 0.45, .replaced: -1.01, .sameEnding: 1.40,
      .sameOldEnding: 0.26, .shared: -1.42, .short: -0.22, .shortNear: -0.94, .stray: -1.78,
      .tokens: 7.59, .tokensAlike: 6.72, .tokensFar: 1.50, .tokensNear: 5.05, .typing: 0.29,
      .usualBeside: -0.21, .whole: 9.28, .wholeAlike: 9.57, .wholeFar: 6.47, .wholeNear: 9.57,
    ],
    high: 0.85, medium: 0.17)
}

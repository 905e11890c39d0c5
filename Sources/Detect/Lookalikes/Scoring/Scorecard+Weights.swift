extension Scorecard {
  /// The weights, in log-odds: set by hand from what is known of such names, and adjusted while looking at names
  /// that really impersonated; `docs/lookalikes.md` says how well they hold elsewhere.
  static let standard = Scorecard(
    base: -6.5,
    weights: [
      .whole: 9.5, .wholeAlike: 9.5, .wholeNear: 10, .wholeFar: 6.5, .domain: 10, .tokens: 7,
      .tokensAlike: 7, .tokensNear: 5, .tokensFar: 1.5, .beside: 5.6, .besideAlike: 6.9,
      .besideNear: 3.9, .besideFar: 3, .part: 3.5, .partAlike: 2.5, .cutOut: 2.3,
      .common: -1.2, .commonAltered: -1, .commonNear: -1.5, .everyday: -0.3, .shared: -1,
      .short: -0.3, .long: 2,
      .institution: -2, .generic: -2,
      .ownWord: -1.5, .distance: -1, .typing: 0.5, .replaced: -1, .doubled: 1, .shortNear: -1.5,
      .lured: 3.4, .luredByMoney: 1.5, .luredTwice: 0.3, .lureAmongWords: 1, .dressed: 0.5,
      .otherWords: -0.7, .stray: -1.5, .digits: -0.5,
      .below: 1.5, .sameEnding: 0.8, .rareEnding: 0.7, .established: -3, .aged: -2,
    ],
    high: 0.85, medium: 0.17)
}

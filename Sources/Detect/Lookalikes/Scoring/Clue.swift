/// What is measured about a match; the scorecard gives each a weight. The raw values are the features of the
/// reasons.
enum Clue: String, CaseIterable, Sendable {
  // What stands there: exactly one of these is 1.
  /// The whole label is the word; only the ending is another.
  case whole
  /// The whole label looks like the word: visual swaps, marks, other scripts, hyphens.
  case wholeAlike = "whole-alike"
  /// The whole label is one mistake away.
  case wholeNear = "whole-near"
  /// The whole label is more than that away.
  case wholeFar = "whole-far"
  /// The protected domain itself, dots or hyphens between.
  case domain
  /// Tokens of the label, or a host label, are the word.
  case tokens
  case tokensAlike = "tokens-alike"
  case tokensNear = "tokens-near"
  case tokensFar = "tokens-far"
  /// The word grown together with lures or digits.
  case beside
  case besideAlike = "beside-alike"
  case besideNear = "beside-near"
  case besideFar = "beside-far"
  /// The word inside other letters.
  case part
  case partAlike = "part-alike"
  /// Of a word inside other letters: the best split of the label into words has it as one of them.
  case cutOut = "cut-out"

  // The word itself.
  /// For a part of a name: log10 of how many names at large have the word so, and one.
  case common
  /// The same where what stands there only resembles the word.
  case commonAltered = "common-altered"
  /// The same where the whole label has letters of the word wrong.
  case commonNear = "common-near"
  /// For a whole label: log10 of how many names at large are the word under some ending, and one.
  case shared
  /// For a whole label: how far above everyday use the word is in languages, on the Zipf scale.
  case everyday
  /// Letters that it has less than six, where it is part of a longer word or not the word itself.
  case short
  /// Letters are wrong in a part of a name whose word has more than eight: half of how many more, at
  /// most 1.5; more than one in a whole label likewise, at most 1.
  case long
  /// The word is only a label under a public institution’s suffix (`mfa` of `mfa.gov.ua`): log10 of how
  /// many names at large are that label, and one.
  case institution
  /// Its owner says that it is generic.
  case generic

  // What differs.
  /// How much the letters that stand there are a word of their own, above 2 on the Zipf scale.
  case ownWord = "own-word"
  /// The distance beyond what the form says, per letter of the word, times ten.
  case distance
  /// The only change is a doubled letter, an exchange of neighbours, or a neighbouring key.
  case typing
  /// A letter is doubled, which is hardly seen.
  case doubled
  /// One of the letters stands in place of another that it does not look like.
  case replaced
  /// A short word (under six letters) with a letter changed.
  case shortNear = "short-near"

  // What stands beside it, for a part of a name.
  /// Nothing but lures, a pointed one among them.
  case lured
  /// Nothing but lures, of which one is about money or parcels, as crime has it that is after anybody.
  case luredByMoney = "lured-money"
  /// A second pointed lure.
  case luredTwice = "lured-twice"
  /// A pointed lure among other words.
  case lureAmongWords = "lure-among-words"
  /// Lures that are not pointed, and nothing else.
  case dressed
  /// Words that have to do with neither, up to three.
  case otherWords = "other-words"
  /// Ten letters that are no word, up to three.
  case stray
  case digits
  /// How usual the most usual word beside it is: log10 of how many names at large have it, and one.
  case usualBeside = "usual-beside"

  // Where.
  /// In a host label below a stranger’s domain.
  case below
  /// The ending is the protected name’s own.
  case sameEnding = "same-ending"
  /// The ending is the protected name’s own, and one of those that most names have.
  case sameOldEnding = "same-old-ending"
  /// How rare the ending is among established names: −log10 of its share.
  case rareEnding = "rare-ending"
  /// For a whole label: the ending is a country’s that is bought for the country’s sake, and not the protected
  /// name’s own.
  case countryEnding = "country-ending"
  /// The same for a part of a name.
  case countryEndingOfPart = "country-ending-of-part"
  /// The ending is a country’s that is sold to everybody everywhere, and not the protected name’s own.
  case openEnding = "open-ending"
  /// For a whole label: the ending is one of the generic ones that were there before 2012.
  case oldEnding = "old-ending"
  /// The same for a part of a name.
  case oldEndingOfPart = "old-ending-of-part"
  /// The name is among the established ones.
  case established
  /// For how many years it has been seen, at most 1.
  case aged
}

extension Clue {
  /// Whether it says what stands there, which every explanation begins with.
  var isForm: Bool {
    switch self {
    case .whole, .wholeAlike, .wholeNear, .wholeFar, .domain, .tokens, .tokensAlike, .tokensNear,
      .tokensFar, .beside, .besideAlike, .besideNear, .besideFar, .part, .partAlike:
      true
    default: false
    }
  }
}

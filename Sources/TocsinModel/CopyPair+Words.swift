extension CopyPair {
  /// How the copy repeats its source: `copied`, `reworded`, `translated from Russian into German`.
  ///
  /// Where nothing says which text was first, no direction is claimed: `translated, Russian ↔ German`.
  ///
  /// - Parameters: the languages of a and of b as BCP 47 tags, as far as they are known.
  package func kindInWords(from languageA: String?, into languageB: String?) -> String {
    switch kind {
    case .copypasta: return isInAnotherAlphabet ? "copied in another alphabet" : "copied"
    case .rewording: return "reworded"
    case .translation: break
    }
    let (a, b) = (
      languageA.flatMap(LanguageName.english), languageB.flatMap(LanguageName.english)
    )
    switch (a, b) {
    case (let a?, let b?) where a == b: return "translated"
    case (let a?, let b?) where order == .unknown: return "translated, \(a) ↔ \(b)"
    case (let a?, let b?): return "translated from \(a) into \(b)"
    case (let a?, nil) where order != .unknown: return "translated from \(a)"
    case (nil, let b?) where order != .unknown: return "translated into \(b)"
    default: return "translated"
    }
  }

  /// Names the reason that says that the copy is in another alphabet of its language.
  package static let anotherAlphabet = "copy.another-alphabet"

  /// And the one that says that it is so written in another script that its passages were compared once they were put into one.
  package static let transliterated = "copy.transliterated"

  /// Whether the copy is in another alphabet, as Serbian in Latin letters of Serbian in Cyrillic ones.
  package var isInAnotherAlphabet: Bool {
    reasons.contains { $0.feature == Self.anotherAlphabet } || isTransliterated
  }

  /// Whether passages were compared, put into one script, and no letters of the texts as they are.
  package var isTransliterated: Bool { reasons.contains { $0.feature == Self.transliterated } }

  /// For rewordings and translations, whose score is a probability: `0.97`, never rounded to 0 or 1.
  package var probabilityInWords: String? {
    guard kind != .copypasta, score.isFinite else { return nil }
    let value = min(max(score, 0), 1)
    if value > 0.99 { return ">0.99" }
    if value < 0.01 { return "<0.01" }
    let hundredths = Int((value * 100).rounded())
    return hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
  }
}

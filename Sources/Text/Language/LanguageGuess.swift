/// The language a text is probably in.
package struct LanguageGuess: Hashable, Sendable {
  /// The primary language subtag (BCP 47, section 2.2.1), such as `uk`; `nil` when nothing in the text says.
  package var language: String?
  /// 0…1: how likely it is that ``language`` is right. Measured, not the model's own claim.
  package var confidence: Double
  /// The next likely language.
  package var runnerUp: String?
  /// How many letters were looked at, web addresses, mentions and hashtags left out.
  package var letters: Int
  /// Words with letters of more than one of Latin, Cyrillic and Greek.
  package var mixedWords: Int
  /// Those of them that are words of one script once look-alike letters are exchanged: a disguise.
  package var disguisedWords: Int
  /// What the text itself says, when a declared language was preferred to it or contradicted by it.
  package var identified: String?
  /// The declared language as its primary subtag; `nil` when none, or none that makes sense, was declared.
  package var declared: String?

  package init(
    language: String?, confidence: Double, runnerUp: String? = nil, letters: Int = 0,
    mixedWords: Int = 0, disguisedWords: Int = 0
  ) {
    self.language = language
    self.confidence = confidence
    self.runnerUp = runnerUp
    self.letters = letters
    self.mixedWords = mixedWords
    self.disguisedWords = disguisedWords
    identified = language
  }

  /// Whether the text was found to be in another language than was declared.
  package var contradictsDeclared: Bool {
    guard let declared, let language else { return false }
    return declared != language
  }
}

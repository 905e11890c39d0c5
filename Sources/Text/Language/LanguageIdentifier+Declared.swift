extension LanguageIdentifier {
  /// From here on an identification is believed against a declaration, which itself is seldom wrong.
  private static let sure = 0.97

  /// The language of a text of which a language is declared, by a column, a page or an interface.
  ///
  /// A sure identification, or a script that the declared language is not written in, prevails over the
  /// declaration; otherwise the declaration does. ``LanguageGuess/identified`` and
  /// ``LanguageGuess/declared`` keep both. The confidence is then that of the answer that was given.
  ///
  /// - Parameter declared: any spelling that ``LanguageTag/primary(_:)`` knows; others count as none.
  package func language(of text: String, declared: String?) -> LanguageGuess {
    var guess = identify(text)
    guard let declared = declared.flatMap(LanguageTag.primary) else { return guess }
    guess.declared = declared
    guard let identified = guess.language else {
      guess.language = declared
      guess.confidence = 0.5
      return guess
    }
    if LanguageTag.areVarieties(identified, declared) {
      guess.language = declared
      guess.confidence = 1 - (1 - guess.confidence) / 10
    } else if guess.confidence < Self.sure, isPossible(declared, for: text) {
      guess.language = declared
      guess.runnerUp = identified
      guess.confidence = max(0.5, 1 - guess.confidence)
    }
    return guess
  }

  /// Any language may be written in Latin letters, in other letters only some.
  private func isPossible(_ language: String, for text: String) -> Bool {
    guard let script = LanguageSample(text).decidingScript, script != .latin else { return true }
    return ScriptLanguages.isWritten(language, in: script)
  }
}

/// The two alphabets in which Serbian is written.
package enum SerbianAlphabet: Sendable {
  case cyrillic, latin

  /// The alphabet in which most of a text is written; `nil` where that is another, or Cyrillic of another language. Which language
  /// is written in Latin letters is not asked.
  package static func most(of text: String) -> SerbianAlphabet? {
    if let words = SerbianWords(text) { return words.areMost ? .cyrillic : nil }
    return LanguageSample(text).mainScript == .latin ? .latin : nil
  }
}

import Testing
import Text

struct LanguageWordsTests {
  private func value(_ text: String, _ language: String) -> Int? {
    let keys = Word.words(of: text).map(\.key)
    return keys.first.flatMap { first in
      LanguageWords.of(language).numbers[first]?.first { $0.words == keys }?.value
    }
  }

  @Test(arguments: [
    ("twenty-two", "en", 22), ("zweiundzwanzig", "de", 22), ("vingt-deux", "fr", 22),
    ("двадцать два", "ru", 22), ("двадцяти двох", "uk", 22), ("dvacet dva", "cs", 22),
    ("ventidue", "it", 22), ("dwadzieścia dwa", "pl", 22), ("восемь", "ru", 8),
    ("three hundred", "en", 300), ("quatre-vingt-dix", "fr", 90),
  ])
  func `numbers are known as languages spell them`(text: String, language: String, expected: Int) {
    let value = value(text, language)
    #expect(value == expected || language == "uk" && value == nil)
  }

  @Test(arguments: [
    ("July", "en", 7), ("Juli", "de", 7), ("июля", "ru", 7), ("июль", "ru", 7), ("липня", "uk", 7),
    ("července", "cs", 7), ("août", "fr", 8), ("März", "de", 3),
  ])
  func `months are known in their cases`(name: String, language: String, month: Int) {
    let key = Word.words(of: name).first?.key ?? 0
    #expect(LanguageWords.of(language).months[key] == month)
  }

  @Test func `days are numbered from Monday`() {
    let key = Word.words(of: "Sonntag").first?.key ?? 0
    #expect(LanguageWords.of("de").days[key] == 7)
  }

  @Test func `regions have names and codes`() {
    #expect(LanguageWords.of("de").regions.contains { $0.name == "Deutschland" && $0.code == "DE" })
    #expect(LanguageWords.of("uk").regions.contains { $0.name == "Німеччина" && $0.code == "DE" })
  }

  @Test(arguments: ["", "xx", "zzz", "../..", "en-US-x-very-long-tag-that-is-none", "😀"])
  func `a language that nobody knows has no words and does no harm`(language: String) {
    #expect(LanguageWords.of(language).decimalSeparator != 0)
    #expect(LanguageWords.of(language).numbers.isEmpty || language.hasPrefix("en"))
  }

  @Test(arguments: [("en", "."), ("de", ","), ("ru", ","), ("ja", ".")])
  func `the decimal separator is known`(language: String, separator: String) {
    #expect(LanguageWords.of(language).decimalSeparator == separator.unicodeScalars.first?.value)
  }
}

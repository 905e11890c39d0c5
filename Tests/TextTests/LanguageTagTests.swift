import Testing
import Text

struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("en-US", "en"), ("EN", "en"), ("en_GB.UTF-8", "en"), ("eng", "en"),
    ("uk_UA", "uk"), ("ukr", "uk"), ("Ukrainian", "uk"), (" de ", "de"), ("ger", "de"),
    ("zh-Hant-TW", "zh"), ("cmn", "zh"), ("nb", "no"), ("iw", "he"), ("sr-Latn", "sr"),
    ("sh", "sr"), ("ckb", "ckb"), ("be@latin", "be"),
  ])
  func `a tag is reduced to its primary subtag`(tag: String, expected: String) {
    #expect(LanguageTag.primary(tag) == expected)
  }

  @Test(arguments: [
    "", " ", "-", "und", "mul", "zxx", "xx", "english?", "1", "en1", "qme", "null", "n/a",
    "русский",
    String(repeating: "e", count: 1_000),
  ])
  func `what is no language gives none`(tag: String) {
    #expect(LanguageTag.primary(tag) == nil)
  }

  @Test func `varieties are told from languages`() {
    #expect(LanguageTag.areVarieties("sr", "hr"))
    #expect(LanguageTag.areVarieties("uk", "uk"))
    #expect(!LanguageTag.areVarieties("uk", "ru"))
    #expect(!LanguageTag.areVarieties("cs", "sk"))
  }
}

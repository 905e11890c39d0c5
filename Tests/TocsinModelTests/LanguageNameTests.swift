import Testing
import TocsinModel

struct LanguageNameTests {
  @Test(
    arguments: [
      ("de", "German"), ("de-AT", "German"), ("UK", "Ukrainian"), ("sr-Latn-RS", "Serbian"),
      ("zh-Hant", "Chinese"), ("ckb", "Central Kurdish"), ("no", "Norwegian"), ("xx", nil),
      ("", nil),
      ("-", nil), ("german", nil), ("ру", nil),
    ] as [(String, String?)])
  func `a tag has its English name, or none`(tag: String, name: String?) {
    #expect(LanguageName.english(tag) == name)
  }

  @Test(arguments: [
    ("ar", true), ("fa-IR", true), ("he", true), ("ur", true), ("de", false), ("", false),
    ("ar-Latn", false), ("pa-Arab", true), ("ku", false),
  ])
  func `the direction is that of the script`(tag: String, isRightToLeft: Bool) {
    #expect(LanguageName.isRightToLeft(tag) == isRightToLeft)
  }

  static func pair(
    _ kind: CopyKind, score: Double = 1, order: CopyPair.Order = .certain
  ) -> CopyPair {
    CopyPair(
      a: DocumentID(high: 0, low: 1), b: DocumentID(high: 0, low: 2), kind: kind, score: score,
      coverageA: 1, coverageB: 1, order: order)
  }

  @Test func `a kind is said with the languages that are known, and no direction is made up`() {
    let translation = Self.pair(.translation)
    #expect(
      translation.kindInWords(from: "ru", into: "de-AT") == "translated from Russian into German")
    #expect(translation.kindInWords(from: nil, into: "de") == "translated into German")
    #expect(translation.kindInWords(from: "ru", into: "xx") == "translated from Russian")
    #expect(translation.kindInWords(from: "de", into: "de-CH") == "translated")
    let undirected = Self.pair(.translation, order: .unknown)
    #expect(undirected.kindInWords(from: "ru", into: "de") == "translated, Russian ↔ German")
    #expect(undirected.kindInWords(from: "ru", into: nil) == "translated")
    #expect(Self.pair(.rewording).kindInWords(from: "ru", into: "ru") == "reworded")
    #expect(Self.pair(.copypasta).kindInWords(from: nil, into: nil) == "copied")
  }

  @Test(
    arguments: [
      (0.974, "0.97"), (0.05, "0.05"), (0.9, "0.90"), (0.9999, ">0.99"), (0, "<0.01"), (7, ">0.99"),
      (.nan, nil), (.infinity, nil),
    ] as [(Double, String?)])
  func `a probability is never certain`(score: Double, words: String?) {
    #expect(Self.pair(.rewording, score: score).probabilityInWords == words)
    #expect(Self.pair(.copypasta, score: score).probabilityInWords == nil)
  }
}

import Copies
import Testing
import TocsinModel

struct TranslatedAlterationTests {
  private func alterations(
    _ a: String, _ languageA: String, _ b: String, _ languageB: String,
    passages: [MatchedSpan] = []
  ) -> [String] {
    TranslatedAlterations.alterations(
      a, language: languageA, b, language: languageB, passages: passages
    ).map { "\($0.kind) \($0.before ?? "") > \($0.after ?? "")" }
  }

  private let english =
    "According to Harold Lindqvist, 1,250 people voted in Lund on July 19, and 43 percent said no."

  @Test(arguments: [
    (
      "Laut Harold Lindqvist haben am 19. Juli in Lund 1.250 Menschen gewählt, und 43 Prozent sagten nein.",
      "de"
    ),
    (
      "По словам Гарольда Линдквиста, 19 июля в Лунде проголосовали 1250 человек, и 43 процента сказали нет.",
      "ru"
    ),
    (
      "Podle Harolda Lindqvista hlasovalo 19. července v Lundu 1 250 lidí a 43 procent řeklo ne.",
      "cs"
    ),
  ])
  func `a faithful translation has no alterations`(text: String, language: String) {
    #expect(alterations(english, "en", text, language).isEmpty)
    #expect(alterations(text, language, english, "en").isEmpty)
  }

  @Test(arguments: [
    (
      "Laut Harold Lindqvist haben am 19. Juli in Lund 1.750 Menschen gewählt, und 43 Prozent sagten nein.",
      "de", "number 1,250 > 1.750"
    ),
    (
      "По словам Гарольда Линдквиста, 19 июля в Лунде проголосовали 1250 человек, и 48 процентов сказали нет.",
      "ru", "number 43 > 48"
    ),
    (
      "Podle Harolda Lindqvista hlasovalo 17. července v Lundu 1 250 lidí a 43 procent řeklo ne.",
      "cs", "date July 19 > 17. července"
    ),
    (
      "По словам Гарольда Соколова, 19 июля в Лунде проголосовали 1250 человек, и 43 процента сказали нет.",
      "ru", "name Lindqvist > Соколова"
    ),
  ])
  func `an exchanged number, date or name is told with its places`(
    text: String, language: String, expected: String
  ) {
    #expect(
      alterations(english, "en", text, language).map(Self.withoutMonth) == [
        Self.withoutMonth(expected)
      ])
    let found = TranslatedAlterations.alterations(
      english, language: "en", text, language: language)
    for alteration in found {
      #expect(alteration.a.map { String(english.slice($0)) } == alteration.before)
      #expect(alteration.b.map { String(text.slice($0)) } == alteration.after)
    }
  }

  /// Whether the month belongs to a date's span depends on the order of words.
  private static func withoutMonth(_ text: String) -> String {
    text.replacing("July ", with: "")
  }

  @Test(arguments: [
    ("gusts of 85 miles per hour", "en", "Böen von 137 Kilometern pro Stunde", "de"),
    ("It weighs 200 pounds", "en", "Он весит 91 кг", "ru"),
    ("about 2 million voters", "en", "etwa 1,98 Millionen Wähler", "de"),
    ("The 1990s were", "en", "90-е годы были", "ru"),
    ("Two of 19 came", "en", "2 из 19 пришли", "ru"),
  ])
  func `other units, rounding and decades are no alterations`(
    a: String, languageA: String, b: String, languageB: String
  ) {
    #expect(alterations(a, languageA, b, languageB).isEmpty)
  }

  @Test func `only passages that correspond are compared`() {
    let a = "There were 300 votes. In 2014 nobody came."
    let b = "Es gab 400 Stimmen. Im Jahr 2016 kam niemand."
    func span(_ a: Range<Int>, _ b: Range<Int>) -> MatchedSpan {
      MatchedSpan(
        a: TextSpan(a.lowerBound, a.upperBound), b: TextSpan(b.lowerBound, b.upperBound))
    }
    let both = alterations(
      a, "en", b, "de", passages: [span(0..<21, 0..<19), span(22..<42, 20..<45)])
    #expect(both == ["number 300 > 400", "number 2014 > 2016"])
    #expect(alterations(a, "en", b, "de", passages: [span(0..<21, 0..<19)]) == ["number 300 > 400"])
    #expect(alterations(a, "en", b, "de", passages: [span(90..<120, 5..<1_000)]).isEmpty)
  }

  @Test func `empty texts have none`() {
    #expect(alterations("", "en", "", "de").isEmpty)
    #expect(alterations("12", "en", "", "de").isEmpty)
  }
}

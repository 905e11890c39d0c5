import Testing
import Wording

@Suite struct PhraseTests {
  @Test(arguments: [(0, "0 texts"), (1, "1 text"), (2, "2 texts"), (12_345, "12,345 texts")])
  func `an English number takes its noun`(_ number: Int, _ expected: String) {
    let phrase: Phrase = "\(counted: number, "text"), the best first."
    #expect(phrase.text(in: .english) == "\(expected), the best first.")
  }

  @Test(arguments: [
    (0, "0 texte,"), (1, "1 texte,"), (2, "2 textes,"), (12_345, "12\u{202F}345 textes,"),
  ])
  func `in French none is singular, too`(_ number: Int, _ expected: String) {
    let phrase: Phrase = "\(counted: number, "text"), the best first."
    #expect(phrase.text(in: .french).hasPrefix(expected))
  }

  @Test func `a key has the English with its places`() {
    let name = "x"
    let phrase: Phrase = "\(counted: 3, "file") stored by \(name) of \(7)."
    #expect(phrase.key == "{file} stored by {} of {}.")
  }

  @Test func `what is quoted is the same in all languages, and a phrase within a phrase is not`() {
    let name = "Queue"
    #expect(Phrase(quoting: name).text(in: .french) == "Queue")
    let inner: Phrase = "confirmed"
    let phrase: Phrase = "was \(inner)"
    #expect(phrase.text(in: .french) == "auparavant confirmé")
  }

  @Test func `a sentence without a translation is said in English`() {
    let phrase: Phrase = "This stands in no catalogue, \(5) times."
    #expect(phrase.text(in: .french) == "This stands in no catalogue, 5 times.")
  }

  @Test(arguments: [
    ("{0} ; {1} et {0|un|des} {1}", true), ("{0|un}", false), ("{x}", false), ("{0", false),
    ("{-1}", false), ("{0|a|b|c}", false), ("", true),
  ])
  func `a template is read whole or not at all`(_ text: String, _ isWhole: Bool) {
    #expect((Template(text) != nil) == isWhole)
  }

  @Test func `French signs get their spaces, once`() {
    #expect(
      FrenchTypography.spaced("Qui ? « Vous » : 86 % ; l'un !")
        == "Qui\u{202F}? «\u{A0}Vous\u{A0}»\u{A0}: 86\u{202F}%\u{202F}; l’un\u{202F}!")
    let once = FrenchTypography.spaced("Qui ? « Vous »")
    #expect(FrenchTypography.spaced(once) == once)
  }

  @Test(arguments: [
    ("fr", "fr"), ("fr-FR,fr;q=0.9,en;q=0.8", "fr"), ("en-GB, fr;q=0.9", "en"), ("de", ""),
    ("*", "en"), ("fr;q=0", ""), ("fr;q=2", ""), ("fr;q=x, en;q=0.1", "en"), ("", ""),
    (String(repeating: "x,", count: 100_000) + "fr", ""),
  ])
  func `the browser's wishes are read in their order`(_ field: String, _ tag: String) {
    #expect(Language(accepted: field)?.tag ?? "" == tag)
  }
}

@Suite struct KeptSentenceTests {
  @Test(arguments: [
    (
      "14 publications of one text by 14 sources; tram_otter was first: “They moved: “three””",
      "14 publications d’un même texte par 14 sources\u{202F}; tram_otter fut la première source\u{A0}: «\u{A0}They moved: “three”\u{A0}»"
    ),
    (
      "2 publications of one text; which was first is not known",
      "2 publications d’un même texte\u{202F}; on ignore laquelle fut la première"
    ),
    (
      "seilencourier.example may pass for sellencourier.example: letters replaced by others that look alike",
      "seilencourier.example peut passer pour sellencourier.example\u{A0}: des lettres remplacées par d’autres qui leur ressemblent"
    ),
    (
      "20 copied texts, 1 look-alike and 4 networks may belong together, as people decided of 20 of them: a and b",
      "20 textes copiés, 1 nom trompeur et 4 réseaux vont peut-être ensemble, dont 20 sur décision humaine\u{A0}: a and b"
    ),
    (
      "2 shared passages cover 86% of the text of a.example and 3% of that of b.",
      "2 passages communs couvrent 86\u{202F}% du texte de a.example et 3\u{202F}% de celui de b."
    ),
    ("12,000 accounts in 26 min", "12\u{202F}000 comptes en 26 min"),
    ("disguised letters", "lettres déguisées"),
    (
      "86% of the shorter text is repeated, edits deducted.",
      "86\u{202F}% du texte le plus court est répété, retouches déduites."
    ),
  ])
  func `what a finding says is known again by its parts`(_ kept: String, _ french: String) {
    #expect(Language.french.saying(kept) == french)
    #expect(Language.english.saying(kept) == kept)
  }

  @Test(arguments: [
    "Something an older version said.", "", "x accounts in 26 min", " accounts in  min",
    "96→69", String(repeating: "a: “", count: 5000),
  ])
  func `what is not known stays as it is kept`(_ kept: String) {
    #expect(Language.french.saying(kept) == kept)
    #expect(!Language.french.knows(kept))
  }

  @Test func `nothing of what a text quotes is lost`() {
    // However the parts are told apart, their words are all there.
    let words = ["was first", "may pass for", ": “", "”", "; ", " in "]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let quote = (0..<6).map { "\(words.randomElement(using: &random) ?? "")w\($0)" }.joined()
      let french = Language.french.saying("3 publications of one text: “\(quote)”")
      for number in 0..<6 { #expect(french.contains("w\(number)"), "\(quote)") }
    }
  }
}

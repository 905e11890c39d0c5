import Names
import TestSupport
import Testing
import TocsinModel

/// What names at large say for and against a look-alike.
@Suite struct StatisticsTests {
  private let protecting: Protecting
  private let folder: TemporaryFolder

  /// “vallorne” is a word that hundreds of names have, “brumelle” one that none has.
  init() throws {
    folder = try TemporaryFolder()
    let namesWithTheWord = (0..<300).map { "vallorne-\($0).com" }
    let others = (0..<700).map { "name\($0).com" }
    let statistics = try NameStatistics(
      folder: StatisticsFolder(
        words: [("camping", 460, 9, 9), ("vallorme", 420, 4, 4)], endings: ["com": 1000, "de": 9],
        established: namesWithTheWord + others + ["brumelle.de", "vallorne.com", "vallorne.de"]
      ).write(to: folder))
    protecting = Protecting("vallorne.fr", "brumelle.fr", statistics: statistics)
  }

  @Test func `a word that many names have weighs less than one that none has`() throws {
    for form in ["WORD-login.top", "WORDlogin.top", "WORD.top", "WORDD.top"] {
      let common = try protecting.probability(form.replacing("WORD", with: "vallorne").lowercased())
      let rare = try protecting.probability(form.replacing("WORD", with: "brumelle").lowercased())
      #expect(common < rare, "\(form)")
    }
  }

  @Test(
    "a misspelling that is no word is not another’s because many names have the word",
    arguments: [("depot-vallrone.com", "depot-brumlele.com"), ("vallronez.com", "brumlelez.com")])
  func misspelt(common: String, rare: String) throws {
    #expect(try protecting.probability(common) == protecting.probability(rare))
    #expect(try protecting.probability(common) > 0)
    let reasons = try #require(try protecting.reasons(common))
    #expect(!reasons.contains { $0.text.contains("established names have") })
  }

  @Test func `a label wholly in another script is high however many have its Latin word`() throws {
    let names = (0..<300).map { "caspejo-\($0).com" } + (0..<700).map { "name\($0).com" }
    let statistics = try NameStatistics(
      folder: StatisticsFolder(
        words: [("camping", 460, 9, 9)], endings: ["com": 1000], established: names
      ).write(to: folder))
    let protecting = Protecting("caspejo.com", statistics: statistics)
    let cyrillic = "xn--80ak1agd5jxa.com"
    let found = try #require(try protecting.lookalike(cyrillic))
    #expect(found.tier == .high, "\(found.shown) \(found.probability)")
    #expect(found.techniques == [.confusable])
    // One accent on a Latin letter is seen in honest names, so there the count of names still speaks.
    #expect(try protecting.probability("xn--cspejo-pta.com") < found.probability)
  }

  @Test func `a misspelling that is a word of its own weighs less`() throws {
    #expect(
      try protecting.probability("depot-vallorme.com")
        < protecting.probability("depot-vallorke.com"))
  }

  @Test func `an established name is no alarm, and its reasons say so`() throws {
    #expect(try protecting.lookalike("brumelle.top")?.tier == .high)
    #expect(try protecting.lookalike("brumelle.de")?.tier != .high)
    let reasons = try #require(try protecting.reasons("brumelle.de"))
    #expect(reasons.contains { $0.feature == "lookalike.established" && $0.direction == .weakens })
  }

  @Test func `an ending that established names seldom have weighs more`() throws {
    #expect(
      try protecting.probability("brumelle-login.top")
        > protecting.probability("brumelle-login.com"))
  }

  @Test func `other words beside it are told from letters that are none`() throws {
    let reasons = try #require(try protecting.reasons("vallorne-camping-xqzvk.com"))
    #expect(reasons.contains { $0.text == "Other words stand beside it: “camping”." })
    #expect(
      reasons.contains { $0.text == "Letters that are no word stand beside it: “xqzvk”." })
  }
}

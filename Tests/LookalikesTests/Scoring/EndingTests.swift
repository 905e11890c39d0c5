import Lookalikes
import Names
import TestSupport
import Testing
import TocsinModel

/// What the ending of a name says.
@Suite struct EndingTests {
  private let protecting = Protecting("vallorne.fr", "brumelle.com", "kestrels.io")

  @Test(
    "who registers under an ending",
    arguments: [
      ("se", EndingKind.country), ("co.uk", .country), ("xn--p1ai", .country), ("pw", .open),
      ("com.ws", .open), ("com", .old), ("info", .old), ("cfd", nil), ("eu", nil), ("eu.com", nil),
    ])
  func kinds(_ ending: String, _ kind: EndingKind?) {
    #expect(EndingKind(of: Array(ending.utf8)) == kind)
  }

  @Test func `a namesake in a country is likelier than one under an ending sold to everybody`()
    throws
  {
    for form in ["vallorne.ENDING", "vallornes.ENDING", "vallorne-cartes.ENDING"] {
      let country = try protecting.probability(form.replacing("ENDING", with: "se"))
      let sold = try protecting.probability(form.replacing("ENDING", with: "pw"))
      #expect(country < sold, "\(form)")
    }
  }

  @Test func `the owner’s own ending is no stranger’s, whoever it is sold to`() throws {
    for name in ["kestrelss.io", "brumelles.com", "vallornes.fr"] {
      let reasons = try #require(try protecting.reasons(name))
      #expect(!reasons.contains { $0.text.contains("sold to everybody") }, "\(name)")
      #expect(!reasons.contains { $0.text.contains("is a country’s") }, "\(name)")
    }
    let found = try #require(try protecting.lookalike("vallornes.fr"))
    #expect(!found.techniques.contains(.endingSwap))
    #expect(
      try #require(try protecting.lookalike("brumelles.com")).marks.allSatisfy {
        $0.kind != .ending
      })
  }

  @Test func `a thin letter more is seen less than a wide one`() throws {
    let thin = try protecting.probability("valilorne.top")
    let wide = try protecting.probability("valclorne.top")
    #expect(wide < thin)
  }

  @Test func `a word that many names have beside them lends less purpose`() throws {
    let folder = try TemporaryFolder()
    let statistics = try NameStatistics(
      folder: StatisticsFolder(
        words: [("mail", 500, 900, 900), ("signin", 330, 1, 1)], endings: ["com": 1000],
        established: (0..<1000).map { "name\($0).com" }
      ).write(to: folder))
    let protecting = Protecting("vallorne.fr", statistics: statistics)
    let usual = try protecting.probability("mail-vallorne.com")
    let rare = try protecting.probability("signin-vallorne.com")
    #expect(usual < rare)
  }
}

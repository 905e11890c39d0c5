import Lookalikes
import Testing
import TocsinModel

@Suite struct TechniqueTests {
  static let made: [(String, LookalikeTechnique)] = [
    ("vallorne-matin.ltd", .endingSwap), ("vallornematin.fr", .hyphen),
    ("vallorne-matins.top", .insertion), ("vallorne-matn.top", .omission),
    ("vallorne-mattin.top", .repetition), ("vallorne-maitn.top", .transposition),
    ("vallorne-matib.top", .neighbouringKey), ("val1orne-matin.top", .visual),
    ("vallome-matin.top", .visual), ("xn--vallrne-matin-imb.fr", .confusable),
    ("login-vallorne-matin.info", .combosquat), ("vallornematinlogin.com", .combosquat),
    ("accounts.vallorne-matin.online-view.site", .subdomain),
    ("vallorne-matin.fr.online-view.site", .domainPrefix),
    ("login.vallorne-matin.fr.online-view.site", .subdomain),
  ]

  @Test("how a name is made to pass for another is named", arguments: made)
  func isNamed(_ name: String, _ technique: LookalikeTechnique) throws {
    let found = try #require(try Protecting("vallorne-matin.fr").lookalike(name))
    #expect(found.techniques.contains(technique), "\(found.techniques)")
    #expect(found.impersonates.rawValue == "vallorne-matin.fr")
    #expect(found.reasons.contains { $0.direction == .supports })
  }

  @Test(
    "instructions to voters grown together with a name are lures",
    arguments: [
      "howtovotevallornematin.com", "wheretovotevallornematin.com",
      "registertovotevallornematin.com",
      "vallornematinhowtovote.com", "how-to-vote-vallornematin.com", "howtojoinvallornematin.com",
    ])
  func instructions(_ name: String) throws {
    let protecting = Protecting("vallornematin.fr")
    let found = try #require(try protecting.lookalike(name))
    #expect(found.techniques.contains(.combosquat), "\(found.techniques)")
    #expect(found.probability >= (try protecting.probability("votevallornematin.com")))
    #expect(found.marks.contains { $0.kind == .lure })
  }

  @Test(
    "the second level of an institution is looked for under any ending",
    arguments: ["elections-gouv.info", "elections.gouv.site", "login.elections-gouv.top"])
  func secondLevel(_ name: String) throws {
    let found = try #require(try Protecting("elections.gouv.fr").lookalike(name))
    #expect(found.techniques.contains(.secondLevel), "\(found.techniques)")
  }

  @Test func `a word of Cyrillic letters is known by its transliterations`() throws {
    let names = ProtectedNames(names: [
      ProtectedName(
        domains: [DomainName(rawValue: "example.org")], words: ["Партия Рассвета"])
    ])
    let found = try #require(try Protecting(names).lookalike("partiya-rassveta.site"))
    #expect(found.tier == .high)
  }

  @Test func `a candidate’s name under any ending is the name itself, not another ending`() throws {
    let names = ProtectedNames(names: [
      ProtectedName(
        domains: [DomainName(rawValue: "xn--prty-loa.fr")], words: ["Ilsane Dorvat"])
    ])
    let found = try #require(try Protecting(names).lookalike("ilsane-dorvat.fr"))
    #expect(found.techniques == [.exact])
    #expect(found.reasons.contains { $0.text == "Its label is “ilsane-dorvat” itself." })
    #expect(!found.marks.contains { $0.kind == .ending })
    #expect(found.impersonates.rawValue == "xn--prty-loa.fr")
    #expect(found.impersonated == "pärty.fr")
  }

  @Test func `the marked letters are those that differ`() throws {
    let found = try #require(try Protecting("vallorne.fr").lookalike("login-va11orne.top"))
    let differing = found.marks.filter { $0.kind == .differs }.map { found.shown.slice($0.span) }
    #expect(differing.joined() == "11")
    #expect(found.marks.contains { $0.kind == .lure && found.shown.slice($0.span) == "login" })
    #expect(found.marks.contains { $0.kind == .ending && found.shown.slice($0.span) == "top" })
  }

  @Test func `the marks of an international label are places of what is shown`() throws {
    let found = try #require(try Protecting("vallorne.fr").lookalike("vallórne.fr"))
    #expect(found.shown == "vallórne.fr")
    #expect(found.name.rawValue.hasPrefix("xn--"))
    #expect(found.marks.first { $0.kind == .differs }.map { found.shown.slice($0.span) } == "ó")
  }
}

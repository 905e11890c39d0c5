import Lookalikes
import Names
import Testing
import TocsinModel

@Suite struct JudgementTests {
  private let protecting = Protecting("vallorne.fr", "parti-aurore.fr", "geo.de")

  @Test(
    "what deceives is for waking a human",
    arguments: [
      "vallorne.ltd", "va11orne.info", "parti-aurore-login.com", "mail.parti-aurore.fr.view.site",
    ])
  func high(_ name: String) throws {
    #expect(try protecting.lookalike(name)?.tier == .high)
  }

  @Test(
    "what has nothing to do with an owner is passed over",
    arguments: [
      "boulangerie.fr", "geography.com", "georgia-news.net", "aurores-boreales.no",
      "a.b.c.d.example.com", "xn--80ak6aa92e.com",
    ])
  func quiet(_ name: String) throws {
    #expect(try protecting.lookalike(name) == nil)
  }

  @Test func `an owner’s, a partner’s and a decoy’s names never alarm, nor anything below them`()
    throws
  {
    let names = ProtectedNames(
      names: [
        ProtectedName(
          domains: [DomainName(rawValue: "vallorne.fr")],
          allowed: [DomainName(rawValue: "vallorne.net")])
      ],
      partners: [DomainName(rawValue: "vallorne-print.com")],
      decoys: [DomainName(rawValue: "va11orne.fr")])
    let protecting = Protecting(names)
    for name in [
      "vallorne.fr", "login.vallorne.fr", "vallorne.net", "mail.vallorne.net", "vallorne-print.com",
      "a.va11orne.fr",
    ] {
      #expect(try protecting.lookalike(name) == nil, "\(name)")
    }
    #expect(try protecting.lookalike("vallorne.net.evil.site") != nil)
  }

  @Test(
    "without statistics nothing is claimed about established names",
    arguments: [
      "vallorne.ltd", "va11orne.info", "vallorne-login.com", "geo-login.info", "mfa.info",
    ])
  func uncounted(_ name: String) throws {
    let protecting = Protecting("vallorne.fr", "geo.de", "mfa.gov.ua")
    let reasons = try #require(try protecting.reasons(name))
    #expect(!reasons.isEmpty)
    #expect(!reasons.contains { $0.text.lowercased().contains("established names") })
  }

  @Test func `a pointed lure weighs more than a word that has nothing to do with it`() throws {
    let lured = try protecting.probability("vallorne-login.com")
    #expect(lured > (try protecting.probability("vallorne-camping.com")))
    #expect(lured > (try protecting.probability("vallorne-gift.com")))
  }

  @Test func `a generic word weighs less when its owner says so`() throws {
    func probability(_ isGeneric: Bool?) throws -> Double {
      try Protecting(
        ProtectedNames(names: [
          ProtectedName(domains: [DomainName(rawValue: "vallorne.fr")], isGeneric: isGeneric)
        ])
      ).probability("vallorne-login.com")
    }
    #expect(try probability(true) < probability(nil))
    #expect(try probability(false) == probability(nil))
  }

  @Test func `a lure that the owner named counts as one`() throws {
    func probability(_ lures: [String]) throws -> Double {
      try Protecting(
        ProtectedNames(names: [
          ProtectedName(domains: [DomainName(rawValue: "vallorne.fr")], lures: lures)
        ])
      ).probability("vallorne-kermesses.com")
    }
    #expect(try probability(["kermesses"]) > probability([]))
  }

  @Test func `the closest of several owners comes first, the others after it`() throws {
    let protecting = Protecting("vallorne.fr", "vallorne-matin.fr")
    let found = try #require(try protecting.lookalike("vallorne-matin.top"))
    #expect(found.impersonates.rawValue == "vallorne-matin.fr")
    #expect(found.alternatives.map(\.rawValue) == ["vallorne.fr"])
  }

  @Test func `names of two parties that are alike in form get the same score`() throws {
    let parties = Protecting("parti-aurore.fr", "parti-brumes.fr")
    for form in ["PARTY.ltd", "login-PARTY.top", "PARTY.fr.view.site", "PARTYY.info"] {
      let scores = try ["parti-aurore", "parti-brumes"].map {
        try parties.probability(form.replacing("PARTY", with: $0).lowercased())
      }
      #expect(scores[0] == scores[1], "\(form)")
    }
  }

  @Test(
    "letters with marks are looked for as they are drawn and as they are spelled out",
    arguments: ["vosswinkel.ltd", "kaestnerei.ltd", "kastnerei.ltd", "joerg-vallmann.ltd"])
  func spelled(_ name: String) throws {
    let protecting = Protecting(
      ProtectedNames(names: [
        ProtectedName(domains: [DomainName(rawValue: "voßwinkel.de")]),
        ProtectedName(domains: [DomainName(rawValue: "kästnerei.de")], words: ["Jörg Vallmann"]),
      ]))
    let found = try #require(try protecting.lookalike(name))
    #expect(found.tier == .high)
    #expect(found.techniques == [name.hasPrefix("joerg") ? .exact : .endingSwap])
  }

  @Test func `a tier, and the reasons for and against, come with every look-alike`() throws {
    let found = try #require(try protecting.lookalike("va11orne.info"))
    #expect(found.probability > 0 && found.probability < 1)
    #expect(found.reasons.allSatisfy { $0.feature.hasPrefix("lookalike.") && !$0.text.isEmpty })
    #expect(found.reasons.contains { $0.direction == .weakens })
  }

  @Test func `a name that has been seen for long weighs less`() throws {
    let host = try #require(
      NameParser(suffixes: .fallback).hostName("vallorne-login.com").host)
    var scratch = protecting.detector.makeScratch()
    func probability(_ age: Double?) -> Double {
      protecting.detector.lookalike(host, age: age, using: &scratch)?.probability ?? 0
    }
    #expect(probability(0) == probability(nil))
    #expect(probability(0.5) < probability(0))
    #expect(probability(20) == probability(1))
  }

  @Test func `an international label under another ending is the same label`() throws {
    let found = try #require(try Protecting("vallée-matin.fr").lookalike("vallée-matin.top"))
    #expect(found.techniques == [.endingSwap])
    #expect(found.tier == .high)
  }
}

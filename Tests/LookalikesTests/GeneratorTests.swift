import Lookalikes
import Names
import Testing
import TocsinModel

@Suite struct GeneratorTests {
  private static let parser = NameParser(suffixes: .fallback)

  private func candidates(
    _ domain: String, country: String? = nil, lures: [String] = []
  ) throws -> [LookalikeCandidate] {
    let host = try #require(Self.parser.hostName(domain).host)
    return LookalikeGenerator(parser: Self.parser).candidates(
      for: host, country: country, lures: lures)
  }

  @Test(arguments: [
    ("lecourrier.com", LookalikeTechnique.endingSwap), ("lecourier.fr", .omission),
    ("lecourrierr.fr", .repetition), ("lecuorrier.fr", .transposition),
    ("le-courrier.fr", .hyphen), ("lecourrier-login.fr", .combosquat),
    ("mail-lecourrier.fr", .combosquat), ("lec0urrier.fr", .visual), ("lecourriers.fr", .insertion),
    ("lecpurrier.fr", .neighbouringKey), ("lecourrier-fr.com", .secondLevel),
    ("lekourrier.fr", .phonetic), ("wwwlecourrier.fr", .combosquat), ("lecou.rrier.fr", .subdomain),
    ("xn--lecourrir-i4a.fr", .confusable),
  ])
  func `each technique has its candidates`(name: String, technique: LookalikeTechnique) throws {
    let found = try candidates("lecourrier.fr").first { $0.name.rawValue == name }
    #expect(found?.techniques.first == technique)
  }

  @Test func `letters that look like two are made of them, and back`() throws {
    let names = Set(try candidates("modern.example").map(\.name.rawValue))
    #expect(names.isSuperset(of: ["rnodern.example", "moclern.example", "modem.example"]))
  }

  @Test func `a change goes with another ending and with a lure`() throws {
    let found = try candidates("spiegel.de")
    let swapped = found.first { $0.name.rawValue == "spiegell.net" }
    #expect(swapped?.techniques == [.repetition, .endingSwap])
    #expect(
      found.contains { $0.techniques.contains(.combosquat) && $0.techniques.contains(.endingSwap) })
  }

  @Test func `a name that can be written in Cyrillic whole is`() throws {
    let found = try candidates("apex.example").filter { $0.shown.hasPrefix("а") }
    #expect(found.contains { $0.shown == "арех.example" && $0.score > 0.8 })
  }

  @Test func `neighbouring keys are those of the country`() throws {
    func technique(of name: String, _ country: String) throws -> LookalikeTechnique? {
      try candidates("katze.example", country: country).first { $0.name.rawValue == name }?
        .techniques.first
    }
    #expect(try technique(of: "katue.example", "de") == .neighbouringKey)
    #expect(try technique(of: "katue.example", "us") != .neighbouringKey)
  }

  @Test func `the owner's lures come with the usual ones`() throws {
    let found = try candidates("lecourrier.fr", lures: ["Abonnement"])
    #expect(found.contains { $0.name.rawValue == "lecourrier-abonnement.fr" && $0.score > 0.8 })
  }

  @Test(arguments: ["lecourrier.fr", "a.co", "bücher.example", "x--y.example", "мвд.рф"])
  func `each is a name of its own, once, the best first`(domain: String) throws {
    let found = try candidates(domain)
    let own = try #require(Self.parser.hostName(domain).host)
    #expect(found.count > 100)
    #expect(Set(found.map(\.name)).count == found.count)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
    for candidate in found {
      let host = try #require(Self.parser.hostName(candidate.name.rawValue).host)
      #expect(host.registrable != own.registrable && (0...1).contains(candidate.score))
      #expect(!candidate.techniques.isEmpty && host.name == candidate.name)
    }
    #expect(try candidates(domain) == found)
  }

  @Test func `there is nothing to make of a public suffix`() throws {
    #expect(try candidates("co.uk").isEmpty)
  }

  @Test func `endings that are used more are likelier, and rare ones are left out`() {
    let endings = LikelyEndings(counts: ["fr": 10_000, "pl": 100, "museum": 3, "com": 90_000])
      .endings
    let weights = Dictionary(uniqueKeysWithValues: endings.map { ($0.text, $0.weight) })
    #expect(weights["museum"] == nil && (weights["com"] ?? 0) > (weights["fr"] ?? 1))
    #expect((weights["fr"] ?? 0) > (weights["pl"] ?? 1))
    #expect(LikelyEndings().endings.allSatisfy { (0...1).contains($0.weight) })
  }
}

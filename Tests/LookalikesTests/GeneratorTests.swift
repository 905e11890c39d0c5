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

  @Test(arguments: [
    (
      "правда.рф",
      [
        ("правда.com", LookalikeTechnique.endingSwap), ("правда.рус", .endingSwap),
        ("правд.рф", .omission), ("праввда.рф", .repetition), ("првада.рф", .transposition),
        ("ппавда.рф", .neighbouringKey), ("вход-правда.рф", .combosquat),
        ("pravda.ru", .transliteration),
      ]
    ),
    ("новый.рф", [("новыи.рф", .confusable)]), ("київ.укр", [("києв.укр", .neighbouringKey)]),
    (
      "bücher.de",
      [
        ("bücher.net", .endingSwap), ("bucher.de", .confusable), ("buecher.de", .transliteration),
        ("bùcher.de", .confusable), ("böcher.de", .neighbouringKey),
        ("login-bücher.de", .combosquat),
      ]
    ),
    ("ελλάδα.gr", [("ελλαδα.gr", .confusable)]), ("buecher.de", [("bücher.de", .phonetic)]),
    ("新华网.cn", [("新网.cn", .omission), ("新华网-login.cn", .combosquat)]),
  ])
  func `an international label is changed in its own letters`(
    domain: String, expected: [(shown: String, technique: LookalikeTechnique)]
  ) throws {
    let found = try candidates(domain)
    for (shown, technique) in expected {
      let candidate = try #require(found.first { $0.shown == shown }, "\(shown)")
      #expect(candidate.techniques.first == technique, "\(shown)")
      #expect(candidate.name.rawValue.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `an ending in a script of its own has names in that script`() throws {
    let found = try candidates("правда.рф").filter { $0.name.rawValue.hasSuffix(".xn--p1ai") }
    #expect(found.count > 500)
    #expect(found.allSatisfy { !$0.shown.dropLast(3).contains { ("a"..."z").contains($0) } })
  }

  @Test func `a letter that comes twice is replaced in both places`() throws {
    let names = Set(try candidates("google.example").map(\.name.rawValue))
    #expect(names.contains("g00gle.example") && names.contains("xn--ggle-55da.example"))
  }

  @Test func `a host's labels are joined with the registered one`() throws {
    let names = Set(try candidates("bmi.bund.de").map(\.name.rawValue))
    #expect(names.isSuperset(of: ["bmi-bund.de", "bmibund.de", "bmi-bund.com", "bund.com"]))
    #expect(try !candidates("www.lecourrier.fr").contains { $0.shown == "www.lecourrier.com" })
  }

  @Test func `second levels are those of the list, and nothing is below another's name`() throws {
    let suffixes = PublicSuffixList(rules: "uk\nco.uk\ngov.uk\nfr")
    let parser = NameParser(suffixes: suffixes)
    func names(_ domain: String) throws -> Set<String> {
      let host = try #require(parser.hostName(domain).host)
      return Set(
        LookalikeGenerator(parser: parser).candidates(for: host)
          .filter { $0.techniques == [.secondLevel] }.map(\.name.rawValue))
    }
    #expect(try names("parliament.uk").isSuperset(of: ["parliament.co.uk", "parliament.gov.uk"]))
    #expect(try !names("parliament.uk").contains("parliament.ac.uk"))
    #expect(try names("lecourrier.co.uk").isSuperset(of: ["lecourrier.uk", "lecourrier.gov.uk"]))
    #expect(try !names("lecourrier.fr").contains("lecourrier.co.fr"))
  }

  @Test func `labels and names keep within their bytes`() throws {
    let label = String(repeating: "ab", count: 31)
    for candidate in try candidates("\(label).example") {
      let labels = candidate.name.rawValue.split(separator: ".")
      #expect(
        labels.allSatisfy { $0.utf8.count <= 63 } && candidate.name.rawValue.utf8.count <= 253)
    }
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

import Engine
import Lookalikes
import Testing
import TocsinModel

@Suite struct ProtectedConfigurationTests {
  private func names(_ domains: String...) -> [DomainName] {
    domains.map { DomainName(rawValue: $0) }
  }

  @Test func `all that can be said`() throws {
    let (configuration, mistakes) = try Configuration.parse(
      """
      protected:
        - name: Le Courrier
          domains: [lecourrier.example, courrier.example]
          words: [Le Courrier]
          also: [lecourrier.net, lecourrier.*]
          generic: false
          lures: [abonnement]
          country: FR
        - gazette.example
        - domains: party.example
          words: Mara Oblin
      partners: [agency.example]
      decoys: lecourier.example
      """, path: "p")
    #expect(mistakes.isEmpty, "\(mistakes)")
    let protected = configuration.protected
    try #require(protected.names.count == 3)
    #expect(
      protected.names[0]
        == ProtectedName(
          name: "Le Courrier", domains: names("lecourrier.example", "courrier.example"),
          words: ["Le Courrier"], allowed: names("lecourrier.net"),
          allowedLabels: ["lecourrier"], isGeneric: false, lures: ["abonnement"], country: "fr"))
    #expect(protected.names[1] == ProtectedName(domains: names("gazette.example")))
    #expect(protected.names[2].words == ["Mara Oblin"])
    #expect(protected.partners == names("agency.example"))
    #expect(protected.decoys == names("lecourier.example"))
  }

  @Test(arguments: [
    ("protected: 5", 1, "config.wrong-value"),
    ("protected:\n  - name: A", 2, "config.missing"),
    ("protected:\n  - domains: [a.example]\n    colour: red", 3, "config.unknown-key"),
    ("protected:\n  - domains: [a.example]\n    generic: perhaps", 3, "config.wrong-value"),
    ("protected:\n  - domains: [a.example]\n    country: France", 3, "config.wrong-value"),
    (
      "protected:\n  - a.example\n  - domains:\n      - b.example\n      - a.example", 5,
      "protected.duplicate"
    ),
    ("protected:\n  - domains: [a.example, 10.1.1.1]", 2, "protected.not-a-name"),
    ("protected:\n  - domains: [a.example]\n    also: ['a b.*']", 3, "protected.not-a-name"),
    ("protected:\n  - co.uk", 2, "protected.public-suffix"),
    ("partners: [localhost]", 1, "protected.not-a-name"),
    ("decoys:\n  - x.example\n  - [1]", 3, "config.wrong-value"),
  ])
  func `a mistake is reported with its line`(text: String, line: Int, code: String) throws {
    let (_, mistakes) = try Configuration.parse(text, path: "p")
    #expect(mistakes.map(\.place.line) == [line], "\(mistakes)")
    #expect(mistakes.map(\.code) == [code])
  }
}

import Correlate
import Testing
import TocsinModel

@Suite struct CorrelatorTests {
  private typealias Trait = Correlate.Trait

  private static let mail = FindingKind(rawValue: "mail")

  private static func item(
    _ name: String, _ kind: FindingKind, _ traits: [Trait], day: Int64 = 10
  ) -> CorrelationItem {
    CorrelationItem(
      finding: FindingID(rawValue: name), kind: kind, attention: .high,
      times: (day * 86_400)...(day * 86_400 + 100), traits: traits)
  }

  private static func members(_ correlator: inout Correlator) -> [[String]] {
    correlator.campaigns().map { $0.campaign.members.map(\.finding.rawValue) }
  }

  @Test func `Two findings of two kinds with one rare domain are a campaign that says why`() {
    var correlator = Correlator()
    correlator.insert(Self.item("a", .lookalikes, [Trait(.domain, "clone.example")]))
    correlator.insert(Self.item("b", Self.mail, [Trait(.domain, "clone.example")]))
    let campaigns = correlator.campaigns()
    #expect(campaigns.count == 1)
    let reasons = campaigns.first?.campaign.joins.first?.reasons ?? []
    #expect(reasons.contains { $0.text.contains("the domain clone.example") })
    #expect(reasons.contains { $0.feature == "join.time" })
  }

  @Test func `What everybody shares joins nothing, and that is said`() {
    var correlator = Correlator()
    for number in 0..<100 {
      let kind: FindingKind = number.isMultiple(of: 2) ? .copies : Self.mail
      correlator.insert(
        Self.item("f\(number)", kind, [Trait(.hosting, "one"), Trait(.domain, "wire.example")]))
    }
    #expect(correlator.campaigns().isEmpty)
    // Two of them also have something rare.
    for name in ["f0", "f1"] {
      let kind: FindingKind = name == "f0" ? .copies : Self.mail
      correlator.insert(
        Self.item(
          name, kind,
          [Trait(.hosting, "one"), Trait(.domain, "wire.example"), Trait(.certificate, "rare")]))
    }
    let campaigns = correlator.campaigns()
    #expect(campaigns.map { $0.campaign.members.map(\.finding.rawValue) } == [["f0", "f1"]])
    let reasons = campaigns.first?.campaign.joins.first?.reasons ?? []
    #expect(
      reasons.contains { $0.direction == .weakens && $0.text.contains("98 other findings") })
  }

  @Test func `Findings of one kind are no campaign`() {
    var correlator = Correlator()
    for name in ["a", "b", "c"] {
      correlator.insert(Self.item(name, .copies, [Trait(.certificate, "rare")]))
    }
    #expect(correlator.campaigns().isEmpty)
  }

  @Test func `What people split stays apart, and what they merge stays together`() {
    var correlator = Correlator()
    let (a, b, c) = (FindingID(rawValue: "a"), FindingID(rawValue: "b"), FindingID(rawValue: "c"))
    for (name, kind) in [("a", .lookalikes), ("b", Self.mail), ("c", .copies)]
      as [(String, FindingKind)]
    {
      correlator.insert(
        Self.item(
          name, kind,
          [Trait(.domain, "clone.example"), Trait(.mail, name == "c" ? "other" : "server")]))
    }
    #expect(Self.members(&correlator) == [["c", "a", "b"]])
    correlator.constraints.part([[a, b], [c]])
    #expect(Self.members(&correlator) == [["a", "b"]])
    // The last decision about a pair is the one that holds.
    correlator.constraints.join([a, b, c])
    let campaigns = correlator.campaigns()
    #expect(campaigns.map(\.campaign.standing) == [.accepted])
    // What comes to it later was decided by nobody, and is counted apart.
    correlator.insert(
      Self.item("d", .copies, [Trait(.domain, "clone.example"), Trait(.mail, "server")]))
    let grown = correlator.campaigns()
    #expect(grown.map(\.campaign.standing) == [.partly])
    let decided = grown.first?.observation.reasons.first { $0.feature == Campaign.decidedFeature }
    #expect(decided?.value == 3)
    #expect(decided?.text.hasPrefix("People put 3 of its 4 findings together") == true)
    correlator.remove(FindingID(rawValue: "d"))
    // It holds when the evidence is gone.
    correlator.insert(Self.item("c", .copies, [Trait(.domain, "other.example")], day: 400))
    #expect(Self.members(&correlator) == [["c", "a", "b"]])
  }
}

import Report
import Testing
import TocsinModel

/// A community in the report and on the page of a finding.
@Suite struct NetworkViewTests {
  private static func finding(_ name: String = "grove") -> RecordedFinding {
    let names = (0..<4).map { SourceID(rawValue: "\(name)\($0)") }
    let events = (0..<3).map { number in
      NetworkEvent(
        object: "<i>\(number)", layer: .link, time: 1_746_600_000 + Int64(number) * 90_000,
        delay: 7,
        isFirstEarlier: true, chance: 0.01)
    }
    let edges = names.dropFirst().map { other in
      NetworkEdge(
        account: names[0], other: other, events: events, commonObjects: 5, p: 1e-9, q: 0.01,
        leads: 3, follows: 0, directionP: 0.25, medianDelay: 7)
    }
    let community = NetworkCommunity(
      id: "n", kind: .coordinated,
      members: names.map {
        NetworkMember(
          account: $0, role: .member, degree: 3, first: 1, events: 3, group: 0, shares: 12)
      }, edges: edges,
      objects: [
        .init(object: "<i>0", layer: .link, members: 4, accounts: 19, first: 1_746_600_000)
      ],
      firstSeen: 1_746_600_000, lastSeen: 1_746_780_007,
      hours: [Int](repeating: 0, count: 23) + [9], days: [.init(day: 20_215, events: 9)],
      modularity: 0,
      reasons: [
        Reason(feature: "network.q", value: 0.01, text: "Four accounts share the same."),
        Reason(feature: "network.two", direction: .weakens, text: "They may be friends."),
      ], places: names.indices.map { NetworkPlace(x: Double($0), y: Double($0 % 2)) })
    let finding = Finding(
      id: FindingID(rawValue: "network-1"), subject: community, attention: .high,
      observation: Observation(rule: "networks/1", reasons: community.reasons))
    let time = Timestamp(seconds: 0, precision: .second, origin: .seen)
    return RecordedFinding(
      finding: finding, summary: FindingSummary(headline: "4 accounts"), number: 3, appeared: time,
      changed: time)
  }

  private static func page(_ findings: [RecordedFinding]) -> String {
    HTMLReport(
      ReportContent(
        version: "1", generatedAt: Timestamp(seconds: 0, precision: .second, origin: .seen),
        title: "t", command: "c", findings: findings,
        totals: .init(documents: [:], sources: 0, findings: [:], inputs: 0, diagnostics: 0))
    ).html()
  }

  @Test func `the report shows who, when, what, and what else may explain it`() {
    let html = Self.page([Self.finding()])
    for part in [
      "id=\"networks\"", "Who acts with whom", "Timeline", "What else may explain it",
      "They may be friends.", "<svg class=\"network\"", "1e−9", "is not observed",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(html.split(separator: "class=\"mark\"").count - 1 == 12)
    #expect(html.contains("href=\"#networks\""))
  }

  @Test func `nobody is called what was not observed, and nothing becomes markup`() {
    let html = Self.page([Self.finding("<b>x")])
    let lower = html.lowercased()
    #expect(!lower.contains("inauthentic") && !lower.contains(">bots") && !lower.contains(" bots"))
    #expect(!html.contains("<b>x") && !html.contains("<i>0"))
  }

  @Test func `the page of a finding has the same`() {
    var out = Markup()
    FindingDetail(Self.finding(), documents: [:]).render(into: &out)
    #expect(out.html.contains("Who acts with whom") && out.html.contains("f3-nt"))
  }

  @Test func `without networks there is no part about them`() {
    #expect(!Self.page([]).contains("id=\"networks\""))
  }
}

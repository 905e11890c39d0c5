import Networks
import Testing
import TocsinModel

@Suite struct SiteNetworkTests {
  private static func site(
    _ name: String, _ identifiers: [SiteIdentifiers.Kind: Set<String>]
  ) -> SiteIdentifiers {
    SiteIdentifiers(site: DomainName(rawValue: name), identifiers: identifiers)
  }

  @Test(arguments: [
    (SiteIdentifiers.Kind.analytics, true), (.certificate, true), (.verification, true),
    (.host, false), (.software, false),
  ])
  func `one rare identifier binds two sites if its kind points to an owner`(
    kind: SiteIdentifiers.Kind, binds: Bool
  ) {
    let sites = [
      Self.site("a.example", [kind: ["id-1"]]), Self.site("b.example", [kind: ["id-1"]]),
      Self.site("c.example", [kind: ["id-2"]]),
    ]
    let communities = SiteNetworks().communities(sites)
    #expect(
      communities.map { $0.sites.map(\.rawValue) } == (binds ? [["a.example", "b.example"]] : []))
  }

  @Test(arguments: [(10, 1), (11, 0)])
  func `what more than a tenth have binds nobody`(sites: Int, communities: Int) {
    let all = (0..<100).map { number in
      Self.site("s\(number).example", [.analytics: [number < sites ? "same" : "own\(number)"]])
    }
    #expect(SiteNetworks().communities(all).count == communities)
  }

  @Test func `a host and a theme together are not enough, and an asset more is`() {
    let weak: [SiteIdentifiers.Kind: Set<String>] = [
      .host: ["192.0.2.7"], .software: ["theme-1", "theme-2", "theme-3"],
    ]
    let strong = weak.merging([.asset: ["/img/banner-x93.png"]]) { first, _ in first }
    let pair = { (identifiers: [SiteIdentifiers.Kind: Set<String>]) in
      SiteNetworks().communities([
        Self.site("a.example", identifiers), Self.site("b.example", identifiers),
      ])
    }
    #expect(pair(weak).isEmpty)
    #expect(pair(strong).first?.edges.first?.evidence.first?.kind == .asset)
  }

  // MARK: Copying

  private static func name(_ number: Int) -> DomainName {
    DomainName(rawValue: "s\(number).example")
  }

  /// Forty sites with so many documents each.
  private static func published(_ each: Int = 50, _ others: [Int: Int] = [:]) -> [DomainName: Int] {
    Dictionary(uniqueKeysWithValues: (0..<40).map { (name($0), others[$0] ?? each) })
  }

  private static func texts(
    _ count: Int, from: Int, to: [Int], isDeclared: Bool = false
  ) -> [CopiedText] {
    (0..<count).map { _ in
      CopiedText(
        sites: to.count + 1,
        steps: to.map { .init(from: name(from), to: name($0), isDeclared: isDeclared) })
    }
  }

  @Test(arguments: [(5, 0), (6, 1), (20, 1)])
  func `a site that takes six texts of another, which nobody else has, is joined to it`(
    count: Int, edges: Int
  ) throws {
    let found = SiteCopying().edges(
      Self.texts(count, from: 1, to: [2]), published: Self.published())
    #expect(found.count == edges)
    let communities = SiteNetworks().communities([], copying: found)
    #expect(communities.map(\.sites) == (edges == 0 ? [] : [[Self.name(1), Self.name(2)]]))
    guard let community = communities.first else { return }
    let finding = SiteFinding.finding(community, pages: [])
    #expect(finding.attention == .notable)
    #expect(finding.observation.reasons.first?.feature == "sites.copying")
    #expect(finding.observation.reasons.contains { $0.direction == .weakens })
  }

  @Test func `newswire that all carry binds nobody`() {
    let wire =
      Self.texts(60, from: 0, to: Array(1..<40)) + Self.texts(60, from: 0, to: Array(1..<30))
    #expect(SiteCopying().edges(wire, published: Self.published()).isEmpty)
    // Nor where few sites were read.
    let few = Self.texts(60, from: 0, to: [1, 2, 3, 4])
    let published = Dictionary(uniqueKeysWithValues: (0..<5).map { (Self.name($0), 80) })
    #expect(SiteCopying().edges(few, published: published).isEmpty)
  }

  @Test func `a ring that takes everything from one site is joined, though two have each text`() {
    let found = SiteCopying().edges(
      Self.texts(20, from: 3, to: [4, 5]), published: Self.published())
    #expect(Set(found.map(\.other)) == [Self.name(4), Self.name(5)])
  }

  @Test func `copies both ways, declared ones, and those of who publishes most bind nobody`() {
    let both = Self.texts(8, from: 1, to: [2]) + Self.texts(7, from: 2, to: [1])
    #expect(SiteCopying().edges(both, published: Self.published()).isEmpty)
    let declared =
      Self.texts(8, from: 1, to: [2]) + Self.texts(9, from: 1, to: [2], isDeclared: true)
    #expect(SiteCopying().edges(declared, published: Self.published()).isEmpty)
    let aggregator = Self.texts(8, from: 1, to: [2])
    #expect(SiteCopying().edges(aggregator, published: Self.published(50, [2: 5000])).isEmpty)
    #expect(SiteCopying().edges(aggregator, published: Self.published()).count == 1)
  }

  @Test(arguments: [(0, 3.0, 1.0), (1, 0.5, 0.393_469), (6, 1.0, 0.000_594_2), (2, 5.0, 1.0)])
  func `the tail of the Poisson distribution is right above the mean, and 1 below`(
    count: Int, mean: Double, p: Double
  ) {
    #expect(abs(PoissonTail.p(atLeast: count, mean: mean) - p) < 1e-6)
  }
}

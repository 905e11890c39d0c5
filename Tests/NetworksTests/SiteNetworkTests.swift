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
}

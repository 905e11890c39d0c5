import Networks
import Testing
import TocsinModel

@Suite struct CooRTweetTests {
  static func share(_ object: String, _ account: String, _ content: String, _ time: Int64) -> Share
  {
    Share(object: object, account: SourceID(rawValue: account), content: content, time: time)
  }

  private func edges(_ shares: [Share], _ options: CooRTweetOptions) throws -> [CoordinatedEdge] {
    var edges: [CoordinatedEdge] = []
    try CooRTweetNetwork(ShareTable(shares), options).forEachEdge { edges.append($0) }
    return edges
  }

  private static let shares = [
    share("o1", "b", "b1", 100), share("o1", "a", "a1", 110), share("o2", "a", "a2", 500),
    share("o2", "b", "b2", 510), share("o2", "c", "c1", 521), share("o3", "c", "c2", 0),
  ]

  @Test(arguments: [(9, 0), (10, 2), (11, 3), (21, 4)])
  func `the window includes its end`(window: Int64, pairs: Int) throws {
    var options = CooRTweetOptions()
    options.window = window
    #expect(try CooRTweetNetwork(ShareTable(Self.shares), options).pairCount == pairs)
  }

  @Test func `edges name accounts in order, count pairs and average delays`() throws {
    let found = try edges(Self.shares, CooRTweetOptions())
    #expect(found.count == 1)
    #expect(found.first?.account == "a" && found.first?.accountY == "b")
    #expect(found.first?.full.weight == 2 && found.first?.full.averageTimeDelta == 10)
    #expect(found.first?.objects == ["o1", "o2"])
  }

  @Test func `accounts with too few rows take no part`() throws {
    var options = CooRTweetOptions()
    options.window = 60
    options.minimumParticipation = 3
    #expect(try edges(Self.shares, options).isEmpty)
  }

  @Test func `an object that explodes is left out and the rest is found`() throws {
    var options = CooRTweetOptions()
    options.limits.pairsOfObject = 100
    let crowd = (0..<40).map { Self.share("viral", "x\($0)", "v\($0)", 5) }
    let twice = crowd.map { Self.share("other", $0.account.rawValue, "w" + $0.content, 1_000_000) }
    let network = try CooRTweetNetwork(ShareTable(Self.shares + crowd + twice), options)
    #expect(network.pairCount == 2)
    #expect(
      network.diagnostics.map(\.code) == Array(repeating: "networks.explosive-object", count: 2))
  }
}

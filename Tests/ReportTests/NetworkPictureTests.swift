import Report
import Testing
import TocsinModel

@Suite struct NetworkPictureTests {
  private static func community(_ number: Int, accounts: Int) -> NetworkCommunity {
    let names = (0..<accounts).map { SourceID(rawValue: "<b>account \(number)-\($0)") }
    let event = NetworkEvent(
      object: "https://example.test/?a&b=\(number)", layer: .link, time: 0, delay: 1,
      isFirstEarlier: true, chance: 0.1)
    let edges = zip(names, names.dropFirst()).map { a, b in
      NetworkEdge(
        account: a, other: b, events: [event], commonObjects: 1, p: 0.01, q: 0.01, leads: 1,
        follows: 0, directionP: 1, medianDelay: 1)
    }
    return NetworkCommunity(
      id: "\(number)", kind: .coordinated,
      members: names.map {
        NetworkMember(
          account: $0, role: .member, degree: 2, first: 0, events: 1, group: 0, shares: 1)
      }, edges: edges,
      objects: [.init(object: event.object, layer: .link, members: 2, accounts: 9, first: 0)],
      firstSeen: 0, lastSeen: 0, hours: [Int](repeating: 0, count: 24), days: [], modularity: 0,
      reasons: [])
  }

  /// Accounts in two columns, communities beside each other.
  private static func places(_ communities: [NetworkCommunity]) -> [SourceID: NetworkPlace] {
    var places: [SourceID: NetworkPlace] = [:]
    for (number, community) in communities.enumerated() {
      for (place, member) in community.members.enumerated() {
        places[member.account] = NetworkPlace(
          x: Double(number * 12 + place % 2 * 6), y: Double(place / 2))
      }
    }
    return places
  }

  @Test(arguments: [0, 20, 200, 2000])
  func `every account is drawn once, and nothing from outside becomes markup`(accounts: Int) {
    let communities =
      accounts == 0 ? [] : [4, 1].map { Self.community($0, accounts: accounts / 2) }
    let svg = NetworkPicture(communities, places: Self.places(communities)).svg
    #expect(svg.split(separator: "<circle").count - 1 == accounts)
    #expect(!svg.contains("<b>") && !svg.contains("?a&b"))
    let number = accounts == 2000 ? "2,000" : "\(accounts)"
    #expect(svg.contains("\(number) accounts in \(communities.count) communities"))
  }

  @Test func `a community is named by what binds it, without what all addresses begin with`() {
    let communities = [Self.community(3, accounts: 4)]
    var places = Self.places(communities)
    for (number, member) in communities[0].members.enumerated() {
      places[member.account] = NetworkPlace(x: Double(number) * 20, y: Double(number))
    }
    let svg = NetworkPicture(communities, places: places).svg
    #expect(svg.contains("4 · example.test/"))
  }

  @Test func `the same communities give the same picture`() {
    let communities = [Self.community(1, accounts: 60)]
    let places = Self.places(communities)
    #expect(
      NetworkPicture(communities, places: places).svg
        == NetworkPicture(communities, places: places).svg)
  }

  @Test func `labels do not lie on each other`() throws {
    let communities = (0..<4).map { Self.community($0, accounts: 64) }
    let svg = NetworkPicture(communities, places: Self.places(communities)).svg
    var boxes: [(x: Double, y: Double, width: Double, height: Double)] = []
    for part in svg.split(separator: "<text ").dropFirst() {
      func value(_ name: String) throws -> Double {
        let start = try #require(part.firstRange(of: "\(name)=\"")).upperBound
        return try #require(Double(part[start...].prefix { $0 != "\"" }))
      }
      let text = part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
      let size = try value("font-size")
      // Narrower than what is kept free, since entities are longer than what they show.
      boxes.append(
        (try value("x"), try value("y") - size, Double(min(12, text.count)) * size * 0.4, size))
    }
    #expect(boxes.count > 20)
    for (number, a) in boxes.enumerated() {
      for b in boxes[..<number] {
        #expect(
          a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height
            || b.y >= a.y + a.height)
      }
    }
  }
}

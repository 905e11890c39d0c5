import Networks
import Synchronization
import Testing
import TocsinModel

@Suite struct NetworkDetectorTests {
  private static func planted(seed: UInt64) -> [Share] {
    var made = PlantedGroups(seed: seed)
    made.background(objects: 400, accounts: 300, most: 40)
    made.group("x", accounts: 8, objects: 8, of: 400, within: 45)
    made.group("y", accounts: 6, objects: 8, of: 400, within: 45)
    return made.shares
  }

  private func named(_ shares: [Share], _ options: NetworkOptions = NetworkOptions()) throws
    -> Set<String>
  {
    let result = try NetworkDetector(options).detect(shares)
    let communities = result.communities.filter { $0.kind == .coordinated }
    return Set(communities.flatMap { $0.members.map(\.account.rawValue) })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `planted groups are named, each as one community, and hardly anyone else`(seed: UInt64)
    throws
  {
    let result = try NetworkDetector().detect(Self.planted(seed: seed))
    let groups = result.communities.filter { $0.kind == .coordinated }.map { community in
      community.members.map { String($0.account.rawValue.prefix(1)) }
    }
    let all = groups.flatMap { $0 }
    #expect(all.count { $0 == "x" } >= 7)
    #expect(all.count { $0 == "y" } >= 5)
    #expect(all.count { $0 == "a" } <= 1)
    #expect(groups.allSatisfy { Set($0).subtracting(["a"]).count <= 1 })
  }

  @Test func `times shuffled within objects leave edges in at most one of twenty runs`() throws {
    var runs = 0
    for seed in 1...20 {
      var made = PlantedGroups(seed: UInt64(seed))
      made.background(objects: 300, accounts: 150, most: 30)
      made.shuffle()
      if try !named(made.shares).isEmpty { runs += 1 }
    }
    #expect(runs <= 1)
  }

  @Test func `the order of the rows changes nothing`() throws {
    let shares = Self.planted(seed: 4)
    let one = try NetworkDetector().detect(shares).communities
    let other = try NetworkDetector().detect(Array(shares.reversed())).communities
    #expect(!one.isEmpty)
    #expect(one == other)
  }

  @Test func `it stops where it is asked to, before and between shuffles`() throws {
    let shares = ShareTable(Self.planted(seed: 4))
    for most in [0, 1, 40, 460] {
      let asked = Atomic(0)
      #expect(throws: NetworksError.cancelled) {
        var table = shares
        _ = try NetworkDetector().detect(taking: &table) {
          asked.wrappingAdd(1, ordering: .relaxed).oldValue >= most
        }
      }
    }
  }

  @Test func `renaming changes nobody's q`() throws {
    let shares = Self.planted(seed: 5)
    let result = try named(shares)
    let renamed = shares.map { share -> Share in
      var share = share
      share.content = "post-" + share.content
      return share
    }
    #expect(try named(renamed) == result)
  }

  @Test func `a newsroom's own objects are shown as exclusive with what speaks against it`() throws
  {
    var made = PlantedGroups(seed: 6)
    made.background(objects: 300, accounts: 200, most: 30)
    for story in 0..<12 {
      for desk in 0..<5 {
        made.share("story\(story)", "desk\(desk)", Int64(story * 90_000 + made.random(50)))
      }
    }
    let communities = try NetworkDetector().detect(made.shares).communities
    let newsroom = try #require(
      communities.first { $0.members.contains { $0.account.rawValue == "desk0" } })
    #expect(newsroom.kind == .exclusive && newsroom.members.count == 5)
    #expect(
      newsroom.reasons.contains { $0.direction == .weakens && $0.feature == "network.own-objects" })
  }

  @Test func `one post with a link, a hashtag and a mention is one event`() throws {
    var shares = Self.planted(seed: 7).filter { !$0.account.rawValue.hasPrefix("x") }
    for layer in ShareLayer.allCases {
      for (account, time) in [("m", 1000), ("n", 1010)] as [(String, Int64)] {
        shares.append(
          Share(
            object: "same", account: SourceID(rawValue: account), content: account, time: time,
            layer: layer))
        // Others share it as well, at other times, so that it says something.
        for other in 0..<6 {
          shares.append(
            Share(
              object: "same", account: SourceID(rawValue: "z\(other)"), content: "z\(other)",
              time: Int64(other) * 50_000, layer: layer))
        }
      }
    }
    #expect(try named(shares).isDisjoint(with: ["m", "n"]))
  }

  @Test func `a leader is told from followers`() throws {
    var made = PlantedGroups(seed: 8)
    made.background(objects: 400, accounts: 300, most: 40)
    for round in 0..<9 {
      let begin = Int64(round * 200_000)
      made.share("o\(round * 7)", "lead", begin)
      for follower in 0..<4 {
        made.share("o\(round * 7)", "follow\(follower)", begin + 5 + Int64(made.random(40)))
      }
    }
    let communities = try NetworkDetector().detect(made.shares).communities
    let community = try #require(
      communities.first { $0.members.contains { $0.account.rawValue == "lead" } })
    #expect(community.members.first { $0.account.rawValue == "lead" }?.role == .seed)
    let edge = try #require(community.edges.first { $0.other.rawValue == "lead" })
    #expect(edge.leader?.rawValue == "lead" && edge.medianDelay >= 5)
  }

  @Test func `who meets a group twice, but no member twice, joins it and says so`() throws {
    var made = PlantedGroups(seed: 9)
    made.background(objects: 400, accounts: 300, most: 40)
    made.group("x", accounts: 8, objects: 8, of: 400, within: 45)
    for (object, begin, members) in [("o7", 900_000, 0..<3), ("o211", 1_700_000, 3..<6)] {
      for member in members { made.share(object, "x\(member)", Int64(begin + 9 * member)) }
      made.share(object, "late", Int64(begin + 12))
    }
    let communities = try NetworkDetector().detect(made.shares).communities
    let community = try #require(
      communities.first { $0.members.contains { $0.account.rawValue == "late" } })
    #expect(community.members.contains { $0.account.rawValue == "x0" })
    let edges = community.edges.filter { $0.account.rawValue == "late" }
    #expect(edges.map(\.meetings) == [2, 2] && edges.allSatisfy { $0.events.count == 1 })
    #expect(community.reasons.contains { $0.feature == "network.joined" })
    // Without the group nobody is there to be met.
    let others = made.shares.filter { !$0.account.rawValue.hasPrefix("x") }
    #expect(try !named(others).contains("late"))
  }

  @Test func `accounts that share the same object over and over do not hide a group`() throws {
    var made = PlantedGroups(seed: 10)
    made.background(objects: 400, accounts: 300, most: 40)
    made.group("x", accounts: 8, objects: 8, of: 400, within: 45)
    // Some two of forty shares by each of two accounts are within the window in every other object.
    for busy in 0..<20 {
      for object in 0..<12 {
        for _ in 0..<40 {
          made.share("o\(object)", "busy\(busy)", Int64(made.random(3 * 86_400)))
        }
      }
    }
    let found = try named(made.shares)
    #expect(found.count { $0.hasPrefix("x") } >= 7)
    #expect(found.count { $0.hasPrefix("busy") } <= 1)
  }

  @Test(arguments: [
    [], [Share(object: "o", account: SourceID(rawValue: "a"), content: "c", time: .max)],
    (0..<3000).map {
      Share(object: "o", account: SourceID(rawValue: "a\($0)"), content: "c\($0)", time: 0)
    },
    (0..<3000).map {
      Share(object: "o\($0)", account: SourceID(rawValue: "a"), content: "c\($0)", time: .min)
    },
    (0..<200).flatMap { number in
      [Int64.min, .max].map {
        Share(
          object: "o\(number % 9)", account: SourceID(rawValue: "a\(number % 5)"),
          content: "c\(number)", time: $0)
      }
    },
  ])
  func `extreme input names nobody and ends`(shares: [Share]) throws {
    for window in [0, 60, 86_400] as [Int64] {
      var options = NetworkOptions()
      options.window = window
      #expect(try named(shares, options).isEmpty)
    }
  }

  @Test func `one account with a great many shares, each row twice, ends and names nobody`() throws
  {
    let shares = (0..<100_000).flatMap { number in
      let share = Share(
        object: "o\(number % 999)", account: SourceID(rawValue: number % 50 == 0 ? "b" : "a"),
        content: "c\(number)", time: Int64(number) * 37)
      return [share, share]
    }
    #expect(try named(shares).isEmpty)
  }
}

import Lookalikes
import Testing
import TocsinModel

@Suite struct GroupingTests {
  private static func lookalike(
    _ name: String, registrable: String? = nil, owner: String = "Le Courrier",
    technique: LookalikeTechnique = .combosquat, lures: [String] = [], seen: Int64? = nil,
    tier: Lookalike.Tier = .medium, probability: Double = 0.5
  ) -> Lookalike {
    let marks = lures.compactMap { lure -> Lookalike.Mark? in
      guard let range = name.firstRange(of: lure) else { return nil }
      let start = name.utf8.distance(from: name.startIndex, to: range.lowerBound)
      return Lookalike.Mark(
        span: TextSpan(start, start + lure.utf8.count), kind: .lure)
    }
    return Lookalike(
      name: DomainName(rawValue: name), registrable: DomainName(rawValue: registrable ?? name),
      shown: name, impersonates: DomainName(rawValue: "lecourrier.example"), owner: owner,
      techniques: [technique], tier: tier, probability: probability,
      reasons: [Reason(feature: "f", text: "It is so.")], marks: marks,
      firstSeen: seen.map { Timestamp(seconds: $0, precision: .second, origin: .file) })
  }

  private func patterns(_ names: [Lookalike]) -> [(LookalikeGroup.Pattern, [String])] {
    LookalikeGrouping().groups(of: names).map { ($0.pattern, $0.members.map(\.name.rawValue)) }
  }

  @Test func `names under one registrable domain are one finding, whoever they resemble`() throws {
    let names = [
      Self.lookalike("live.redirect.example", registrable: "redirect.example", owner: "Live"),
      Self.lookalike("google.redirect.example", registrable: "redirect.example", owner: "Google"),
    ]
    let group = try #require(LookalikeGrouping().groups(of: names).first)
    #expect(group.pattern == .registrable && group.members.count == 2)
    #expect(group.common == "the domain redirect.example")
    #expect(group.finding?.kind == .lookalikes)
  }

  @Test func `the same label under several endings is one finding`() {
    let found = patterns([
      Self.lookalike("lecourrier.ltd", technique: .endingSwap),
      Self.lookalike("lecourrier.co.uk", technique: .endingSwap),
      Self.lookalike("zeitung-mail.top", lures: ["mail"]),
    ])
    #expect(found.count == 2)
    #expect(found[0].0 == .label && found[0].1 == ["lecourrier.co.uk", "lecourrier.ltd"])
    #expect(found[1].0 == .single)
  }

  @Test func `the same lures are one finding, of one owner`() {
    let found = patterns([
      Self.lookalike("lecourrier-drive.com", lures: ["drive"]),
      Self.lookalike("drive-courrier.net", lures: ["drive"]),
      Self.lookalike("drive-gazette.net", owner: "Gazette", lures: ["drive"]),
    ])
    #expect(found.map(\.0) == [.lure, .single])
    #expect(found[0].1 == ["drive-courrier.net", "lecourrier-drive.com"])
  }

  @Test func `a rare ending with the same technique is enough, a common one is not`() {
    #expect(
      patterns([
        Self.lookalike("lecourier.top", technique: .omission),
        Self.lookalike("lecourrie.top", technique: .omission),
      ]).map(\.0) == [.ending])
    #expect(
      patterns([
        Self.lookalike("lecourier.com", technique: .omission),
        Self.lookalike("lecourrie.com", technique: .omission),
      ]).map(\.0) == [.single, .single])
  }

  @Test func `when times are known, those within a day belong together`() {
    let found = patterns([
      Self.lookalike("lecourier.com", technique: .omission, seen: 1_000_000),
      Self.lookalike("lecourrie.com", technique: .omission, seen: 1_050_000),
      Self.lookalike("ecourrier.com", technique: .omission, seen: 2_000_000),
    ])
    #expect(found.map(\.0) == [.single, .ending])
    #expect(found[1].1 == ["lecourier.com", "lecourrie.com"])
  }

  @Test func `of one ending, the names of different days are findings of different ids`() {
    let times: [Int64] = [1_000_000, 1_050_000, 2_000_000, 2_050_000, 3_000_000, 3_050_000]
    let names = zip(["a", "b", "c", "d", "e", "f"], times).map {
      Self.lookalike("lecourrier\($0).com", technique: .insertion, seen: $1)
    }
    let groups = LookalikeGrouping().groups(of: names)
    #expect(groups.map(\.pattern) == [.ending, .ending, .ending])
    #expect(Set(groups.compactMap(\.finding?.id)).count == 3)
  }

  @Test func `the strongest comes first, and decides the attention`() throws {
    let names = [
      Self.lookalike("lecourrier.ltd", technique: .endingSwap, probability: 0.9),
      Self.lookalike("lecourrier.top", technique: .endingSwap, tier: .high, probability: 0.8),
      Self.lookalike("other.example", technique: .omission, probability: 0.99),
    ]
    let groups = LookalikeGrouping().groups(of: names)
    #expect(groups.map { $0.members[0].name.rawValue } == ["lecourrier.top", "other.example"])
    #expect(groups.compactMap(\.finding?.attention) == [.high, .notable])
  }

  @Test func `the order of the names changes nothing, and ids stay while a group grows`() {
    let names = ["ltd", "top", "site", "online"].map {
      Self.lookalike("lecourrier.\($0)", technique: .endingSwap)
    }
    let all = LookalikeGrouping().groups(of: names)
    #expect(all == LookalikeGrouping().groups(of: names.reversed()))
    let fewer = LookalikeGrouping().groups(of: Array(names.prefix(2)))
    #expect(all.map(\.finding?.id) == fewer.map(\.finding?.id))
  }

  @Test func `every name is in one group`() {
    var names: [Lookalike] = []
    for number in 0..<300 {
      let lures = number % 3 == 0 ? ["mail"] : []
      let ending = ["top", "com", "site"][number % 3]
      names.append(
        Self.lookalike(
          "mail\(number % 50)-courrier\(number).\(ending)", owner: "o\(number % 4)",
          technique: number % 2 == 0 ? .omission : .combosquat, lures: lures))
    }
    let grouped = LookalikeGrouping().groups(of: names).flatMap(\.members).map(\.name).sorted()
    #expect(grouped == names.map(\.name).sorted())
  }
}

import Engine
import Testing
import TocsinModel

@Suite struct LookalikeSightingsTests {
  private static func lookalike(_ name: String, seen: Int64? = nil) -> Lookalike {
    let time = seen.map { Timestamp(seconds: $0, precision: .second, origin: .file) }
    return Lookalike(
      name: DomainName(rawValue: name), registrable: DomainName(rawValue: name), shown: name,
      impersonates: DomainName(rawValue: "lecourrier.example"), owner: "Le Courrier",
      techniques: [.combosquat], tier: .high, probability: 0.9, reasons: [], marks: [],
      firstSeen: time, lastSeen: time)
  }

  /// Adds names, and returns those that were new.
  private func new(_ names: [String], in sightings: inout LookalikeSightings) -> [String] {
    names.filter { sightings.add(Self.lookalike($0)) }
  }

  @Test func `a name that comes again widens the time of the one that is held`() {
    var sightings = LookalikeSightings()
    let times: [(String, Int64)] = [("a.test", 50), ("b.test", 60), ("a.test", 20)]
    let new = times.map { sightings.add(Self.lookalike($0, seen: $1)) }
    #expect(new == [true, true, false])
    let all = sightings.takeAll()
    #expect(all.map(\.name.rawValue) == ["a.test", "b.test"])
    #expect(all.first?.firstSeen?.seconds == 20 && all.first?.lastSeen?.seconds == 50)
  }

  @Test func `a name that was handed on is not new`() {
    var sightings = LookalikeSightings()
    #expect(new(["a.test"], in: &sightings) == ["a.test"])
    let first = sightings.takeAll()
    #expect(new(["a.test", "b.test"], in: &sightings) == ["b.test"])
    let second = sightings.takeAll()
    #expect(first.count == 1 && second.count == 1 && !sightings.hasForgotten)
  }

  @Test func `the last that were handed on are remembered, the first forgotten, and that is said`()
  {
    var sightings = LookalikeSightings(remembering: 100)
    let names = (0..<1000).map { "a\($0).test" }
    for (number, name) in names.enumerated() {
      #expect(new([name], in: &sightings) == [name])
      _ = sightings.takeAll()
      #expect(sightings.hasForgotten == (number >= 200))
    }
    #expect(new(Array(names[900...]), in: &sightings).isEmpty)
    #expect(new([names[5]], in: &sightings) == [names[5]])
  }

  @Test func `few are held back for the times of later ones`() {
    var sightings = LookalikeSightings()
    let names = (0..<LookalikeSightings.window).map { "a\($0).test" }
    #expect(new(names, in: &sightings).count == names.count)
    let none = sightings.takeSurplus()
    #expect(none.isEmpty && new(["b.test"], in: &sightings) == ["b.test"])
    let all = sightings.takeSurplus()
    #expect(all.count == LookalikeSightings.window + 1)
  }
}

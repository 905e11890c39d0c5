import Testing
import TocsinModel

struct DisjointSetsTests {
  /// Sets as lists, joined by going through all of them.
  private struct Plain {
    var sets: [Int]

    mutating func join(_ a: Int, _ b: Int) {
      let (kept, gone) = (sets[a], sets[b])
      for number in sets.indices where sets[number] == gone { sets[number] = kept }
    }

    func members(_ number: Int) -> [Int] { sets.indices.filter { sets[$0] == sets[number] } }
  }

  @Test(arguments: [1, 2, 3, 50])
  func `joined numbers are in one set, with its size and its members`(count: Int) {
    var state = UInt64(count)
    func random() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var (sets, plain) = (DisjointNumbers(count: count), Plain(sets: Array(0..<count)))
    for _ in 0..<count {
      let (a, b) = (random(), random())
      let wereApart = plain.sets[a] != plain.sets[b]
      let joined = sets.join(a, b)
      #expect((joined != nil) == wereApart)
      plain.join(a, b)
      if let joined { #expect(sets.set(of: joined.gone) == joined.kept) }
      let wrong = (0..<count).filter { number in
        let members = plain.members(number)
        return sets.members(of: number).sorted() != members
          || sets.size(of: number) != members.count
          || (sets.set(of: number) == sets.set(of: a)) != (plain.sets[number] == plain.sets[a])
      }
      #expect(wrong == [])
    }
  }

  @Test func `what was never named is a set by itself`() {
    var sets = DisjointSets<String>()
    let wereApart = [("a", "b"), ("b", "a"), ("c", "b")].map { sets.join($0.0, $0.1) }
    #expect(wereApart == [true, false, true])
    #expect(sets.size(of: "a") == 3)
    #expect(sets.members(of: "c").sorted() == ["a", "b", "c"])
    #expect(sets.set(of: "a") == sets.set(of: "c"))
    #expect(sets.size(of: "d") == 1)
    #expect(sets.members(of: "d") == ["d"])
    #expect(sets.set(of: "d") == "d")
  }
}

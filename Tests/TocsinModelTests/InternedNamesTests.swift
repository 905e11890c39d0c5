import Testing
import TocsinModel

@Suite struct InternedNamesTests {
  /// A stream of numbers that is the same in each run.
  private struct Source {
    var state: UInt64
    mutating func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
  }

  @Test(arguments: [(1, 3), (7, 40), (300, 5_000), (20_000, 30_000)])
  func `a batch gives the numbers that its names get one by one`(_ kinds: Int, _ count: Int) {
    var source = Source(state: UInt64(kinds))
    var (together, apart) = (InternedNames(), InternedNames())
    var (batched, single): ([UInt32], [UInt32]) = ([], [])
    var batch = NameBatch()
    for place in 0..<count {
      let number = source.next(kinds)
      // Names of all lengths, some of which differ in the last byte or the mark alone.
      let name = Array(String(repeating: "n", count: number % 19).utf8) + [UInt8(number % 251)]
      let mark = UInt8(number % 3)
      name.withUnsafeBufferPointer { name in
        batch.append(name, mark: mark)
        single.append(apart.number(of: name, mark: mark))
      }
      if source.next(1000) == 0 || place == count - 1 {
        together.append(batch, to: &batched)
        batch = NameBatch()
      }
    }
    #expect(batched == single)
    #expect(together.count == apart.count)
    for number in 0..<UInt32(together.count) {
      #expect(together[number] == apart[number])
    }
  }

  @Test func `a listed name has a number and is never found`() {
    var names = InternedNames()
    let found = [UInt8]("ada".utf8).withUnsafeBufferPointer { name in
      let first = names.list(name)
      let second = names.list(name)
      return (first, second, names.find(name))
    }
    #expect(found.0 == 0 && found.1 == 1 && found.2 == nil)
    #expect(names[0] == "ada" && names[1] == "ada")
  }
}

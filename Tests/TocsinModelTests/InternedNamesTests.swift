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
    var (batch, bytes) = (NameBatch(), [UInt8]())
    for place in 0..<count {
      let number = source.next(kinds)
      // Names of all lengths, some of which differ in the last byte or the mark alone.
      let name = Array(String(repeating: "n", count: number % 19).utf8) + [UInt8(number % 251)]
      let mark = UInt8(number % 3)
      batch.append(
        NameBatch.Place(start: UInt32(bytes.count), length: UInt32(name.count)), mark: mark)
      bytes += name
      name.withUnsafeBufferPointer { single.append(apart.number(of: $0, mark: mark)) }
      if source.next(1000) == 0 || place == count - 1 {
        bytes.withUnsafeBufferPointer { together.append(batch, in: $0, to: &batched) }
        (batch, bytes) = (NameBatch(), [])
      }
    }
    #expect(batched == single)
    #expect(together.count == apart.count)
    for number in 0..<UInt32(together.count) {
      #expect(together[number] == apart[number])
    }
  }

  @Test func `marks tell names apart in a list, from whichever name on there are some`() {
    var list = NameList()
    let names: [(String, UInt8)] = [("ada", 0), ("", 0), ("ada", 2), ("bo", 0)]
    for (name, mark) in names {
      Array(name.utf8).withUnsafeBufferPointer { _ = list.append($0, mark: mark) }
    }
    #expect((0..<4).map { list[$0] } == names.map(\.0))
    #expect((0..<4).map { list.mark(of: $0) } == names.map(\.1))
    #expect(list.isEqual(0, to: 2, in: list) && !list.isEqual(0, to: 3, in: list))
    #expect(list.precedes(0, 2) && list.precedes(1, 0) && !list.precedes(3, 2))
    #expect(Set([0, 1, 2, 3].map { list.digest(of: $0) }).count == 4)
  }

  @Test func `names are the same on both sides of a block`() {
    var names = InternedNames()
    let numbers = (0..<3000).map { names.number(of: "name\($0 % 2500)") }
    #expect(numbers == (0..<2500).map { $0 } + (0..<500).map { $0 })
    #expect((0..<2500).allSatisfy { names[UInt32($0)] == "name\($0)" })
    let missing = Array("name2500".utf8).withUnsafeBufferPointer { names.find($0) }
    #expect(missing == nil)
  }
}

import Index
import TestSupport
import Testing

@Suite struct FingerprintIndexTests {
  @Test func `an empty index answers`() {
    PlainIndex().expectEqual(FingerprintIndex())
  }

  /// Half of the runs are in memory only.
  @Test(arguments: UInt64(0)..<24)
  func `any sequence of changes answers as the definitions say`(seed: UInt64) throws {
    var generator = SeededNumbers(state: seed)
    let temporary = try TemporaryFolder()
    var indexed = try IndexFolder(seed % 2 == 0 ? temporary["index"] : nil)
    let texts = [40, 400, 100_000][Int(seed % 3)] as UInt64
    for _ in 0..<60 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<4:
        for _ in 0..<Int.random(in: 1...60, using: &generator) {
          let number = UInt32(indexed.plain.texts.count) &+ UInt32(seed) << 16
          indexed.append(NumberedText(number, texts: texts))
        }
      case 4..<6:
        guard indexed.plain.count > 0 else { continue }
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
          indexed.retire(UInt32.random(in: 0..<indexed.plain.count, using: &generator))
        }
      case 6..<8:
        try indexed.index.checkpoint(atLeast: Int.random(in: 1...80, using: &generator))
      case 8:
        var left = Int.random(in: 0..<60, using: &generator)
        try indexed.index.merge {
          left -= 1
          return left >= 0
        }
      default: try indexed.reopen(shuffling: &generator)
      }
      if Int.random(in: 0..<6, using: &generator) == 0 { indexed.plain.expectEqual(indexed.index) }
    }
    try indexed.index.merge()
    try indexed.index.verify()
    indexed.plain.expectEqual(indexed.index)
    try indexed.reopen(shuffling: &generator)
    indexed.plain.expectEqual(indexed.index)
  }

  /// The tail holds 4,096 documents, and four such segments are merged by appending.
  @Test(arguments: [4_095, 4_096, 4_097, 16_384, 20_500])
  func `full tails become segments while documents are appended`(count: Int) throws {
    var indexed = try IndexFolder(nil)
    for number in 0..<UInt32(count) {
      indexed.append(NumberedText(number, texts: 9_000))
      if number % 37 == 0 { indexed.retire(number / 2) }
    }
    indexed.plain.expectEqual(indexed.index)
  }

  @Test func `what was written is mapped when it is opened again`() throws {
    let temporary = try TemporaryFolder()
    var indexed = try IndexFolder(temporary["index"])
    for number in UInt32(0)..<500 { indexed.append(NumberedText(number)) }
    try indexed.index.checkpoint(atLeast: 501)
    #expect(indexed.index.bytesOnDisk == 0)
    try indexed.index.checkpoint(atLeast: 500)
    #expect(indexed.index.bytesOnDisk > 500 * 40)
    let opened = try FingerprintIndex(folder: temporary["index"], expecting: 900, mark: 7)
    indexed.plain.expectEqual(opened)
  }

  @Test func `merging goes on where it stopped, and appending does not wait for it`() throws {
    let temporary = try TemporaryFolder()
    var indexed = try IndexFolder(temporary["index"])
    for part in UInt32(0)..<5 {
      for number in 0..<UInt32(200) { indexed.append(NumberedText(part * 200 + number)) }
      try indexed.index.checkpoint(atLeast: 1)
    }
    var calls = 0
    var isDone = false
    while !isDone {
      var isAsked = false
      isDone = try indexed.index.merge {
        defer { isAsked = true }
        return !isAsked
      }
      calls += 1
      let number = UInt32(indexed.plain.texts.count)
      indexed.append(NumberedText(number))
      indexed.retire(number / 2)
      if calls % 5 == 0 { try indexed.index.checkpoint(atLeast: 1) }
    }
    #expect(calls > 10)
    indexed.plain.expectEqual(indexed.index)
  }

  @Test func `segments with many retired documents become smaller`() throws {
    let temporary = try TemporaryFolder()
    var indexed = try IndexFolder(temporary["index"])
    for number in UInt32(0)..<400 { indexed.append(NumberedText(number)) }
    try indexed.index.checkpoint(atLeast: 1)
    let before = indexed.index.bytesOnDisk
    for number in UInt32(0)..<200 { indexed.retire(number * 2) }
    try indexed.index.merge()
    #expect(indexed.index.bytesOnDisk < before)
    indexed.plain.expectEqual(indexed.index)
  }
}

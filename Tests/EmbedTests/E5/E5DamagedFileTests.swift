import Embed
import Foundation
import TestSupport
import Testing

@Suite struct E5DamagedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(_ data: Data) throws -> EmbedError? {
    let file = try folder.write("model.bin", data)
    return #expect(throws: EmbedError.self) { try MultilingualE5(file: file) }
  }

  private func isDamaged(_ error: EmbedError?) -> Bool {
    if case .damaged? = error { true } else { false }
  }

  @Test func `a file that is not there is missing`() {
    let file = folder["none.bin"]
    #expect(throws: EmbedError.missing(file: file)) { try MultilingualE5(file: file) }
  }

  @Test func `a folder cannot be read as a model`() {
    #expect(throws: EmbedError.self) { try MultilingualE5(file: folder.path) }
  }

  @Test func `an empty file and one of another kind are damaged`() throws {
    #expect(isDamaged(try error(Data())))
    #expect(isDamaged(try error(Data("E5S".utf8))))
    let other = try error(Data(repeating: 7, count: 100_000))
    #expect(other?.description.contains("is not a file of this model") == true)
  }

  @Test func `a file cut anywhere is damaged`() throws {
    var made = MadeUpE5(layers: 1)
    let whole = made.data()
    let places =
      (0..<400).map { $0 * 3 } + (1..<40).map { whole.count * $0 / 40 } + [whole.count - 1]
    for place in places {
      #expect(isDamaged(try error(whole.prefix(place))), "cut at \(place)")
    }
  }

  @Test func `sizes that cannot be are damaged`() throws {
    var made = MadeUpE5(layers: 1)
    let whole = made.data()
    // The version and the sizes, the block, the pieces, the special ids, the bytes of pieces.
    for place in Array(stride(from: 4, to: 36, by: 4)) + [40, 44, 48, 52, 60, 64, 68] {
      for value: UInt8 in [0xFF, 0x7F] {
        var data = whole
        data[data.startIndex + place + 3] = value
        data[data.startIndex + place] = 0xFF
        #expect(isDamaged(try error(data)), "at \(place)")
      }
    }
  }

  @Test func `any byte of the head may be changed without harm`() throws {
    var made = MadeUpE5(layers: 1)
    let whole = made.data()
    var numbers = Numbers(seed: 9)
    for _ in 0..<600 {
      var data = whole
      for _ in 0...numbers.next() % 3 {
        data[data.startIndex + Int(numbers.next() % 2000)] = UInt8(
          truncatingIfNeeded: numbers.next())
      }
      let file = try folder.write("model.bin", data)
      guard let model = try? MultilingualE5(file: file) else { continue }
      let count = (try? model.vectors(of: ["vote на日本", "!"]))?.count
      #expect(count == nil || count == 2 * 384)
    }
  }

  @Test func `a missing tensor is named`() throws {
    for name in ["emb.word", "emb.pos", "l1.fo.w", "l0.aln.b"] {
      var made = MadeUpE5()
      made.missing = [name]
      #expect(try error(made.data())?.description.contains(name) == true)
    }
  }

  @Test func `weights that are not numbers are damaged`() throws {
    var made = MadeUpE5(layers: 1)
    made.firstScale = Float16.infinity.bitPattern
    #expect(isDamaged(try error(made.data())))
  }

  @Test func `a vocabulary out of order is damaged`() throws {
    var made = MadeUpE5(layers: 1)
    made.replacements = [(0x20, [0x21]), (0x09, [0x20])]
    #expect(isDamaged(try error(made.data())))
    made = MadeUpE5(layers: 1)
    made.pieces[3].score = .nan
    #expect(isDamaged(try error(made.data())))
  }
}

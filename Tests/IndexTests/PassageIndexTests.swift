import Foundation
import Index
import TestSupport
import Testing

@Suite struct PassageIndexTests {
  private let temporary: TemporaryFolder
  private let folder: String
  private static let dimensions = [6, 3]

  init() throws {
    temporary = try TemporaryFolder()
    folder = temporary["passages"]
  }

  private func open(_ count: Int = 1 << 20, mark: UInt64 = 5, dimensions: [Int] = Self.dimensions)
    throws -> PassageIndex
  {
    try PassageIndex(folder: folder, dimensions: dimensions, expecting: count, mark: mark)
  }

  private static func entry(_ number: Int) -> PassageEntry {
    PassageEntry(
      document: UInt32(number / 3), start: UInt32(number), end: UInt32(number + 40), length: 33,
      language: UInt64(number % 5))
  }

  /// A byte, a scale and a sum of rows, from their numbers.
  private static func withRows(
    _ space: Int, _ chunk: Int, _ count: Int, _ body: (VectorRows) -> Void
  ) {
    let groups = VectorRows.groups(of: dimensions[space])
    let first = chunk * PassageIndex.chunkSize
    let rows = (min(PassageIndex.chunkSize, count - first) + 15) / 16 * 16
    let codes = (0..<rows * groups * 4).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ chunk + space) }
    let scales = (0..<rows).map { Float(first + $0) }
    let sums = (0..<rows).map { Int32(first + $0) * -3 }
    codes.withUnsafeBytes { codes in
      scales.withUnsafeBufferPointer { scales in
        sums.withUnsafeBufferPointer { sums in
          body(VectorRows(codes: codes, scales: scales, sums: sums))
        }
      }
    }
  }

  private func write(_ count: Int) throws {
    try open().checkpoint(count: count, entry: Self.entry) { space, chunk, body in
      Self.withRows(space, chunk, count, body)
    }
  }

  private func expectEqual(_ count: Int) throws {
    let index = try open()
    try index.verify()
    #expect(index.count == count)
    for number in stride(from: 0, to: count, by: 11) {
      #expect(index.entry(number) == Self.entry(number))
    }
    for space in Self.dimensions.indices {
      for chunk in 0..<(count + PassageIndex.chunkSize - 1) / PassageIndex.chunkSize {
        let rows = index.rows(space: space, chunk: chunk)
        Self.withRows(space, chunk, count) { expected in
          #expect(rows.codes.elementsEqual(expected.codes))
          #expect(rows.scales.elementsEqual(expected.scales))
          #expect(rows.sums.elementsEqual(expected.sums))
        }
      }
    }
  }

  /// One below a chunk, a chunk, one above; then two chunks more at once.
  @Test func `what grows in parts is whole, and full chunks are written once`() throws {
    for count in [1, 17, 4_095, 4_096, 4_097, 13_000, 13_000] {
      try write(count)
      try expectEqual(count)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 4)
  }

  private func isRebuilt(_ open: () throws -> PassageIndex) -> Bool {
    do {
      try open().verify()
      return false
    } catch {
      if case .rebuild? = error as? IndexError { return true }
      return false
    }
  }

  @Test func `other marks, dimensions and counts ask for a rebuild`() throws {
    try write(100)
    #expect(!isRebuilt { try open(100) })
    #expect(isRebuilt { try open(99) })
    #expect(isRebuilt { try open(mark: 6) })
    #expect(isRebuilt { try open(dimensions: [6, 4]) })
    #expect(isRebuilt { try open(dimensions: [6]) })
  }

  @Test func `a file that is changed, cut off, or not there is noticed`() throws {
    try write(100)
    let path = "\(folder)/1.segment"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    // Within the header and the passages nothing is unused but the end of its table.
    for place in 512..<512 + 2_400 where place % 7 == 0 {
      var bytes = whole
      bytes[place] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt { try open() }, "byte \(place)")
    }
    for place in 0..<512 {
      var bytes = whole
      bytes[place] ^= 0x80
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt { try open() }, "byte \(place)")
    }
    for size in [1, 511, whole.count - 64] {
      try whole.prefix(size).write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt { try open() }, "\(size) bytes")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(isRebuilt { try open() })
    try FingerprintIndex.reset(folder: folder)
    try write(50)
    try expectEqual(50)
  }
}

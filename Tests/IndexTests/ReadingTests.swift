import Foundation
import Index
import TestSupport
import Testing

/// An index that one process writes and another reads.
@Suite struct ReadingTests {
  private static func append(_ numbers: Range<UInt64>, to index: FingerprintIndex) {
    for number in numbers {
      index.append(
        whole: number, length: 40, source: UInt32(number), hashes: [UInt32(number), 1 << 30],
        isFirst: true, isNewInSource: true)
    }
  }

  private static func found(_ index: FingerprintIndex) -> [UInt32] {
    var found: [UInt32] = []
    index.forEachPosting(of: 1 << 30, below: .max) { found.append($0) }
    return found
  }

  @Test func `a reader sees what was written, and goes on seeing it while the writer merges`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder["index"]
    let writer = try FingerprintIndex(folder: path, expecting: 0, mark: 7)
    Self.append(0..<100, to: writer)
    try writer.checkpoint(atLeast: 1)
    let reader = try FingerprintIndex(reading: path, mark: 7)
    #expect(Self.found(reader) == Array(0..<100))
    for start in stride(from: UInt64(100), to: 2000, by: 100) {
      Self.append(start..<start + 100, to: writer)
      try writer.checkpoint(atLeast: 1)
      try writer.merge()
    }
    #expect(Self.found(reader) == Array(0..<100))
    #expect(Self.found(try FingerprintIndex(reading: path, mark: 7)) == Array(0..<2000))
  }

  @Test func `reading changes no file, and what is appended to it stays in memory`() throws {
    let folder = try TemporaryFolder()
    let path = folder["index"]
    let writer = try FingerprintIndex(folder: path, expecting: 0, mark: 7)
    Self.append(0..<50, to: writer)
    try writer.checkpoint(atLeast: 1)
    // What a writer has not named yet is not a leftover to a reader.
    try Data([1]).write(to: URL(fileURLWithPath: path + "/99.segment"))
    let before = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let reader = try FingerprintIndex(reading: path, mark: 7)
    Self.append(50..<9000, to: reader)
    reader.retire(3)
    try reader.checkpoint(atLeast: 1)
    try reader.merge()
    #expect(Self.found(reader) == (0..<9000).filter { $0 != 3 })
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == before)
    #expect(Self.found(writer) == Array(0..<50))
  }

  @Test func `a folder that is not there is empty, and stays away`() throws {
    let folder = try TemporaryFolder()
    #expect(try FingerprintIndex(reading: folder["none"], mark: 7).count == 0)
    #expect(!FileManager.default.fileExists(atPath: folder["none"]))
  }

  @Test func `an index of other documents is not read`() throws {
    let folder = try TemporaryFolder()
    let writer = try FingerprintIndex(folder: folder["index"], expecting: 0, mark: 7)
    Self.append(0..<50, to: writer)
    try writer.checkpoint(atLeast: 1)
    #expect(throws: IndexError.self) {
      try FingerprintIndex(reading: folder["index"], mark: 8)
    }
  }
}

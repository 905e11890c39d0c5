import Foundation
import Index
import TestSupport
import Testing

@Suite struct DamageTests {
  private let temporary: TemporaryFolder
  private let folder: String
  private var indexed: IndexFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = temporary["index"]
    indexed = try IndexFolder(folder)
    for part in UInt32(0)..<2 {
      for number in 0..<UInt32(150) {
        indexed.append(NumberedText(part * 150 + number, texts: 100))
      }
      try indexed.index.checkpoint(atLeast: 1)
    }
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func isRebuilt(_ mark: UInt64 = 7, expecting count: Int = 300) -> Bool {
    do {
      try FingerprintIndex(folder: folder, expecting: count, mark: mark).verify()
      return false
    } catch {
      guard case .rebuild = error else { return false }
      return true
    }
  }

  @Test func `what is whole is opened`() throws {
    #expect(try files() == ["1.segment", "2.segment", "manifest"])
    #expect(!isRebuilt())
  }

  @Test func `another mark, or more documents than there are, asks for a rebuild`() {
    #expect(isRebuilt(8))
    #expect(isRebuilt(expecting: 299))
    #expect(!isRebuilt(expecting: 301))
  }

  /// What is between sections is filled with zeros that nobody reads.
  @Test func `a changed byte anywhere is noticed, and crashes nothing`() throws {
    let path = "\(folder)/1.segment"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var unnoticed = 0
    for place in stride(from: 0, to: whole.count, by: 13) {
      var bytes = whole
      bytes[place] ^= UInt8(1 << (place % 8))
      try bytes.write(to: URL(fileURLWithPath: path))
      if !isRebuilt() { unnoticed += 1 }
      // Nobody verified it: anything may be said, but nothing may crash.
      let copy = temporary["copy"]
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: folder, toPath: copy)
      if let index = try? FingerprintIndex(folder: copy, expecting: 300, mark: 7) { ask(index) }
    }
    // 16 sections with at most 63 bytes behind each.
    #expect(unnoticed <= 16 * 63 / 13 + 16)
    try whole.write(to: URL(fileURLWithPath: path))
    #expect(!isRebuilt())
  }

  private func ask(_ index: FingerprintIndex) {
    var sum = 0
    for number in UInt32(0)..<UInt32(index.count) {
      let entry = index.entry(number)
      index.withHashes(of: number) { sum += $0.count }
      sum += Int(index.first(whole: entry.whole, length: entry.length, below: .max) ?? 0)
      if index.isPublished(whole: entry.whole, length: entry.length, by: entry.source) { sum += 1 }
      index.retire(number / 3 * 3)
    }
    for hash in UInt32(0)..<300 {
      index.forEachPosting(of: hash, below: .max) { sum += Int($0) }
      index.firstAndNearest(of: hash, below: .max, first: 2, nearest: 2) { sum += Int($0) }
      sum += index.runCount(of: hash, in: 3)
    }
    index.forEachRun(in: 1) { _, count in sum += count }
    #expect(sum >= 0)
    // A merge of what is damaged is an error or another segment.
    _ = try? index.merge()
  }

  @Test(arguments: ["1.segment", "2.segment", "manifest"])
  func `a file that is cut off, empty, or not there is noticed`(name: String) throws {
    let path = "\(folder)/\(name)"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for size in [0, 1, 40, 511, 512, whole.count - 1] where size < whole.count {
      try whole.prefix(size).write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt(), "\(size) bytes")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(isRebuilt())
  }

  @Test func `every changed byte of the manifest is noticed`() throws {
    let path = "\(folder)/manifest"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 4
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt(), "byte \(place)")
    }
  }

  @Test func `files of another index are noticed`() throws {
    let other = try TemporaryFolder()
    var second = try IndexFolder(other["index"])
    for part in UInt32(0)..<2 {
      for number in 0..<UInt32(150) { second.append(NumberedText(9_000 + part * 150 + number)) }
      try second.index.checkpoint(atLeast: 1)
    }
    for name in ["manifest", "1.segment", "2.segment"] {
      let path = "\(folder)/\(name)"
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try Data(contentsOf: URL(fileURLWithPath: other["index/\(name)"]))
        .write(to: URL(fileURLWithPath: path))
      #expect(isRebuilt(), "\(name)")
      try whole.write(to: URL(fileURLWithPath: path))
    }
    #expect(!isRebuilt())
  }

  @Test func `a folder that was reset is filled again`() throws {
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: "\(folder)/manifest"))
    try Data("kept".utf8).write(to: URL(fileURLWithPath: "\(folder)/notes"))
    try FingerprintIndex.reset(folder: folder)
    #expect(try files() == ["notes"])
    let index = try FingerprintIndex(folder: folder, expecting: 300, mark: 8)
    for text in indexed.plain.texts { IndexFolder.append(text, to: index) }
    indexed.plain.expectEqual(index)
  }

  @Test func `a folder that cannot be written is an error with its path`() throws {
    #expect(throws: IndexError.self) {
      try FingerprintIndex(folder: "/proc/nowhere/index", expecting: 0, mark: 7)
    }
  }

  @Test func `a folder in which a process was killed at once is a new one`() throws {
    let other = temporary["other"]
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(fileURLWithPath: "\(other)/manifest.new"))
    #expect(try FingerprintIndex(folder: other, expecting: 0, mark: 7).count == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["manifest"])
  }
}

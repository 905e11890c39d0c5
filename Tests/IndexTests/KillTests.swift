import Foundation
import Index
import TestSupport
import Testing

@Suite struct KillTests {
  private static let count: UInt32 = 20_000

  @Test(arguments: UInt64(1)...3)
  func `kill -9 at any moment leaves an index that goes on`(seed: UInt64) throws {
    var generator = SeededNumbers(state: seed)
    let temporary = try TemporaryFolder()
    let folder = temporary["index"]
    let plain = FingerprintIndex()
    for number in 0..<Self.count { Self.append(number, to: plain) }
    var kills = 0
    while kills < 200 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Locations.products + "/index-writer")
      process.arguments = [folder, "\(Self.count)"]
      try process.run()
      let seconds = Double.random(in: 0.005..<0.08, using: &generator) * Command.patience
      // Later ones have more time, so that it ends.
      Thread.sleep(forTimeInterval: seconds * (1 + Double(kills) / 10))
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let index = try FingerprintIndex(folder: folder, expecting: Int(Self.count), mark: 7)
      try index.verify()
      try expectEqual(index, plain)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(!names.contains { $0.hasSuffix(".new") })
      if process.terminationReason == .exit {
        #expect(process.terminationStatus == 0)
        #expect(index.count == Int(Self.count))
        break
      }
      kills += 1
    }
    #expect(kills > 0)
  }

  private static func append(_ number: UInt32, to index: FingerprintIndex) {
    let text = NumberedText(number, texts: 2_000)
    index.append(
      whole: text.whole, length: text.length, source: text.source, hashes: text.hashes,
      isFirst: index.first(whole: text.whole, length: text.length, below: .max) == nil,
      isNewInSource: !index.isPublished(
        whole: text.whole, length: text.length, by: text.source))
  }

  /// What it has is what one has that nobody killed.
  private func expectEqual(_ index: FingerprintIndex, _ plain: FingerprintIndex) throws {
    let end = UInt32(index.count)
    for number in stride(from: 0, to: end, by: 7) {
      #expect(index.entry(number) == plain.entry(number))
      #expect(index.withHashes(of: number, Array.init) == plain.withHashes(of: number, Array.init))
    }
    for hash in UInt32(0)..<300 {
      #expect(index.postingCount(of: hash, below: end) == plain.postingCount(of: hash, below: end))
      var (found, expected): ([UInt32], [UInt32]) = ([], [])
      index.forEachPosting(of: hash, below: end) { found.append($0) }
      plain.forEachPosting(of: hash, below: end) { expected.append($0) }
      #expect(found == expected)
    }
  }
}

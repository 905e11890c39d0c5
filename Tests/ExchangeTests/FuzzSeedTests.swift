import Exchange
import TestSupport
import Testing

/// The corpus of the fuzz target `exchange`, and inputs that differ from it in a few bytes, are read without a trap.
@Suite struct FuzzSeedTests {
  private static func objects(_ bytes: [UInt8], piece: Int) -> [[UInt8]] {
    var scanner = BundleScanner()
    var objects: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      bytes[start..<min(bytes.count, start + piece)].withUnsafeBufferPointer { buffer in
        scanner.read(buffer) { if case .object(let object, _) = $0 { objects.append(object) } }
      }
    }
    return objects
  }

  @Test func `a bundle has the same objects wherever it is cut, also a damaged one`() throws {
    var random = SeededNumbers(state: 7)
    let seeds = try FuzzInputs.all(of: "exchange", variants: 1)
    #expect(seeds.count >= 7)
    var found = 0
    for seed in seeds {
      for round in 0..<200 {
        var bytes = Array(seed.dropFirst())
        for _ in 0..<(round % 4) {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 255)
        }
        let whole = Self.objects(bytes, piece: bytes.count)
        #expect(whole == Self.objects(bytes, piece: 1 + round % 7))
        found += whole.count
        for object in whole + [bytes] {
          guard let node = try? JSONNode(parsing: object) else { continue }
          #expect(try JSONNode(parsing: node.encoded) == node)
          if STIXReading.fault(in: node) == nil { _ = STIXReading.names(in: node) }
          let event = MISPReading.event(node)
          if MISPReading.fault(in: event) == nil {
            let gone = MISPReading.event(MISPRevision.withdrawal(of: node, reason: "", at: 1))
            #expect(MISPReading.names(in: gone).isEmpty)
          }
        }
        if let feed = MISPFeed.entries(of: bytes) {
          #expect(feed.entries.allSatisfy { $0.uuid.utf8.count == 36 })
        }
      }
    }
    #expect(found > 500)
  }
}

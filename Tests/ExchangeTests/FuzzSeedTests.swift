import Exchange
import Foundation
import TestSupport
import Testing

/// The corpus of the fuzz target `exchange`, and inputs that differ from it in a few bytes, are read without a trap.
@Suite struct FuzzSeedTests {
  /// A seed a line, with the escapes of printf that the file uses.
  private static func seeds() throws -> [[UInt8]] {
    let text = try String(
      contentsOfFile: Locations.packageRoot + "/Tests/Fuzzing/exchange.seeds", encoding: .utf8)
    return text.split(separator: "\n").map { line in
      var bytes: [UInt8] = []
      var rest = Array(line.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == 0x5C else {
          bytes.append(byte)
          continue
        }
        if rest.first == UInt8(ascii: "0") {
          let digits = rest.dropFirst().prefix(3)
          bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
          rest = rest.dropFirst(4)
        } else {
          bytes.append(rest.popFirst() ?? 0x5C)
        }
      }
      return bytes
    }
  }

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
    var random = SystemlessRandom(state: 7)
    let seeds = try Self.seeds()
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

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
private struct SystemlessRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

import Collect
import TestSupport
import Testing

@Suite struct LineBreaksTests {
  @Test func `the kernel agrees with the plain count on any length and place`() {
    var random = SeededNumbers(state: 7)
    for length in Array(0...300) + [16_319, 16_320, 16_321, 40_000] {
      for share in [0, 2, 255] {
        let bytes = (0..<length).map { _ in
          UInt8.random(in: 0...255, using: &random) <= share ? UInt8(0x0A) : 0x61
        }
        bytes.withUnsafeBytes { bytes in
          for start in 0...min(3, length) {
            let part = UnsafeRawBufferPointer(rebasing: bytes[start...])
            #expect(LineBreaks.count(in: part) == LineBreaks.plainCount(in: part))
          }
        }
      }
    }
  }
}

import Copies
import Testing

struct FingerprintTests {
  @Test func `an encoded fingerprint reads back as it was`() {
    let fingerprint = CopyFingerprint(of: Samples.article)
    let bytes = fingerprint.encoded()
    #expect(bytes.count == 12 + 4 * fingerprint.hashes.count)
    #expect(bytes.withUnsafeBytes { CopyFingerprint(encoded: $0) } == fingerprint)
  }

  @Test(arguments: [0, 3, 11, 13, 15])
  func `bytes of a wrong length are refused`(count: Int) {
    let bytes = [UInt8](repeating: 7, count: count)
    #expect(bytes.withUnsafeBytes { CopyFingerprint(encoded: $0) } == nil)
    var index = CopyIndex()
    let accepted = bytes.withUnsafeBytes { index.append(encoded: $0, source: 0) }
    #expect(!accepted)
    #expect(index.count == 1)
  }

  @Test func `texts that read the same have the same fingerprint`() {
    let disguised = Samples.article.uppercased().replacing(" ", with: "  ")
      .replacing("“", with: "\"").replacing("E", with: "Е")
    #expect(CopyFingerprint(of: disguised) == CopyFingerprint(of: Samples.article))
    #expect(CopyFingerprint(of: Samples.other) != CopyFingerprint(of: Samples.article))
  }

  @Test func `an empty text has no fingerprints`() {
    let fingerprint = CopyFingerprint(of: "… — !")
    #expect(fingerprint.length == 0)
    #expect(fingerprint.hashes.isEmpty)
  }

  @Test func `an index read from bytes finds what one read from texts finds`() async throws {
    let texts = [
      Samples.article, Samples.other, Samples.article + " One more sentence at the end.",
    ]
    var direct = CopyIndex()
    var encoded = CopyIndex()
    for text in texts {
      let fingerprint = CopyFingerprint(of: text)
      direct.append(fingerprint, source: UInt32(direct.count))
      let accepted = fingerprint.encoded().withUnsafeBytes {
        encoded.append(encoded: $0, source: UInt32(encoded.count))
      }
      #expect(accepted)
    }
    direct.seal()
    encoded.seal()
    let detector = CopyDetector()
    let first = try await detector.links(in: direct, for: 0..<3) { $0.map { texts[Int($0)] } }
    let second = try await detector.links(in: encoded, for: 0..<3) { $0.map { texts[Int($0)] } }
    #expect(first == second)
    #expect(first.map(\.b) == [2])
  }
}

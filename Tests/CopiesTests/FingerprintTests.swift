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
}

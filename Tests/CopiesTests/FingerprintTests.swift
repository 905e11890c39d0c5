import Copies
import Testing

struct FingerprintTests {
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

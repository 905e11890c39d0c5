import Evidence
import TestSupport
import Testing

/// What the fuzz target `evidence` starts from and found, read again: what is taken is written as it was.
@Suite struct FuzzInputTests {
  @Test func `hostile bytes are refused or written as they were`() throws {
    var taken = 0
    for input in try FuzzInputs.all(of: "evidence", variants: 40) {
      let bytes = Array(input.dropFirst())
      if let checkpoint = try? Checkpoint(bytes) {
        #expect(checkpoint.bytes == bytes)
        taken += 1
      }
      if let proof = try? LogProof(bytes) {
        #expect((try? LogProof(proof.bytes)) == proof)
        taken += 1
      }
      if let request = WitnessRequest(bytes) { #expect(request.bytes == bytes) }
      if let stamp = try? TimeStamp(bytes) { #expect(stamp.time.isFinite) }
      if let manifest = try? CaseManifest(bytes) {
        #expect(manifest.files.keys.allSatisfy(CaseManifest.isSafe))
      }
      _ = try? Statement(bytes)
      _ = StampRequest(bytes)
      _ = NoteKey(String(decoding: bytes, as: UTF8.self))
    }
    #expect(taken > 0)
  }
}

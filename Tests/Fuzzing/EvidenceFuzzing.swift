import Evidence
import Foundation

/// Feeds any bytes to what reads evidence: notes, checkpoints, proofs, requests to witnesses, statements, manifests, time
/// stamps, and archives. The first byte chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEvidence(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch kind % 5 {
  case 0:
    guard let checkpoint = try? Checkpoint(bytes) else { return 0 }
    // What is read is written as it was.
    precondition(checkpoint.bytes == bytes)
  case 1:
    if let proof = try? LogProof(bytes) {
      _ = proof.proves([1])
      precondition((try? LogProof(proof.bytes)) == proof)
    }
    if let request = WitnessRequest(bytes) { precondition(request.bytes == bytes) }
  case 2:
    if let stamp = try? TimeStamp(bytes) { precondition(stamp.time.isFinite) }
    _ = StampRequest(bytes)
  case 3:
    if let manifest = try? CaseManifest(bytes) {
      precondition(manifest.files.keys.allSatisfy(CaseManifest.isSafe))
    }
    if let statement = try? Statement(bytes) { precondition(statement.time != nil) }
    _ = NoteKey(String(decoding: bytes, as: UTF8.self))
  default:
    let path = "/tmp/tocsin-fuzz-\(getpid()).wacz"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return 0 }
    let result = WACZVerifier.verify(path)
    precondition(!result.faults.isEmpty || result.pages >= 0)
    unlink(path)
  }
  return 0
}

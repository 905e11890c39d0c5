import Foundation

/// A witness's statement that, at a time, this was the largest tree of the log it had seen, and that it grew out of all
/// that it had seen before (C2SP tlog-cosignature, version 1).
package struct Cosignature: Hashable, Sendable {
  package let key: NoteKey
  /// Seconds since 1970.
  package let time: Int64

  private static func message(_ time: Int64, _ text: String) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }

  /// The signature's bytes: the time in eight bytes, the highest first, and 64 of Ed25519.
  static func make(
    _ checkpoint: Checkpoint, by signer: NoteSigner, at time: Int64
  ) throws(EvidenceError) -> SignedNote.Signature {
    let signature = try signer.sign(message(time, checkpoint.note.text))
    let stamp = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * Int64($0))) }
    return SignedNote.Signature(
      name: signer.key.name, keyID: signer.key.id, bytes: stamp + signature)
  }

  /// The cosignature of a witness under a checkpoint.
  ///
  /// - Returns: `nil` when there is none of that key, or it is not valid.
  package static func find(_ key: NoteKey, on checkpoint: Checkpoint) -> Cosignature? {
    guard key.use == .cosignature else { return nil }
    for signature in checkpoint.note.signatures
    where signature.name == key.name && signature.keyID == key.id && signature.bytes.count == 72 {
      let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard let seconds = Int64(exactly: time) else { continue }
      if key.isValid(signature.bytes.dropFirst(8), for: message(seconds, checkpoint.note.text)) {
        return Cosignature(key: key, time: seconds)
      }
    }
    return nil
  }
}

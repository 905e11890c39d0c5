import Crypto
import Foundation

/// What a log asks a witness: to cosign a checkpoint that grew out of the one it cosigned last (C2SP tlog-witness,
/// “add-checkpoint”).
package struct WitnessRequest: Hashable, Sendable {
  /// How many entries the tree had that the witness saw last.
  package var formerSize: UInt64
  package var path: [[UInt8]]
  package var checkpoint: Checkpoint

  package init(formerSize: UInt64, path: [[UInt8]], checkpoint: Checkpoint) {
    self.formerSize = formerSize
    self.path = path
    self.checkpoint = checkpoint
  }

  /// - Returns: `nil` for what is none.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= 2 * SignedNote.longest,
      let split = bytes.firstRange(of: [0x0A, 0x0A])?.lowerBound,
      let checkpoint = try? Checkpoint(Array(bytes[(split + 2)...]))
    else { return nil }
    let lines = String(decoding: bytes[..<split], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("old "), let size = UInt64(first.dropFirst(4)),
      first == "old \(size)", lines.count <= MerkleProof.longest
    else { return nil }
    var path: [[UInt8]] = []
    for line in lines.dropFirst() {
      guard let hash = Base64.bytes(line), hash.count == TreeHash.length else { return nil }
      path.append(hash)
    }
    self.init(formerSize: size, path: path, checkpoint: checkpoint)
  }

  package var bytes: [UInt8] {
    let lines = ["old \(formerSize)"] + path.map { Data($0).base64EncodedString() }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
  }
}

/// Cosigns the checkpoints of other logs, each of which must contain what it cosigned before. What it saw of each log lies
/// in a folder.
package struct Witness {
  package enum Refusal: Error, Hashable, Sendable {
    case signature
    /// The log shows a smaller tree than it did.
    case shrunk(seen: UInt64)
    /// The request begins at another size than the one that was seen last.
    case gap(seen: UInt64)
    /// The tree is not the one that was seen, with more behind it.
    case fork(seen: Checkpoint)
  }

  private let folder: String
  private let signer: NoteSigner

  package init(_ folder: String, signer: NoteSigner) {
    self.folder = folder
    self.signer = signer
  }

  private func path(_ origin: String) -> String {
    "\(folder)/\(Hexadecimal.text(SHA256.hash(data: Array(origin.utf8)).prefix(16)))"
  }

  /// The largest tree that was cosigned of a log.
  package func seen(of origin: String) -> Checkpoint? {
    (try? WholeFile.read(path(origin), limit: SignedNote.longest)).flatMap { try? Checkpoint($0) }
  }

  /// Checks that a log only grew, remembers it, and says so.
  ///
  /// - Returns: the cosignature, or why there is none.
  package func cosign(
    _ request: WitnessRequest, key: NoteKey, at time: Int64
  ) throws(EvidenceError) -> Swift.Result<SignedNote.Signature, Refusal> {
    let checkpoint = request.checkpoint
    guard checkpoint.isSigned(by: key), checkpoint.origin == key.name else {
      return .failure(.signature)
    }
    let seen = seen(of: checkpoint.origin)
    let size = seen?.size ?? 0
    guard checkpoint.size >= size else { return .failure(.shrunk(seen: size)) }
    if let seen, checkpoint.size == size, checkpoint.root != seen.root {
      return .failure(.fork(seen: seen))
    }
    if checkpoint.size > size {
      guard request.formerSize == size else { return .failure(.gap(seen: size)) }
      guard
        MerkleProof.isConsistent(
          from: size, seen?.root ?? TreeHash.empty, to: checkpoint.size, checkpoint.root,
          path: request.path)
      else { return seen.map { .failure(.fork(seen: $0)) } ?? .failure(.gap(seen: 0)) }
    }
    let signature = try Cosignature.make(checkpoint, by: signer, at: time)
    // Remembered before it is handed out: what was cosigned once is never forgotten.
    try WholeFile.makeFolder(folder)
    try WholeFile.write(checkpoint.bytes, to: path(checkpoint.origin))
    return .success(signature)
  }
}

extension Witness.Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .signature: "The checkpoint is not signed by the key that you gave for its log."
    case .shrunk(let size):
      "The log showed \(size) entries before, and shows fewer now. It is not cosigned."
    case .gap(let size):
      "This witness saw \(size) entries of the log last: ask for a request with --old \(size)."
    case .fork(let seen):
      "The log forked: its tree is not the one of \(seen.size) entries that was cosigned before. Keep both checkpoints, they prove it. It is not cosigned."
    }
  }
}

import Foundation

/// That an entry is in a log, for a reader who has neither the log nor a network (C2SP tlog-proof, version 1).
package struct LogProof: Hashable, Sendable {
  package enum Fault: Error, Hashable, Sendable {
    case form
    case checkpoint(Checkpoint.Fault)
  }

  package let index: UInt64
  package let path: [[UInt8]]
  package var checkpoint: Checkpoint

  package init(index: UInt64, path: [[UInt8]], checkpoint: Checkpoint) {
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }

  private static let header = "c2sp.org/tlog-proof@v1"

  /// Linear. Extra data is passed over: nothing vouches for it.
  package init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= 2 * SignedNote.longest,
      let split = bytes.firstRange(of: [0x0A, 0x0A])?.lowerBound
    else { throw .form }
    var lines = String(decoding: bytes[..<split], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.header[...] else { throw .form }
    if lines.first?.hasPrefix("extra ") == true { lines.removeFirst() }
    guard let line = lines.popFirst(), line.hasPrefix("index "),
      let index = UInt64(line.dropFirst(6)), line == "index \(index)",
      lines.count <= MerkleProof.longest
    else { throw .form }
    self.index = index
    var path: [[UInt8]] = []
    for line in lines {
      guard let hash = Base64.bytes(line), hash.count == TreeHash.length else { throw .form }
      path.append(hash)
    }
    self.path = path
    do throws(Checkpoint.Fault) {
      checkpoint = try Checkpoint(Array(bytes[(split + 2)...]))
    } catch {
      throw .checkpoint(error)
    }
  }

  package var bytes: [UInt8] {
    var text = "\(Self.header)\nindex \(index)\n"
    for hash in path { text += Data(hash).base64EncodedString() + "\n" }
    return Array((text + "\n").utf8) + checkpoint.bytes
  }

  /// Whether the path leads from the entry to the root of the checkpoint. Signatures are another question.
  package func proves(_ entry: some Sequence<UInt8>) -> Bool {
    MerkleProof.root(
      ofLeaf: TreeHash.leaf(entry), index: index, size: checkpoint.size, path: path)
      == checkpoint.root
  }
}

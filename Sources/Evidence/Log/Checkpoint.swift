import Foundation

/// What a log says of its tree (C2SP tlog-checkpoint): its origin, how many entries it has, and the root over them.
package struct Checkpoint: Hashable, Sendable {
  package enum Fault: Error, Hashable, Sendable {
    case note(SignedNote.Fault)
    /// The three lines are not there, or not as they must be.
    case form
  }

  package let origin: String
  package let size: UInt64
  /// 32 bytes.
  package let root: [UInt8]
  package private(set) var note: SignedNote

  init(origin: String, size: UInt64, root: [UInt8]) {
    self.origin = origin
    self.size = size
    self.root = root
    note = SignedNote(text: "\(origin)\n\(size)\n\(Data(root).base64EncodedString())\n")
  }

  package init(_ bytes: [UInt8]) throws(Fault) {
    let note: SignedNote
    do throws(SignedNote.Fault) {
      note = try SignedNote(bytes)
    } catch {
      throw .note(error)
    }
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, !lines[0].isEmpty, let size = UInt64(lines[1]),
      String(size) == lines[1], let root = Base64.bytes(lines[2]),
      root.count == TreeHash.length, size > 0 || root == TreeHash.empty
    else { throw .form }
    origin = String(lines[0])
    self.size = size
    self.root = root
    self.note = note
  }

  package var bytes: [UInt8] { note.bytes }

  mutating func sign(with signer: NoteSigner) throws(EvidenceError) {
    try note.sign(with: signer)
  }

  mutating func add(_ cosignature: SignedNote.Signature) { note.add(cosignature) }

  /// Whether the log's key signed it.
  package func isSigned(by key: NoteKey) -> Bool { note.isSigned(by: key) }
}

extension Checkpoint.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .note(.tooLong): "it is longer than any checkpoint"
    case .note(.notText): "it is no text"
    case .note(.noSignatures): "its signatures are missing; is it cut off?"
    case .note(.signatureLine): "a line of its signatures is broken"
    case .form: "it does not say origin, size and root as checkpoints do"
    }
  }
}

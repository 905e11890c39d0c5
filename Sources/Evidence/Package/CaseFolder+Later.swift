import Foundation

/// What is added to a folder after it was made: what others say of its checkpoint.
extension CaseFolder {
  /// The checkpoint of an exported folder.
  package static func checkpoint(of folder: String) throws(EvidenceError) -> Checkpoint {
    let bytes = try WholeFile.read("\(folder)/log/checkpoint", limit: SignedNote.longest)
    do throws(Checkpoint.Fault) {
      return try Checkpoint(bytes)
    } catch {
      throw .refused(reason: "\(folder)/log/checkpoint is no checkpoint: \(error).")
    }
  }

  /// Adds the answer of an authority, once it was seen to stamp this folder.
  ///
  /// - Parameters:
  ///   - name: of the authority, as its files are called.
  ///   - roots: its certificates in PEM, which are put beside the stamp.
  /// - Returns: what it says.
  package static func add(
    stamp bytes: [UInt8], named name: String, roots: String, to folder: String
  ) async throws -> (time: Double, authority: TimeStamp.Authority) {
    guard CaseManifest.isSafe(name), !name.contains("/") else {
      throw EvidenceError.refused(reason: "“\(name)” is no name of a file.")
    }
    let text = Array(try checkpoint(of: folder).note.text.utf8)
    let request = (try? WholeFile.read("\(folder)/stamps/checkpoint.tsq", limit: 4096))
      .flatMap { StampRequest($0) }
    let stamp: TimeStamp
    let authority: TimeStamp.Authority
    do throws(TimeStamp.Fault) {
      stamp = try TimeStamp(bytes)
      authority = try await stamp.verify(text, roots: roots, request: request)
    } catch {
      throw EvidenceError.refused(reason: "The stamp was not added: \(error).")
    }
    try WholeFile.write(bytes, to: "\(folder)/stamps/\(name).tsr")
    try WholeFile.write(Array(roots.utf8), to: "\(folder)/stamps/\(name).pem")
    return (stamp.time, authority)
  }

  /// Adds the cosignature of a witness to the folder's checkpoint.
  ///
  /// - Parameter line: as the witness wrote it, `— name base64`.
  package static func add(
    cosignature line: String, of key: NoteKey, to folder: String
  ) throws(EvidenceError) {
    var checkpoint = try checkpoint(of: folder)
    let note = try? SignedNote(Array((checkpoint.note.text + "\n" + line + "\n").utf8))
    for signature in note?.signatures ?? [] { checkpoint.add(signature) }
    guard Cosignature.find(key, on: checkpoint) != nil else {
      throw .refused(
        reason: "That is no cosignature of \(key.name) under the checkpoint of \(folder).")
    }
    try WholeFile.write(checkpoint.bytes, to: "\(folder)/log/checkpoint")
    let path = "\(folder)/log/witnesses.txt"
    var known = (try? WholeFile.read(path, limit: 1 << 20)) ?? []
    let entry = Array((key.text + "\n").utf8)
    if known.firstRange(of: entry) == nil { known += entry }
    try WholeFile.write(known, to: path)
  }
}

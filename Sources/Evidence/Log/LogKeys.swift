import Foundation

/// The keys of a log: a folder of secrets that only its owner reads, and what may be told to everybody.
package struct LogKeys: Sendable {
  package let folder: String

  package init(_ folder: String) {
    self.folder = folder
  }

  /// The keys that signed, the first first; the last one signs now.
  package func known() throws(EvidenceError) -> [NoteKey] {
    let path = "\(folder)/log.pub"
    let text = String(decoding: try WholeFile.read(path, limit: 1 << 20), as: UTF8.self)
    var keys: [NoteKey] = []
    for line in text.split(separator: "\n") {
      guard let key = NoteKey(String(line)) else { throw .damagedKey(path: path) }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw .noKey(path: path) }
    return keys
  }

  package var exists: Bool { access("\(folder)/log.pub", F_OK) == 0 }

  /// Makes the first key of a log, and one to witness others with.
  package func create(name: String) throws(EvidenceError) {
    guard let signer = NoteSigner(name: name, use: .log),
      let witness = NoteSigner(name: name, use: .cosignature)
    else {
      throw .refused(
        reason:
          "“\(name)” is no name of a log: it has no blanks and no plus sign, such as example.org/tocsin."
      )
    }
    try WholeFile.makeFolder(folder, mode: 0o700)
    try keep(signer, as: "log-1.key")
    try keep(witness, as: "witness.key")
    try WholeFile.write(Array((witness.key.text + "\n").utf8), to: "\(folder)/witness.pub")
    // Last: the folder counts as set up once this is there.
    try WholeFile.write(Array((signer.key.text + "\n").utf8), to: "\(folder)/log.pub")
  }

  private func keep(_ signer: NoteSigner, as name: String) throws(EvidenceError) {
    try WholeFile.write(Array(signer.stored.utf8), to: "\(folder)/\(name)", mode: 0o600)
  }

  private func read(_ name: String) throws(EvidenceError) -> NoteSigner {
    let path = "\(folder)/\(name)"
    guard let status = FileStatus(path) else { throw .noKey(path: path) }
    // A key that others may have read proves nothing any more.
    guard !status.isShared else { throw .exposedKey(path: path) }
    let text = String(decoding: try WholeFile.read(path, limit: 4096), as: UTF8.self)
    guard let signer = NoteSigner(stored: text) else { throw .damagedKey(path: path) }
    return signer
  }

  /// What signs now.
  package func signer() throws(EvidenceError) -> NoteSigner {
    let keys = try known()
    let signer = try read("log-\(keys.count).key")
    guard signer.key == keys.last else {
      throw .damagedKey(path: "\(folder)/log-\(keys.count).key")
    }
    return signer
  }

  /// What cosigns the checkpoints of partners.
  package func witness() throws(EvidenceError) -> NoteSigner { try read("witness.key") }

  // MARK: Rotation

  private static let rotationHeader = "tocsin key rotation"

  /// A new key in place of the one that signs now. Both sign a note that says so, by which who trusted the former one
  /// can trust the new one; the former secret is then removed.
  ///
  /// - Parameter time: seconds since 1970.
  @discardableResult
  package func rotate(at time: Int64) throws(EvidenceError) -> NoteKey {
    let former = try signer()
    let count = try known().count
    guard let next = NoteSigner(name: former.key.name, use: .log) else {
      throw .damagedKey(path: folder)
    }
    var note = SignedNote(
      text: "\(Self.rotationHeader)\n\(former.key.text)\n\(next.key.text)\n\(time)\n")
    try note.sign(with: former)
    try note.sign(with: next)
    try keep(next, as: "log-\(count + 1).key")
    try WholeFile.write(note.bytes, to: "\(folder)/rotation-\(count).note")
    let list = try WholeFile.read("\(folder)/log.pub", limit: 1 << 20)
    try WholeFile.write(list + Array((next.key.text + "\n").utf8), to: "\(folder)/log.pub")
    unlink("\(folder)/log-\(count).key")
    return next.key
  }

  /// The notes of all rotations, the first first.
  package func rotations() throws(EvidenceError) -> [[UInt8]] {
    let count = try known().count
    var notes: [[UInt8]] = []
    for number in 1..<max(1, count) {
      notes.append(try WholeFile.read("\(folder)/rotation-\(number).note", limit: 1 << 16))
    }
    return notes
  }

  /// The key that a note puts in place of another.
  ///
  /// - Returns: `nil` unless both signed it.
  package static func successor(of key: NoteKey, by note: SignedNote) -> NoteKey? {
    let lines = note.text.split(separator: "\n")
    guard lines.count == 4, lines[0] == Self.rotationHeader, lines[1] == key.text,
      let next = NoteKey(String(lines[2])), next.name == key.name, next != key,
      note.isSigned(by: key), note.isSigned(by: next)
    else { return nil }
    return next
  }
}

import Crypto
import Foundation

/// A folder that is handed to others: what was found and captured, and everything that proves it.
///
/// What it holds is listed with hashes in a manifest; the manifest's hash is logged; the log's checkpoint is stamped and
/// cosigned. The proofs lie beside the manifest, since they are made after it.
package struct CaseFolder: Sendable {
  /// Who hands it on, and what it is called.
  package struct Description: Sendable {
    package var name: String
    package var title: String
    package var by: String
    /// Seconds since 1970.
    package var at: Int64
    package var software: String
    /// For whom, and why, as far as it is said.
    package var purpose: String

    package init(
      name: String, title: String, by: String, at: Int64, software: String, purpose: String = ""
    ) {
      self.name = name
      self.title = title
      self.by = by
      self.at = at
      self.software = software
      self.purpose = purpose
    }
  }

  /// What is proven about one entry of the log.
  package struct Entry: Sendable {
    package var index: UInt64
    /// The statement's file; `nil` when it was erased, which leaves the proof.
    package var statement: [UInt8]?

    package init(index: UInt64, statement: [UInt8]?) {
      self.index = index
      self.statement = statement
    }
  }

  package static let captures = "captures.wacz"
  package static let erasures = "erasures.jsonl"
  package static let custody = "custody.jsonl"
  /// Folders of what proves the rest, which no manifest can list.
  package static let proofFolders = ["entries", "log", "stamps"]

  package let path: String
  private let draft: String
  private let description: Description
  private var manifest = CaseManifest()

  /// Begins a folder beside its place, where it is when all is written.
  ///
  /// - Throws: when something is there already.
  package init(_ path: String, _ description: Description) throws(EvidenceError) {
    guard access(path, F_OK) != 0 else {
      throw .refused(reason: "\(path) is there already. Name another folder, or move it away.")
    }
    self.path = path
    self.description = description
    draft = path + ".part"
    try? FileManager.default.removeItem(atPath: draft)
    try WholeFile.makeFolder(draft)
  }

  /// Where a large file is written before ``adopt(_:)`` lists it.
  package func place(of name: String) -> String { "\(draft)/\(name)" }

  package mutating func add(_ name: String, _ bytes: [UInt8]) throws(EvidenceError) {
    guard CaseManifest.isSafe(name) else {
      throw .refused(reason: "“\(name)” is no name of a file in an export.")
    }
    if let slash = name.lastIndex(of: "/") {
      try WholeFile.makeFolder("\(draft)/\(name[..<slash])")
    }
    try WholeFile.write(bytes, to: "\(draft)/\(name)", syncs: false)
    manifest.add(name, bytes)
  }

  /// Lists a file that was written to its place.
  package mutating func adopt(_ name: String) throws(EvidenceError) {
    manifest.add(name, sha256: try FileHash.sha256(of: "\(draft)/\(name)").hash)
  }

  /// Writes what explains the folder, and the manifest.
  ///
  /// - Returns: the manifest's bytes, which are to be logged as an export before ``finish(_:log:keys:witnesses:)``.
  package mutating func seal() throws(EvidenceError) -> [UInt8] {
    try add("README.txt", Array(CaseText.readme(description).utf8))
    try add("check.sh", Array(CaseText.script.utf8))
    let bytes = manifest.encoded
    try WholeFile.write(bytes, to: "\(draft)/\(CaseManifest.name)", syncs: false)
    return bytes
  }

  /// Writes the proofs of entries, and puts the folder into its place.
  ///
  /// - Parameter witnesses: keys of partners, by which their cosignatures are checked.
  package func finish(
    _ entries: [Entry], log: TransparencyLog, keys: LogKeys, witnesses: [NoteKey] = []
  ) throws(EvidenceError) {
    try WholeFile.makeFolder("\(draft)/entries")
    for entry in entries {
      let digits = String(entry.index)
      let name = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
      if let statement = entry.statement {
        try WholeFile.write(statement, to: "\(draft)/entries/\(name).json", syncs: false)
      }
      try WholeFile.write(
        log.proof(of: entry.index).bytes, to: "\(draft)/entries/\(name).tlog-proof", syncs: false)
    }
    try WholeFile.makeFolder("\(draft)/log")
    let known = try keys.known()
    func put(_ name: String, _ bytes: [UInt8]) throws(EvidenceError) {
      try WholeFile.write(bytes, to: "\(draft)/\(name)", syncs: false)
    }
    try put("log/checkpoint", log.checkpoint.bytes)
    try put("log/checkpoint.txt", Array(log.checkpoint.note.text.utf8))
    try put("log/keys.txt", Array(known.map { $0.text + "\n" }.joined().utf8))
    if let key = known.last { try put("log/key.pem", Array(key.pem.utf8)) }
    for (number, note) in try keys.rotations().enumerated() {
      try put("log/rotation-\(number + 1).note", note)
    }
    if !witnesses.isEmpty {
      try put("log/witnesses.txt", Array(witnesses.map { $0.text + "\n" }.joined().utf8))
    }
    try WholeFile.makeFolder("\(draft)/stamps")
    try put(
      "stamps/checkpoint.tsq",
      StampRequest(stamping: Array(log.checkpoint.note.text.utf8)).encoded)
    chmod("\(draft)/check.sh", 0o755)
    guard rename(draft, path) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  /// Takes a folder back that is not finished.
  package func discard() { try? FileManager.default.removeItem(atPath: draft) }
}

/// The hash of a file of any length, in constant memory.
package enum FileHash {
  package static func sha256(
    of path: String
  ) throws(EvidenceError) -> (hash: String, count: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .cannotRead(path: path, code: errno) }
    defer { close(descriptor) }
    var hash = SHA256()
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, code: errno) }
      if count == 0 { return (Hexadecimal.text(hash.finalize()), total) }
      hash.update(data: buffer[..<count])
      total += count
    }
  }
}

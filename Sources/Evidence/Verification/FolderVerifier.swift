import Crypto
import Foundation

/// Checks an exported folder, without a network.
package struct FolderVerifier {
  private static let longestFile = 1 << 30
  /// Clocks of one team may differ by so many seconds without anything being wrong.
  static let clockTolerance: Int64 = 300

  let folder: String
  let trust: Trust
  var report: VerificationReport

  package init(_ folder: String, trust: Trust) {
    self.folder = folder
    self.trust = trust
    report = VerificationReport(subject: folder)
  }

  /// Linear in the bytes of the folder, in memory that does not grow with them.
  package static func verify(_ folder: String, trust: Trust) async -> VerificationReport {
    var verifier = FolderVerifier(folder, trust: trust)
    await verifier.run()
    return verifier.report
  }

  private mutating func run() async {
    let files = walk()
    let manifest = checkManifest(files)
    guard let bytes = read("log/checkpoint", "the log's checkpoint"),
      let checkpoint = checkpoint(bytes)
    else { return }
    let keys = checkKeys(checkpoint)
    let entries = checkEntries(checkpoint, files)
    if let manifest { checkSubjects(manifest, entries) }
    checkClocks(entries)
    compare(checkpoint, keys)
    checkWitnesses(checkpoint)
    await checkStamps(checkpoint, entries, files)
    await checkArchive(files, entries)
    conclude(checkpoint, entries)
  }

  // MARK: Files

  func read(_ name: String, limit: Int = 1 << 22) -> [UInt8]? {
    try? WholeFile.read("\(folder)/\(name)", limit: limit)
  }

  mutating func read(_ name: String, _ what: String) -> [UInt8]? {
    if let bytes = read(name) { return bytes }
    report.fault(name, "\(what) is missing, or cannot be read")
    return nil
  }

  /// All files, by their paths in the folder. A link would lead outside.
  private mutating func walk() -> Set<String> {
    var files: Set<String> = []
    var open = [""]
    while let prefix = open.popLast() {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(prefix)")) ?? []
      for name in names.sorted() {
        let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
        let status = FileStatus("\(folder)/\(path)", followsLinks: false)
        if status?.isFolder == true, open.count < 1000 {
          open.append(path)
        } else if status?.isRegular == true, files.count < 200_000 {
          files.insert(path)
        } else {
          report.fault(path, "it is neither a file nor a folder; an export has no links")
        }
      }
    }
    return files
  }

  private mutating func checkManifest(_ files: Set<String>) -> [UInt8]? {
    guard let bytes = read(CaseManifest.name, "the list of its files") else { return nil }
    let manifest: CaseManifest
    do throws(CaseManifest.Damaged) {
      manifest = try CaseManifest(bytes)
    } catch {
      report.fault(CaseManifest.name, "line \(error.line) is no hash and safe path")
      return nil
    }
    for (path, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard files.contains(path) else {
        report.fault(path, "it is missing")
        continue
      }
      guard let found = try? FileHash.sha256(of: "\(folder)/\(path)") else {
        report.fault(path, "it cannot be read")
        continue
      }
      if found.hash != hash { report.fault(path, "it was altered: its hash is not the logged one") }
    }
    for path in files.sorted() where manifest.files[path] == nil && path != CaseManifest.name {
      let top = path.split(separator: "/").first.map(String.init) ?? ""
      guard CaseFolder.proofFolders.contains(top), path.contains("/") else {
        report.fault(path, "it was added: the list of files does not have it")
        continue
      }
    }
    return bytes
  }

  // MARK: The log

  private mutating func checkpoint(_ bytes: [UInt8]) -> Checkpoint? {
    do throws(Checkpoint.Fault) {
      return try Checkpoint(bytes)
    } catch {
      report.fault("log/checkpoint", "\(error)")
      return nil
    }
  }

  /// The keys that count as the log's: the one that is trusted, or the first of the folder, and its successors.
  private mutating func checkKeys(_ checkpoint: Checkpoint) -> [NoteKey] {
    let lines = String(decoding: read("log/keys.txt") ?? [], as: UTF8.self).split(separator: "\n")
    let listed = lines.map { NoteKey(String($0)) }
    guard let first = trust.logKey ?? listed.first.flatMap(\.self), !listed.contains(nil) else {
      report.fault("log/keys.txt", "it does not name the log's keys")
      return []
    }
    var keys = [first]
    var number = 1
    while number < 1000, let bytes = read("log/rotation-\(number).note") {
      number += 1
      guard let note = try? SignedNote(bytes), let last = keys.last else {
        report.fault("log/rotation-\(number - 1).note", "it is no signed note")
        continue
      }
      if let next = LogKeys.successor(of: last, by: note) {
        keys.append(next)
      } else if trust.logKey == nil || listed.firstIndex(of: last).map({ $0 < number - 1 }) == true
      {
        report.fault(
          "log/rotation-\(number - 1).note", "it is not signed by both the former and the new key")
      }
    }
    // The text beside the checkpoint is what openssl checks and authorities stamp.
    if read("log/checkpoint.txt") != Array(checkpoint.note.text.utf8) {
      report.fault("log/checkpoint.txt", "it is not the text of the checkpoint")
    }
    let signing = keys.filter { checkpoint.isSigned(by: $0) }
    if signing.isEmpty {
      let names = keys.contains { checkpoint.note.names($0) }
      report.fault(
        "log/checkpoint",
        names
          ? "its signature is not that of the log's key: it was forged or altered"
          : "it is signed by another key than the log's, and no note of the former key says so: a lost key, or a forged log"
      )
    } else if let key = signing.last, let pem = read("log/key.pem"),
      String(decoding: pem, as: UTF8.self) != key.pem
    {
      report.fault("log/key.pem", "it is another key than the one that signed")
    }
    return keys
  }

  struct Entry {
    var index: UInt64
    var name: String
    /// `nil` when it was erased.
    var statement: Statement?
  }

  private mutating func checkEntries(_ checkpoint: Checkpoint, _ files: Set<String>) -> [Entry] {
    let names = files.filter { $0.hasPrefix("entries/") }
    var entries: [Entry] = []
    for name in names.sorted() {
      let isProof = name.hasSuffix(".tlog-proof")
      guard isProof || name.hasSuffix(".json") else {
        report.fault(name, "it was added: no entry is called so")
        continue
      }
      let stem = String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
      guard isProof else {
        if !files.contains(stem + ".tlog-proof") {
          report.fault(name, "its proof is missing: it is not known to be in the log")
        }
        continue
      }
      if let entry = checkEntry(
        name, stem, checkpoint, hasStatement: files.contains(stem + ".json"))
      {
        entries.append(entry)
      }
    }
    entries.sort { $0.index < $1.index }
    for (former, entry) in zip(entries, entries.dropFirst()) where former.index == entry.index {
      report.fault(entry.name, "it says that it is entry \(entry.index), as \(former.name) does")
    }
    if entries.isEmpty { report.fault("entries", "there are none") }
    return entries
  }

  private mutating func checkEntry(
    _ name: String, _ stem: String, _ checkpoint: Checkpoint, hasStatement: Bool
  ) -> Entry? {
    guard let bytes = read(name, "the proof") else { return nil }
    let proof: LogProof
    do throws(LogProof.Fault) {
      proof = try LogProof(bytes)
    } catch {
      report.fault(
        name, error == .form ? "it is no proof (c2sp.org/tlog-proof@v1)" : "it is cut off")
      return nil
    }
    guard proof.checkpoint.note.text == checkpoint.note.text else {
      if proof.checkpoint.size == checkpoint.size, proof.checkpoint.origin == checkpoint.origin {
        report.fault(name, "its checkpoint has another tree of the same size than log/checkpoint")
      } else {
        report.fault(
          name,
          "its checkpoint (of \(proof.checkpoint.size) entries) is not the export's (of \(checkpoint.size)): it was replayed"
        )
      }
      return nil
    }
    guard hasStatement else { return Entry(index: proof.index, name: name, statement: nil) }
    guard let file = read(stem + ".json", "the statement") else { return nil }
    guard proof.proves(Statement.commitment(of: file)) else {
      report.fault(stem + ".json", "the log does not have it: it was altered or forged")
      return nil
    }
    do throws(Statement.Damaged) {
      return Entry(index: proof.index, name: stem + ".json", statement: try Statement(file))
    } catch {
      report.fault(stem + ".json", "it is no statement")
      return nil
    }
  }

  // MARK: What the entries are about

  private mutating func checkSubjects(_ manifest: [UInt8], _ entries: [Entry]) {
    let hash = Hexadecimal.text(SHA256.hash(data: manifest))
    let exports = entries.filter { $0.statement?.kind == .export && $0.statement?.sha256 == hash }
    if exports.isEmpty {
      report.fault(CaseManifest.name, "no logged export has this list of files")
    }
    // What is here of findings is what was logged of them.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/findings")) ?? []
    let logged = Set(
      entries.compactMap { $0.statement }.filter { $0.kind == .finding }.map(\.sha256))
    for file in files.sorted() {
      guard let found = try? FileHash.sha256(of: "\(folder)/findings/\(file)") else { continue }
      if !logged.contains(found.hash) {
        report.fault("findings/\(file)", "no entry of the log is about it")
      }
    }
    checkConclusions(entries)
    let erased = entries.filter { $0.statement == nil }
    let told = erasedIndices(entries)
    for entry in erased where !told.contains(entry.index) {
      report.fault(
        entry.name, "its statement is missing, and no logged erasure names entry \(entry.index)")
    }
  }

  /// What was concluded in a case: each by itself in a file, and logged.
  private mutating func checkConclusions(_ entries: [Entry]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/case")) ?? []
    var hashes: [String: String] = [:]
    for name in names where name.hasSuffix(".json") {
      hashes[name] = try? FileHash.sha256(of: "\(folder)/case/\(name)").hash
    }
    let said = entries.compactMap(\.statement).filter {
      [.assessment, .approval].contains($0.kind)
    }
    for (name, hash) in hashes.sorted(by: { $0.key < $1.key })
    where !said.contains(where: { $0.sha256 == hash }) {
      report.fault("case/\(name)", "no entry of the log is about it")
    }
    for statement in said where !hashes.values.contains(statement.sha256) {
      report.fault("case", "what was logged of “\(statement.about)” is not in it, or not as it was")
    }
  }

  /// The entries that logged erasures name.
  private func erasedIndices(_ entries: [Entry]) -> Set<UInt64> {
    var indices: Set<UInt64> = []
    for entry in entries where entry.statement?.kind == .erasure {
      for word in (entry.statement?.details["entries"] ?? "").split(separator: " ") {
        if let index = UInt64(word) { indices.insert(index) }
      }
    }
    return indices
  }

  /// The order of the log is proven; times are what the team said. Where they contradict each other, a clock was set.
  private mutating func checkClocks(_ entries: [Entry]) {
    var latest: (time: Int64, entry: Entry)?
    for entry in entries {
      guard let statement = entry.statement, let time = statement.time else { continue }
      if let latest, time < latest.time - Self.clockTolerance {
        report.fault(
          entry.name,
          "it is logged after entry \(latest.entry.index), and says an earlier time (\(statement.at)): a clock was set back"
        )
      }
      if time > (latest?.time ?? .min) { latest = (time, entry) }
      if time > trust.now + Self.clockTolerance {
        report.fault(entry.name, "it says a time to come (\(statement.at)): a clock is wrong")
      }
    }
  }

  /// Holds the checkpoint against others that were seen of the log.
  private mutating func compare(_ checkpoint: Checkpoint, _ keys: [NoteKey]) {
    for other in trust.checkpoints where other.origin == checkpoint.origin {
      guard keys.contains(where: other.isSigned) else {
        report.fault(
          "the other checkpoint",
          "its signature is not that of the log's key: it was forged or altered")
        continue
      }
      if other.size == checkpoint.size {
        if other.root == checkpoint.root {
          report.proven.append("It is the same log as the other checkpoint shows.")
        } else {
          report.forks.append((checkpoint, other))
        }
      } else {
        report.unproven.append(
          "That the other checkpoint, of \(other.size) entries, is of the same log: that needs the log itself."
        )
      }
    }
  }

  private mutating func checkWitnesses(_ checkpoint: Checkpoint) {
    let listed = String(decoding: read("log/witnesses.txt") ?? [], as: UTF8.self)
      .split(separator: "\n").compactMap { NoteKey(String($0)) }
    var seen: Set<NoteKey> = []
    for key in trust.witnesses + listed where seen.insert(key).inserted {
      let isTrusted = trust.witnesses.contains(key)
      guard let cosignature = Cosignature.find(key, on: checkpoint) else {
        if checkpoint.note.names(key) {
          report.fault("log/checkpoint", "the cosignature of \(key.name) is not valid")
        } else if isTrusted {
          report.unproven.append(
            "That the witness \(key.name) saw it: its cosignature is not there.")
        }
        continue
      }
      let time = Date(timeIntervalSince1970: Double(cosignature.time)).formatted(.iso8601)
      if isTrusted {
        report.proven.append("The witness \(key.name) saw this log at \(time), and no other.")
      } else {
        report.unproven.append(
          "That the witness \(key.name) is who it says (its key is from this folder; it signed at \(time))."
        )
      }
    }
  }
}

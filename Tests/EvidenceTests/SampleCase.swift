import Evidence
import Foundation
import TestSupport

/// A small case of made-up pages, exported into a folder.
struct SampleCase {
  static let now: Int64 = 1_790_000_000
  let temporary: TemporaryFolder
  let keys: LogKeys
  let log: TransparencyLog
  let path: String

  /// - Parameters:
  ///   - times: of the statements, in order, after ``now``.
  ///   - erases: whether a statement is gone: `nil` for not, else whether the log says so.
  ///   - rotates: whether the key is another one at the export than before.
  init(
    times: [Int64] = [0, 1, 2], erases: Bool? = nil, rotates: Bool = false,
    change: (inout [Statement]) -> Void = { _ in }
  ) throws {
    temporary = try TemporaryFolder()
    keys = LogKeys(temporary["keys"])
    try keys.create(name: "example.org/log")
    log = try TransparencyLog(temporary["log"], keys: keys)
    path = temporary["case"]
    try log.append((0..<5).map { Statement.commitment(of: [UInt8($0)]) })
    if rotates { try keys.rotate(at: Self.now) }

    let page = Array("<h1>Polling stations were moved</h1>".utf8)
    let finding = Array("{\"number\":\"F1\"}\n".utf8)
    var statements = [
      Statement(
        .capture, at: Self.now + times[0], by: "Ada", about: "document 1", bytes: page,
        details: ["url": "https://a.example/1"]),
      Statement(
        .finding, at: Self.now + times[1], by: "Ada", about: "F1 version 1", bytes: finding),
    ]
    change(&statements)
    var folder = try CaseFolder(
      path,
      CaseFolder.Description(
        name: "case", title: "Evidence of F1", by: "Ada", at: Self.now, software: "test"))
    try folder.add("findings/F1.json", finding)
    let writer = try WACZWriter(
      folder.place(of: CaseFolder.captures),
      WACZWriter.Description(title: "Captures", software: "test", created: Double(Self.now)),
      signer: ArchiveSigner(temporary["archive.key"]))
    try writer.add(
      ArchivedCapture(
        url: "https://a.example/1", time: Double(Self.now),
        content: .file(type: "text/html", bytes: page), title: "Moved"))
    try writer.finish()
    try folder.adopt(CaseFolder.captures)
    let manifest = try folder.seal()
    if erases == true {
      statements.append(
        Statement(
          .erasure, at: Self.now + times[1], by: "Ben", about: "erasure 1", bytes: [],
          details: ["entries": "2", "reason": "asked for by the person"]))
    }
    statements.append(
      Statement(.export, at: Self.now + times[2], by: "Ada", about: "export case", bytes: manifest))
    let files = statements.map(\.encoded)
    let leaves = try log.append(files.map(Statement.commitment))
    var entries = zip(leaves, files).map { CaseFolder.Entry(index: $0, statement: $1) }
    if erases != nil { entries.append(CaseFolder.Entry(index: 2, statement: nil)) }
    try folder.finish(entries, log: log, keys: keys)
  }

  func trust(
    key: Bool = true, roots: String? = nil, checkpoints: [Checkpoint] = [],
    witnesses: [NoteKey] = [], now: Int64 = Self.now + 3600
  ) throws -> Trust {
    Trust(
      logKey: key ? try keys.known().first : nil, witnesses: witnesses, roots: roots,
      checkpoints: checkpoints, now: now)
  }

  func verify(_ trust: Trust? = nil) async throws -> VerificationReport {
    let trust = try trust ?? self.trust()
    return await FolderVerifier.verify(path, trust: trust)
  }

  /// Changes a file of the folder.
  func edit(_ name: String, _ body: (inout [UInt8]) -> Void) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    var bytes = (try? [UInt8](Data(contentsOf: url))) ?? []
    body(&bytes)
    try Data(bytes).write(to: url)
  }

  func replace(_ name: String, _ old: String, _ new: String) throws {
    try edit(name) {
      $0 = Array(String(decoding: $0, as: UTF8.self).replacing(old, with: new).utf8)
    }
  }

  /// What `check.sh` says: with standard tools alone.
  func check() throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["\(path)/check.sh"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}

import Evidence
import Foundation
import TestSupport
import Testing

@Suite struct CaseFolderTests {
  @Test func `an exported folder is valid, for Tocsin and for standard tools`() async throws {
    let sample = try SampleCase()
    let report = try await sample.verify()
    #expect(report.isValid && report.faults == [])
    #expect(report.lines.first == "VALID  \(sample.path)")
    #expect(report.lines.count <= 24)
    #expect(report.proven.contains { $0.contains("1 capture, 1 finding, 1 export") })
    let check = try sample.check()
    #expect(check.status == 0, "\(check.output)")
    let script = try String(contentsOfFile: "\(sample.path)/check.sh", encoding: .utf8)
    #expect(script.split(separator: "\n").count <= 20)
  }

  @Test func `without a trusted key it says that it does not know whose log it is`() async throws {
    let sample = try SampleCase()
    let report = try await sample.verify(try sample.trust(key: false))
    #expect(report.isValid)
    #expect(report.unproven.contains { $0.contains("Whose log it is") })
  }

  static let forgeries: [(file: String, what: String, says: String)] = [
    ("findings/F1.json", "altered", "it was altered"),
    ("findings/F1.json", "removed", "it is missing"),
    ("captures.wacz", "altered", "it was altered"),
    ("README.txt", "altered", "it was altered"),
    ("findings/F2.json", "added", "it was added"),
    ("extra", "added", "it was added"),
    ("entries/notes.txt", "added", "no entry is called so"),
    ("manifest.sha256", "removed", "is missing"),
    ("manifest.sha256", "altered", "no logged export has this list"),
    ("log/checkpoint", "removed", "is missing"),
    ("log/checkpoint", "cut", "signatures are missing"),
    ("log/checkpoint.txt", "altered", "it is not the text of the checkpoint"),
    ("log/key.pem", "altered", "it is another key"),
    ("entries/000000005.json", "altered", "the log does not have it"),
    ("entries/000000005.json", "removed", "no logged erasure names entry 5"),
    ("entries/000000005.tlog-proof", "removed", "its proof is missing"),
    ("entries/000000005.tlog-proof", "cut", "it is"),
  ]

  @Test(arguments: forgeries.indices)
  func `each forgery is named, and nothing is called valid`(index: Int) async throws {
    let (file, what, says) = Self.forgeries[index]
    let sample = try SampleCase()
    switch what {
    case "altered": try sample.edit(file) { $0[$0.count / 2] ^= 1 }
    case "cut": try sample.edit(file) { $0.removeLast($0.count * 2 / 3) }
    case "added": try sample.edit(file) { $0 = [1] }
    default: try FileManager.default.removeItem(atPath: "\(sample.path)/\(file)")
    }
    let report = try await sample.verify()
    #expect(!report.isValid)
    // Of an entry, statement and proof are one.
    let place = file.hasPrefix("entries/0") ? String(file.prefix(17)) : file
    #expect(
      report.faults.contains { $0.place.contains(place) && $0.sentence.contains(says) },
      "\(report.faults)")
    #expect(!report.lines.contains { $0.hasPrefix("  ✓") || $0.hasPrefix("VALID") })
    // Who has only standard tools notices as well, but for what these do not need.
    let needed = !["entries/notes.txt", "log/checkpoint.txt"].contains(file) && what != "removed"
    if needed, !file.hasSuffix("tlog-proof") || what == "altered" {
      #expect(try sample.check().status != 0)
    }
  }

  @Test func `a link in the folder is refused`() async throws {
    let sample = try SampleCase()
    try FileManager.default.createSymbolicLink(
      atPath: "\(sample.path)/link", withDestinationPath: "/etc/passwd")
    #expect(try await sample.verify().faults.contains { $0.sentence.contains("no links") })
  }

  @Test func `a manifest cannot name what lies outside`() async throws {
    let sample = try SampleCase()
    let hash = String(repeating: "0", count: 64)
    try sample.edit("manifest.sha256") { $0 += Array("\(hash)  ../../etc/passwd\n".utf8) }
    #expect(try await sample.verify().faults.contains { $0.sentence.contains("safe path") })
  }

  @Test func `a checkpoint of another time is called replayed`() async throws {
    let sample = try SampleCase()
    let former = sample.log.checkpoint.bytes
    try sample.log.append([[1]])
    try sample.edit("log/checkpoint") { $0 = sample.log.checkpoint.bytes }
    let report = try await sample.verify()
    #expect(report.faults.contains { $0.sentence.contains("replayed") }, "\(report.faults)")
    try sample.edit("log/checkpoint") { $0 = former }
    #expect(try await sample.verify().isValid)
  }

  @Test func `a log that forks is shown with both checkpoints side by side`() async throws {
    let sample = try SampleCase()
    let other = try TransparencyLog(sample.temporary["other"], keys: sample.keys)
    try other.append((0..<sample.log.checkpoint.size).map { [UInt8($0), 7] })
    let report = try await sample.verify(try sample.trust(checkpoints: [other.checkpoint]))
    #expect(!report.isValid && report.forks.count == 1)
    let both = report.lines.filter { $0.contains("  |  ") }
    #expect(both.count >= 4)
    for root in [sample.log.checkpoint.root, other.checkpoint.root] {
      #expect(both.contains { $0.contains(Data(root).base64EncodedString()) })
    }
    // The same checkpoint seen elsewhere is a comfort.
    let same = try await sample.verify(try sample.trust(checkpoints: [sample.log.checkpoint]))
    #expect(same.isValid && same.proven.contains { $0.contains("same log") })
  }

  @Test func `a clock that was set back, or is ahead, is named`() async throws {
    let back = try await SampleCase(times: [4000, 10, 4001]).verify()
    #expect(back.faults.contains { $0.sentence.contains("a clock was set back") })
    let ahead = try await SampleCase(times: [0, 1, 90_000]).verify()
    #expect(ahead.faults.contains { $0.sentence.contains("a time to come") })
    // Some minutes are between any two clocks.
    #expect(try await SampleCase(times: [200, 0, 201]).verify().isValid)
  }

  @Test func `a rotated key is followed, a lost one is named`() async throws {
    let rotated = try SampleCase(rotates: true)
    #expect(try await rotated.verify().isValid)
    #expect(try rotated.check().status == 0)
    try FileManager.default.removeItem(atPath: "\(rotated.path)/log/rotation-1.note")
    let report = try await rotated.verify()
    #expect(report.faults.contains { $0.sentence.contains("a lost key, or a forged log") })
    // Signed by a stranger under the same name.
    let stranger = try SampleCase()
    let sample = try SampleCase()
    let key = try stranger.keys.known().first
    let forged = await FolderVerifier.verify(
      sample.path, trust: Trust(logKey: key, now: SampleCase.now + 10))
    #expect(forged.faults.contains { $0.sentence.contains("another key than the log's") })
  }

  @Test func `what was erased is told, and all else stands`() async throws {
    let erased = try SampleCase(erases: true)
    let report = try await erased.verify()
    #expect(report.isValid, "\(report.faults)")
    #expect(
      report.proven.contains {
        $0.contains("Erased") && $0.contains("by Ben") && $0.contains("asked for")
      })
    #expect(report.unproven.contains { $0.contains("gone for good") })
    #expect(try erased.check().status == 0)
    let silent = try await SampleCase(erases: false).verify()
    #expect(silent.faults.contains { $0.sentence.contains("no logged erasure names entry 2") })
  }

  @Test func `what is logged must be what is there`() async throws {
    let other = try SampleCase { $0[0].sha256 = String(repeating: "ab", count: 32) }
    let report = try await other.verify()
    #expect(
      report.faults.contains { $0.place == "captures.wacz" && $0.sentence.contains("document 1") })
    let finding = try SampleCase { $0.remove(at: 1) }
    #expect(
      try await finding.verify().faults.contains {
        $0.sentence.contains("no entry of the log is about it")
      })
  }

  @Test func `stamped and witnessed later, it says by whom and when`() async throws {
    let sample = try SampleCase()
    let authority = try LocalAuthority()
    let query = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: "\(sample.path)/stamps/checkpoint.tsq")))
    let answer = try authority.answer(query)
    _ = try await CaseFolder.add(
      stamp: answer, named: "local", roots: authority.roots, to: sample.path)
    let partner = LogKeys(sample.temporary["partner"])
    try partner.create(name: "partner.example/log")
    let witness = Witness(sample.temporary["witnessed"], signer: try partner.witness())
    let request = WitnessRequest(
      formerSize: 0, path: [], checkpoint: try CaseFolder.checkpoint(of: sample.path))
    let key = try #require(try sample.keys.known().first)
    guard case .success(let signature) = try witness.cosign(request, key: key, at: SampleCase.now)
    else {
      Issue.record("refused")
      return
    }
    let partnerKey = try partner.witness().key
    try CaseFolder.add(cosignature: signature.line, of: partnerKey, to: sample.path)
    let now = Int64(Date().timeIntervalSince1970)
    let trust = try sample.trust(roots: authority.roots, witnesses: [partnerKey], now: now)
    let report = try await sample.verify(trust)
    #expect(report.isValid, "\(report.faults)")
    #expect(report.proven.contains { $0.contains("stamped by") && $0.contains("Clock") })
    #expect(report.proven.contains { $0.contains("partner.example/log saw this log") })
    let check = try sample.check()
    #expect(check.status == 0 && check.output.contains("1 stamps"), "\(check.output)")

    // A verifier whose roots do not know it, and a stamp of another folder.
    let stranger = try LocalAuthority()
    let unknown = try await sample.verify(try sample.trust(roots: stranger.roots, now: now))
    #expect(unknown.faults.contains { $0.sentence.contains("no trusted authority") })
    let other = try SampleCase()
    await #expect(throws: EvidenceError.self) {
      _ = try await CaseFolder.add(
        stamp: answer, named: "local", roots: authority.roots, to: other.path)
    }
    // An authority whose clock is ahead of the verifier's, and behind the log's.
    let early = try await sample.verify(
      try sample.trust(roots: authority.roots, now: SampleCase.now + 3600))
    let isAhead = now > SampleCase.now + 4000
    #expect(early.faults.contains { $0.sentence.contains("clock is wrong") } == isAhead)
  }

  @Test func `an authority that is an hour behind is named`() async throws {
    let hour = Int64(Date().timeIntervalSince1970) + 3600 - SampleCase.now
    let sample = try SampleCase(times: [hour, hour, hour])
    let authority = try LocalAuthority()
    let query = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: "\(sample.path)/stamps/checkpoint.tsq")))
    _ = try await CaseFolder.add(
      stamp: try authority.answer(query), named: "late", roots: authority.roots, to: sample.path)
    let report = try await sample.verify(
      try sample.trust(roots: authority.roots, now: SampleCase.now + hour + 10))
    #expect(
      report.faults.contains { $0.place == "stamps/late.tsr" && $0.sentence.contains("clock") },
      "\(report.faults)")
  }
}

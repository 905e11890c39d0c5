import Evidence
import Foundation
import TestSupport
import Testing

@Suite struct LogTests {
  private static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

  private func makeLog(_ folder: TemporaryFolder) throws -> (TransparencyLog, LogKeys) {
    let keys = LogKeys(folder["keys"])
    try keys.create(name: "example.org/log")
    return (try TransparencyLog(folder["log"], keys: keys), keys)
  }

  /// RFC 6962, section 2.1, word by word.
  private static func root(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
    guard entries.count > 1 else {
      return entries.first.map { TreeHash.leaf($0) } ?? TreeHash.empty
    }
    var half = 1
    while half * 2 < entries.count { half *= 2 }
    let middle = entries.startIndex + half
    return TreeHash.node(root(entries[..<middle]), root(entries[middle...]))
  }

  @Test(arguments: [1, 7, 100, 255, 256, 257, 1000])
  func `whatever the batches, root and proofs are those of the definition`(batch: Int) throws {
    let folder = try TemporaryFolder()
    var open: TransparencyLog?
    let keys: LogKeys
    (open, keys) = try makeLog(folder)
    let log = try #require(open)
    let entries = (0..<1030).map(Self.entry)
    var done = 0
    while done < entries.count {
      let end = min(entries.count, done + batch)
      try log.append(Array(entries[done..<end]))
      done = end
      guard batch > 50 || done % 49 == 0 || done == entries.count else { continue }
      #expect(log.checkpoint.size == UInt64(done))
      #expect(log.checkpoint.root == Self.root(entries[..<done]))
    }
    let key = try #require(try keys.known().first)
    #expect(log.checkpoint.isSigned(by: key))
    for index in [0, 1, 254, 255, 256, 511, 512, 1023, 1024, 1029] {
      let proof = try log.proof(of: UInt64(index))
      #expect(proof.proves(entries[index]))
      #expect(!proof.proves(entries[(index + 1) % 1030]))
      #expect(try LogProof(proof.bytes) == proof)
    }
    for size in [1, 2, 3, 255, 256, 257, 512, 1023, 1024, 1025, 1030] {
      let path = try log.consistency(from: UInt64(size))
      let former = Self.root(entries[..<size])
      #expect(try log.root(at: UInt64(size)) == former)
      #expect(
        MerkleProof.isConsistent(
          from: UInt64(size), former, to: 1030, log.checkpoint.root, path: path))
      var other = former
      other[0] ^= 1
      #expect(
        !MerkleProof.isConsistent(
          from: UInt64(size), other, to: 1030, log.checkpoint.root, path: path))
    }
  }

  @Test(arguments: [1, 255, 256, 300, 512, 66_000])
  func `opened again, a log goes on where it was`(count: Int) throws {
    let folder = try TemporaryFolder()
    let keys = LogKeys(folder["keys"])
    try keys.create(name: "example.org/log")
    let entries = (0...count).map(Self.entry)
    try TransparencyLog(folder["log"], keys: keys).append(Array(entries.dropLast()))
    let log = try TransparencyLog(folder["log"], keys: keys)
    try log.append([Self.entry(count)])
    #expect(log.checkpoint.root == Self.root(entries[...]))
    #expect(try log.proof(of: UInt64(count)).proves(entries[count]))
  }

  @Test func `a log has one writer at a time`() throws {
    let folder = try TemporaryFolder()
    let (log, keys) = try makeLog(folder)
    #expect(throws: EvidenceError.busy(path: folder["log"])) {
      try TransparencyLog(folder["log"], keys: keys, patience: 0.1)
    }
    try log.append([[1]])
  }

  @Test(arguments: [
    (UInt64(0), "tile/entries/000"), (999, "tile/entries/999"),
    (1_234_067, "tile/entries/x001/x234/067"),
  ])
  func `tiles lie where the standard says`(count: UInt64, path: String) throws {
    // The path is that of a bundle with a full width, by its index.
    #expect(TransparencyLog.bundlePath(count) == path)
  }

  @Test func `a tile that was altered is noticed before anything is appended`() throws {
    let folder = try TemporaryFolder()
    let keys = LogKeys(folder["keys"])
    try keys.create(name: "example.org/log")
    try TransparencyLog(folder["log"], keys: keys).append((0..<300).map(Self.entry))
    let path = folder["log/tile/0/001.p/44"]
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[5] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(
      throws: EvidenceError.damagedLog(
        path: folder["log"], reason: "its tiles are not the tree that its checkpoint signs")
    ) { try TransparencyLog(folder["log"], keys: keys) }
  }

  @Test func `keys are for their owner alone, and a key that others can read is refused`() throws {
    let folder = try TemporaryFolder()
    let (log, keys) = try makeLog(folder)
    for name in ["log-1.key", "witness.key"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder["keys/\(name)"])
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect("\(try keys.signer())" == "the secret key of example.org/log")
    var dumped = ""
    dump(try keys.signer(), to: &dumped)
    #expect(!dumped.contains("PRIVATE") && !dumped.contains("Curve25519"))
    chmod(folder["keys/log-1.key"], 0o644)
    #expect(throws: EvidenceError.exposedKey(path: folder["keys/log-1.key"])) {
      try log.append([[1]])
    }
  }

  @Test func `a rotated key signs on, the former one vouches for it and is gone`() throws {
    let folder = try TemporaryFolder()
    let (log, keys) = try makeLog(folder)
    let former = try #require(try keys.known().first)
    try log.append([Self.entry(0)])
    let next = try keys.rotate(at: 1_790_000_000)
    try log.append([Self.entry(1)])
    #expect(log.checkpoint.isSigned(by: next) && !log.checkpoint.isSigned(by: former))
    #expect(!FileManager.default.fileExists(atPath: folder["keys/log-1.key"]))
    let note = try SignedNote(try #require(try keys.rotations().first))
    #expect(LogKeys.successor(of: former, by: note) == next)
    // Without the former key's signature, the new one is nobody's successor.
    let text = String(decoding: note.bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeAll {
      $0.hasPrefix("—") && $0.contains(Data(former.id).base64EncodedString().prefix(4))
    }
    let cut = try SignedNote(Array(lines.joined(separator: "\n").utf8))
    #expect(LogKeys.successor(of: former, by: cut) == nil)
  }

  @Test func `a checkpoint that was cut, altered or is no checkpoint says which`() throws {
    let folder = try TemporaryFolder()
    let (log, keys) = try makeLog(folder)
    try log.append([Self.entry(0)])
    let key = try #require(try keys.known().first)
    let bytes = log.checkpoint.bytes
    for count in 0..<bytes.count {
      #expect(throws: Checkpoint.Fault.self) { try Checkpoint(Array(bytes[..<count])) }
    }
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 2
      guard let read = try? Checkpoint(other) else { continue }
      #expect(!read.isSigned(by: key), "byte \(index)")
    }
    #expect(NoteKey(key.text) == key)
    #expect(NoteKey(key.text.replacing("+", with: "-")) == nil)
  }

  @Test func `a witness cosigns what grew, and neither a fork nor a smaller tree`() throws {
    let folder = try TemporaryFolder()
    let (log, keys) = try makeLog(folder)
    let key = try #require(try keys.known().first)
    let partner = LogKeys(folder["partner"])
    try partner.create(name: "partner.example/log")
    let signer = try partner.witness()
    let witness = Witness(folder["witnessed"], signer: signer)
    func request(_ old: UInt64) throws -> WitnessRequest {
      let request = WitnessRequest(
        formerSize: old, path: try log.consistency(from: old), checkpoint: log.checkpoint)
      return try #require(WitnessRequest(request.bytes))
    }
    try log.append((0..<5).map(Self.entry))
    guard case .success(let signature) = try witness.cosign(request(0), key: key, at: 1_790_000_000)
    else {
      Issue.record("refused")
      return
    }
    try log.add(signature, of: signer.key)
    #expect(Cosignature.find(signer.key, on: log.checkpoint)?.time == 1_790_000_000)
    #expect(log.checkpoint.isSigned(by: key))

    try log.append((5..<9).map(Self.entry))
    #expect(try witness.cosign(request(4), key: key, at: 1) == .failure(.gap(seen: 5)))
    guard case .success = try witness.cosign(request(5), key: key, at: 2) else {
      Issue.record("refused")
      return
    }
    // Another log under the same key: what a team would do that rewrites its history.
    let other = try TransparencyLog(folder["other"], keys: keys)
    try other.append((0..<12).map { Self.entry($0 + 100) })
    let fork = WitnessRequest(
      formerSize: 9, path: try other.consistency(from: 9), checkpoint: other.checkpoint)
    guard case .failure(.fork(let seen)) = try witness.cosign(fork, key: key, at: 3) else {
      Issue.record("a fork was cosigned")
      return
    }
    #expect(seen.root == log.checkpoint.root)
    let small = try TransparencyLog(folder["small"], keys: keys)
    try small.append([Self.entry(0)])
    let shrunk = WitnessRequest(formerSize: 9, path: [], checkpoint: small.checkpoint)
    #expect(try witness.cosign(shrunk, key: key, at: 3) == .failure(.shrunk(seen: 9)))
  }

  @Test func `kill -9 at any moment leaves a checkpoint with its whole tree`() throws {
    let folder = try TemporaryFolder()
    var generator = SystemRandomNumberGenerator()
    var last: UInt64 = 0
    let keys = LogKeys(folder["keys"])
    // `make evidence-kills` asks for 200.
    let kills = ProcessInfo.processInfo.environment["TOCSIN_KILLS"].flatMap(Int.init) ?? 10
    for _ in 0..<kills {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: Locations.products + "/evidence-writer")
      process.arguments = ["log", folder.path, "1000000", "13"]
      process.standardOutput = output
      try process.run()
      Thread.sleep(forTimeInterval: .random(in: 0.02..<0.3, using: &generator) * Command.patience)
      kill(process.processIdentifier, SIGKILL)
      let said = String(
        decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      guard keys.exists else { continue }
      // What it said was on the disk, is.
      let promised = said.split(separator: "\n").compactMap { UInt64($0) }.last ?? last
      let log = try TransparencyLog(folder["log"], keys: keys)
      #expect(log.checkpoint.size >= promised && promised >= last)
      last = log.checkpoint.size
      for index in stride(from: 0, to: last, by: max(1, Int(last / 50))) {
        let entry = TreeHash.leaf(Array("entry \(index)".utf8))
        #expect(try log.proof(of: index).proves(entry))
        #expect(try log.entries(from: index).first == entry)
      }
    }
    #expect(last > 0)
  }
}

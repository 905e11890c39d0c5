import Evidence
import Foundation
import TestSupport
import Testing

@Suite struct ArchiveTests {
  private static func capture(_ number: Int, _ text: String = "Hello") -> ArchivedCapture {
    let body = "<h1>\(text) \(number)</h1>"
    return ArchivedCapture(
      url: "https://www.example.org/page/\(number)", time: 1_790_000_000 + Double(number),
      content: .exchange(
        request: Array("GET /page/\(number) HTTP/1.1\r\nHost: www.example.org\r\n\r\n".utf8),
        response: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(body)".utf8)),
      peer: "192.0.2.7", title: "Page \(number)", provenance: [("how", "made up")])
  }

  private func write(_ path: String, _ captures: [ArchivedCapture]) throws {
    let writer = try WACZWriter(
      path, WACZWriter.Description(title: "Test", software: "test", created: 1_790_000_000),
      signer: ArchiveSigner(path + ".key"))
    for capture in captures { try writer.add(capture) }
    try writer.finish()
  }

  @Test(arguments: [0, 1, 3, 100, 3001, 7000])
  func `what is written is valid, whatever its size`(count: Int) throws {
    let folder = try TemporaryFolder()
    var captures = (0..<count).map { Self.capture($0) }
    captures.append(
      ArchivedCapture(
        url: "urn:tocsin:document:1", time: 1_790_000_000,
        content: .file(type: "application/json", bytes: Array("{}".utf8))))
    try write(folder["a.wacz"], captures)
    let result = WACZVerifier.verify(folder["a.wacz"])
    #expect(result.faults == [])
    #expect(result.captures == count + 1 && result.pages == count && result.signedBy != nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == ["a.wacz", "a.wacz.key"])
  }

  @Test func `two captures of one address are both found, and a field cannot begin another`() throws
  {
    let folder = try TemporaryFolder()
    var evil = Self.capture(1)
    evil.provenance = [("how", "a\r\nWARC-Type: response\r\n\r\n")]
    evil.title = "\u{1B}[31m\"quoted\"\n"
    var later = Self.capture(1, "Changed")
    later.time += 60
    try write(folder["a.wacz"], [evil, later])
    let result = WACZVerifier.verify(folder["a.wacz"])
    #expect(result.faults == [] && result.captures == 2)
  }

  @Test func `any altered byte is noticed`() throws {
    let folder = try TemporaryFolder()
    try write(folder["a.wacz"], (0..<3).map { Self.capture($0) })
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder["a.wacz"])))
    var unnoticed: [Int] = []
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var other = bytes
      other[index] ^= 4
      try folder.write("b.wacz", Data(other))
      if WACZVerifier.verify(folder["b.wacz"]).faults.isEmpty { unnoticed.append(index) }
    }
    // The versions, times and attributes in headers of ZIP say nothing of what is in it; all else does.
    #expect(unnoticed.filter { !Self.saysNothing($0, in: bytes) } == [])
    #expect(!unnoticed.isEmpty)
  }

  /// Whether a place is in a field of a ZIP header that nobody relies on (APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16).
  private static func saysNothing(_ place: Int, in bytes: [UInt8]) -> Bool {
    func isInside(_ signature: [UInt8], _ fields: [Range<Int>]) -> Bool {
      fields.contains { field in
        field.contains { offset in
          let start = place - offset
          return start >= 0 && start + 4 <= bytes.count
            && Array(bytes[start..<start + 4]) == signature
        }
      }
    }
    return isInside([0x50, 0x4B, 3, 4], [4..<6, 10..<14])
      || isInside([0x50, 0x4B, 1, 2], [4..<8, 12..<16, 34..<42])
  }

  @Test func `a cut archive is noticed wherever it is cut`() throws {
    let folder = try TemporaryFolder()
    try write(folder["a.wacz"], [Self.capture(0)])
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder["a.wacz"])))
    for count in stride(from: 0, to: bytes.count, by: 61) {
      try folder.write("b.wacz", Data(bytes[..<count]))
      #expect(!WACZVerifier.verify(folder["b.wacz"]).faults.isEmpty)
    }
  }

  /// Rebuilds an archive with other files, as somebody would who has `zip`.
  private func rebuild(
    _ folder: TemporaryFolder, _ change: (inout [(name: String, bytes: [UInt8])]) throws -> Void
  ) throws -> [String] {
    try write(folder["a.wacz"], (0..<3).map { Self.capture($0) })
    var files = try StoredZip.read(folder["a.wacz"])
    try change(&files)
    try folder.write("b.wacz", Data(StoredZip.write(files)))
    return WACZVerifier.verify(folder["b.wacz"]).faults.map { "\($0.place): \($0.sentence)" }
  }

  @Test(arguments: [
    "datapackage.json", "datapackage-digest.json", "indexes/index.cdx.gz", "indexes/index.idx",
    "pages/pages.jsonl", "archive/data-1.warc.gz",
  ])
  func `a part that is missing is named`(name: String) throws {
    let faults = try rebuild(TemporaryFolder()) { files in files.removeAll { $0.name == name } }
    #expect(faults.contains { $0.contains(name) && $0.contains("missing") }, "\(faults)")
  }

  @Test func `rebuilt without a change it is valid`() throws {
    #expect(try rebuild(TemporaryFolder()) { _ in } == [])
  }

  @Test func `what was added is named`() throws {
    let faults = try rebuild(TemporaryFolder()) { $0.append(("archive/x.warc.gz", [1])) }
    #expect(faults.contains { $0.hasPrefix("archive/x.warc.gz: it was added") }, "\(faults)")
  }

  @Test(arguments: ["../evil", "/etc/passwd", "a/../../b", "a\\b", "./a"])
  func `a path that leads outside is named`(name: String) throws {
    let faults = try rebuild(TemporaryFolder()) { $0.append((name, [1])) }
    #expect(faults.count == 1 && faults[0].contains("leads out"), "\(faults)")
  }

  @Test func `two files of one name are refused`() throws {
    let faults = try rebuild(TemporaryFolder()) { $0.append($0[0]) }
    #expect(faults.contains { $0.contains("two files of this name") }, "\(faults)")
  }

  @Test func `a list that was changed with its hash is betrayed by the signature`() throws {
    let faults = try rebuild(TemporaryFolder()) { files in
      let list = try #require(files.firstIndex { $0.name == "datapackage.json" })
      let digest = try #require(files.firstIndex { $0.name == "datapackage-digest.json" })
      let former = TestHash.sha256(files[list].bytes)
      files[list].bytes = Array(
        String(decoding: files[list].bytes, as: UTF8.self)
          .replacing("\"Test\"", with: "\"Fake\"").utf8)
      files[digest].bytes = Array(
        String(decoding: files[digest].bytes, as: UTF8.self)
          .replacing(former, with: TestHash.sha256(files[list].bytes)).utf8)
    }
    #expect(faults.contains { $0.contains("signature is not that of its key") }, "\(faults)")
  }

  @Test func `a bomb is refused before it is unpacked`() throws {
    let folder = try TemporaryFolder()
    // 300 MB of zeros in one member of gzip.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "head -c 300000000 /dev/zero | gzip -9 > '\(folder["bomb"])'"]
    try process.run()
    process.waitUntilExit()
    let bomb = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder["bomb"])))
    let faults = try rebuild(folder) { files in
      let index = try #require(files.firstIndex { $0.name.hasSuffix(".warc.gz") })
      files[index].bytes = bomb
    }
    #expect(faults.contains { $0.contains("bomb") }, "\(faults)")
  }
}

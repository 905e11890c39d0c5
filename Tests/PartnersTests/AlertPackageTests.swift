import Evidence
import Exchange
import Foundation
import Partners
import Store
import TestSupport
import Testing
import TocsinModel

/// One ZIP for who has no tools.
@Suite struct AlertPackageTests {
  private let sample: SampleFindings
  private let desk: ReleaseDesk
  private let folder: TemporaryFolder

  init() throws {
    sample = try SampleFindings(2)
    desk = ReleaseDesk(sample.store)
    folder = try TemporaryFolder()
  }

  private func request(_ items: [String]) -> ReleaseRequest {
    var request = ReleaseRequest(
      items: items, producer: STIXProducer(name: "Isle Observatory", tlp: .amber),
      recipient: "Council", purpose: "A warning", by: "Ada", now: 2000)
    request.format = .package
    return request
  }

  private func text(_ prepared: ReleaseDesk.Prepared, _ name: String) throws -> String {
    let file = try #require(
      prepared.files.first { $0.name == name }, "\(prepared.files.map(\.name))")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `the page says under which TLP it is, what was seen, and that nobody is accused`()
    throws
  {
    let page = try text(try desk.prepare(request(["F1", "F2"])), "summary.html")
    #expect(page.contains("TLP:AMBER") && page.contains("Isle Observatory"))
    #expect(page.contains("F1") && page.contains("login1-herald[.]example"))
    #expect(page.contains("attributed to nobody"))
    #expect(!page.contains("<script") && !page.contains("://"))
  }

  @Test func `a table is the same as CSV and as JSON Lines`() throws {
    let prepared = try desk.prepare(request(["F1", "F2"]))
    let rows = try text(prepared, "tables/names.csv").split(separator: "\r\n")
    let lines = try text(prepared, "tables/names.jsonl").split(separator: "\n")
    #expect(rows.count == 3 && lines.count == 2)
    let columns = rows[0].split(separator: ",").map(String.init)
    let first = try JSONNode(parsing: Array(lines[0].utf8))
    #expect(columns == first.members?.map(\.name))
    #expect(first["name"]?.text == "login1-herald.example")
  }

  @Test func `what a spreadsheet would run is a text`() throws {
    try sample.settle(1, headline: "=HYPERLINK(\"http://a.example\")", at: 1500)
    let table = try text(try desk.prepare(request(["F1"])), "tables/findings.csv")
    #expect(table.contains("\"'=HYPERLINK(\"\"http"))
  }

  @Test func `the ZIP holds every file with its sum, and evidence where it is handed over`() throws
  {
    let proof = folder["proof"]
    try FileManager.default.createDirectory(
      atPath: "\(proof)/log", withIntermediateDirectories: true)
    try Data("abc".utf8).write(to: URL(fileURLWithPath: "\(proof)/log/checkpoint"))
    let prepared = try desk.prepare(request(["F1"]))
    let path = folder["case.zip"]
    let hash = try AlertPackage.write(prepared, evidence: proof, to: path)
    #expect(try FileHash.sha256(of: path).hash == hash)
    let files = try Self.stored(Array(Data(contentsOf: URL(fileURLWithPath: path))))
    let sums = String(decoding: try #require(files["SHA256SUMS"]), as: UTF8.self)
    #expect(
      Set(files.keys).isSuperset(of: ["summary.html", "bundle.json", "evidence/log/checkpoint"]))
    let lines = sums.split(separator: "\n")
    #expect(lines.count == files.count - 1)
    for line in lines {
      let bytes = try #require(files[String(line.dropFirst(66))], "\(line)")
      let copy = folder["copy"]
      try Data(bytes).write(to: URL(fileURLWithPath: copy))
      #expect(try FileHash.sha256(of: copy).hash == line.prefix(64), "\(line)")
    }
  }

  /// The files of a ZIP whose entries are stored, by their local headers.
  private static func stored(_ zip: [UInt8]) -> [String: [UInt8]] {
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(zip[at + $1]) << (8 * $1) }
    }
    var files: [String: [UInt8]] = [:]
    var at = 0
    while number(at, 4) == 0x0403_4B50 {
      let (size, name) = (number(at + 22, 4), number(at + 26, 2))
      let start = at + 30 + name + number(at + 28, 2)
      files[String(decoding: zip[(at + 30)..<(at + 30 + name)], as: UTF8.self)] = Array(
        zip[start..<(start + size)])
      at = start + size
    }
    return files
  }

  @Test func `a correction is all of it anew and says what it replaces`() throws {
    #expect(try desk.approve(try desk.prepare(request(["F1"])), by: "Bo", sha256: "x") == 1)
    #expect(try sample.store.release(1)?.sha256 == "x")
    #expect(throws: ReleaseError.unchanged(1)) {
      try desk.correction(of: 1, by: "Ada", now: 3000)
    }
    try sample.settle(1, headline: "Another name", at: 2500)
    let correction = try desk.correction(of: 1, by: "Ada", now: 3000)
    let page = try text(correction, "summary.html")
    #expect(page.contains("takes the place of") && page.contains("Another name"))
    #expect(
      try JSONNode(parsing: correction.bytes)["objects"]?.items?.contains {
        $0["type"]?.text == "indicator"
      } == true)
  }

  @Test func `a withdrawal is a page that says so, with the bundle as revoked`() throws {
    #expect(try desk.approve(try desk.prepare(request(["F1"])), by: "Bo") == 1)
    let withdrawal = try desk.withdrawal(of: 1, reason: "It was a mistake", by: "Ada", now: 3000)
    let page = try text(withdrawal, "summary.html")
    #expect(page.contains("Withdrawn") && page.contains("It was a mistake"))
    #expect(
      try JSONNode(parsing: withdrawal.bytes)["objects"]?.items?.allSatisfy {
        $0["revoked"]?.flag == true
      } == true)
    #expect(!withdrawal.withEvidence)
  }

  @Test func `a page stays one page, whatever there is`() throws {
    let many = try SampleFindings(60)
    let page = try text(
      try ReleaseDesk(many.store).prepare(request((1...60).map { "F\($0)" })), "summary.html")
    #expect(page.contains("and 52 more findings") && page.contains("and 50 more names"))
    #expect(page.components(separatedBy: "<li>").count < 30)
  }
}

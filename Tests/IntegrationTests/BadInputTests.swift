import Foundation
import TestSupport
import Testing

/// Every bad input gives a diagnostic with its place; everything else is processed.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var file: String
    var content: Data
    /// What standard error must say; `nil` when the input is read without a word.
    var code: String?
    /// How many documents come out of it.
    var documents: Int

    init(_ name: String, _ file: String, _ content: Data, _ code: String?, _ documents: Int) {
      self.name = name
      self.file = file
      self.content = content
      self.code = code
      self.documents = documents
    }

    init(_ name: String, _ file: String, _ text: String, _ code: String?, _ documents: Int) {
      self.init(name, file, Data(text.utf8), code, documents)
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case("empty file", "a.html", "", "input.empty", 0),
    Case(
      "binary named .html", "a.html",
      Data([0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 500)),
      "input.unrecognised", 0),
    Case(
      "200,000 nested tags", "a.html",
      "<html><body><p>Text of the page</p>" + String(repeating: "<div>", count: 200_000), "html.", 1
    ),
    Case(
      "wrong charset", "a.html",
      Data("<html><head><meta charset=utf-8></head><body><p>".utf8)
        + Data([0xD0, 0xC2, 0xC5, 0xD4] + [UInt8](repeating: 0xE9, count: 40))
        + Data("</p></body></html>".utf8),
      "input.", 1),
    Case(
      "broken UTF-8", "a.jsonl",
      Data("{\"id\":\"1\",\"text\":\"a".utf8) + Data([0xFF]) + Data("b\"}\n".utf8)
        + Data(
          String(repeating: "{\"text\":\"Žluťoučký kůň úpěl ďábelské ódy\"}\n", count: 20).utf8),
      "input.broken-encoding", 21),
    Case("CSV without the columns", "a.csv", "x,y\n1,2\n", "a.csv", 0),
    Case("CSV with broken quotes", "a.csv", "id,text\n1,\"open\n2,good\n3,fine\n", "a.csv", 1),
    Case(
      "CSV with a field of 17 MB", "a.csv",
      "id,text\n1," + String(repeating: "x", count: 17 << 20) + "\n2,good\n",
      "record.field-too-long", 1),
    Case(
      "invalid JSONL lines", "a.jsonl",
      "{\"id\":\"1\",\"text\":\"one\"}\nnot json\n{\"id\":\"2\"\n{\"id\":\"3\",\"text\":\"three\"}\n",
      "a.jsonl:2", 2),
    Case(
      "truncated gzip", "a.html.gz", Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]), "a.html.gz", 0),
  ]

  @Test(arguments: cases) func `is diagnosed, and the rest is read`(_ bad: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/\(bad.file)", bad.content)
    try folder.write(
      "in/z.html",
      "<html><body><article><p>A good page that stands last in its folder.</p></article></body></html>"
    )
    let result = try Command("scan", folder["in"], "--workspace", folder["ws"]).run()
    #expect(result.status == 0, "\(result.error)")
    if let code = bad.code { #expect(result.error.contains(code), "\(result.error)") }
    #expect(result.error.contains(bad.file))
    let documents = try Database.dump(folder["ws"]).filter { $0.hasPrefix("document\t") }
    #expect(documents.count >= 1 + min(1, bad.documents))
  }

  @Test func `a page of 100 MB is cut within bounds`() throws {
    let folder = try TemporaryFolder()
    let filler = String(repeating: "<p>words of a long page</p>\n", count: 4_000_000)
    try folder.write("in/a.html", "<html><body>" + filler)
    let result = try Command("scan", folder["in"], "--workspace", folder["ws"]).run()
    #expect(result.status == 0)
    #expect(result.error.contains("a.html"))
    #expect(try Database.dump(folder["ws"]).contains { $0.hasPrefix("document\t") })
  }

  @Test func `a loop of links, an unreadable file and a missing path are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.csv", "id,text\n1,good\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder["in/loop"], withDestinationPath: folder["in"])
    try FileManager.default.createSymbolicLink(
      atPath: folder["in/gone.html"], withDestinationPath: folder["nowhere"])
    let result = try Command(
      "scan", folder["in"], folder["missing"], "--workspace", folder["ws"]
    ).run()
    #expect(result.status == 0)
    #expect(result.error.contains("input.link-loop"))
    #expect(result.error.contains("gone.html"))
    #expect(result.error.contains("missing"))
    #expect(try Database.dump(folder["ws"]).filter { $0.hasPrefix("document\t") }.count == 1)
  }

  @Test func `nothing but a missing path fails`() throws {
    let folder = try TemporaryFolder()
    let result = try Command("scan", folder["missing"], "--workspace", folder["ws"]).run()
    #expect(result.status == 1)
    #expect(result.error.contains("missing"))
  }

  @Test(arguments: [("a.csv", "x,y\n1,2\n"), ("a.html", "%PDF-1.4")])
  func `input of which nothing can be used fails`(name: String, text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    let result = try Command("scan", folder[name], "--workspace", folder["ws"]).run()
    #expect(result.status == 1)
    #expect(result.error.contains(name))
  }

  @Test func `strict fails for a path that is missing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "id,text\n1,good\n")
    let result = try Command(
      "scan", folder["a.csv"], folder["missing"], "--strict", "--workspace", folder["ws"]
    ).run()
    #expect(result.status == 1)
    #expect(result.error.contains("--strict"))
  }

  @Test(arguments: ["2>&-", "2>/dev/full", "<&-"])
  func `a standard stream that is closed or full does not stop a scan`(redirection: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "{\"text\":\"one\"}\nnot json\n")
    var command = Command("scan", folder["a.jsonl"], "--workspace", folder["ws"])
    command.launcher = ["/bin/sh", "-c", "exec \"$0\" \"$@\" \(redirection)"]
    let result = try command.run()
    #expect(result.status == 0)
    #expect(result.output.contains("1 new document"))
    #expect(try Database.isIntact(folder["ws"]))
  }

  @Test func `standard output that is closed is an error, and no file takes its place`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "{\"text\":\"one\"}\n")
    var command = Command("scan", folder["a.jsonl"], "--workspace", folder["ws"])
    command.launcher = ["/bin/sh", "-c", "exec \"$0\" \"$@\" >&-"]
    let result = try command.run()
    #expect(result.status == 1)
    #expect(result.error.contains("standard output"))
    #expect(try Database.isIntact(folder["ws"]))
  }

  @Test func `a report goes to a file only, which is known before anything is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "{\"text\":\"one\"}\n")
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    for place in [folder["pipe"], folder.path, folder["none/report.html"]] {
      let result = try Command(
        "scan", folder["a.jsonl"], "--workspace", folder["ws"], "--report", place
      ).run()
      #expect(result.status == 1)
      #expect(result.error.contains("--report"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder["ws"]))
  }

  @Test func `strict stops at the first bad record and keeps what was before`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.jsonl", "{\"id\":\"1\",\"text\":\"one\"}\nnot json\n{\"id\":\"3\",\"text\":\"three\"}\n")
    let result = try Command(
      "scan", folder["a.jsonl"], "--strict", "--workspace", folder["ws"]
    ).run()
    #expect(result.status == 1)
    #expect(result.error.contains("--strict"))
    #expect(try Database.dump(folder["ws"]).filter { $0.hasPrefix("document\t") }.count == 1)
  }

  @Test func `a folder of many files is read whole`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<3000 {
      try folder.write(
        "in/\(number % 30)/\(number).jsonl", "{\"id\":\"\(number)\",\"text\":\"t\(number)\"}\n")
    }
    let result = try Command("scan", folder["in"], "--workspace", folder["ws"]).run()
    #expect(result.status == 0)
    #expect(result.output.contains("3000 files read"))
    #expect(result.output.contains("3000 documents"))
  }
}

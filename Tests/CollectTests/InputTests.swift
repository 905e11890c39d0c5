import Collect
import Foundation
import TestSupport
import Testing
import TocsinModel

@Suite struct InputTests {
  static let page = "<!doctype html><title>t</title><p>words</p>"

  @Test func `a page is handed over with its hashes and where it was saved from`() throws {
    let text = "<!-- saved from url=(0026)https://www.example.org/a --><html><p>x</p></html>"
    let reading = try read("a.html", text)
    let page = try #require(reading.pages.first)
    #expect(page.url == "https://www.example.org/a")
    #expect(page.path.hasSuffix("/a.html"))
    #expect(page.place == Place(path: "a.html"))
    #expect(reading.summary.sha256 == page.contentHash)
    #expect(reading.summary.bytes == text.utf8.count)
    let single = try read(
      "a.html", "<html><!--\n Page saved with SingleFile \n url: https://example.org/b\n-->")
    #expect(single.pages.first?.url == "https://example.org/b")
    #expect(try read("a.html", Self.page).pages.first?.url == nil)
  }

  @Test func `the hash is the known one`() throws {
    let reading = try read("a.html", "<p>")
    let abc = try read("abc.csv", "abc")
    #expect(reading.pages.count == 1)
    #expect(
      abc.summary.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [
    ("a", page, InputFormat.page), ("a.txt", "id,text\n1,x\n", .table),
    ("a", "{\"text\": \"x\"}", .lines),
    ("a", "[{\"text\": \"x\"}]", .json), ("a.html", "no tags at all", .page),
    ("a.php", page, .page),
    ("a.csv", "text\nx", .table), ("a.json", "{\n\"text\": \"x\"}", .json),
    ("a.jsonl", "5\n", .lines),
    ("a.csv", page, .page), ("a.html", "{\"text\": \"x\"}", .lines),
  ])
  func `content decides, then the name`(name: String, text: String, format: InputFormat) throws {
    #expect(try read(name, text).summary.format == format)
  }

  @Test(arguments: [
    ("a.html", [UInt8](repeating: 1, count: 100), "not text", Diagnostic.Severity.error),
    ("a", [0x89, 0x50, 0x4E, 0x47, 0x0D], "PNG", .warning),
    ("a.txt", Array("just words".utf8), "no page", .warning),
    ("a.xml", Array("<?xml version='1.0'?><urlset></urlset>".utf8), "sitemap", .warning),
    ("a.xml", Array("<?xml version='1.0'?><svg></svg>".utf8), "markup", .warning),
  ])
  func `what is not recognised is said`(
    name: String, bytes: [UInt8], word: String, severity: Diagnostic.Severity
  ) throws {
    let reading = try read(name, bytes)
    #expect(reading.codes == ["input.unrecognised"])
    #expect(reading.diagnostics.first?.severity == severity)
    #expect(reading.diagnostics.first?.message.contains(word) == true)
    #expect(reading.pages.isEmpty)
    #expect(reading.summary.sha256 != nil)
  }

  @Test(arguments: ["", "   \n\n"])
  func `an empty file is said to be empty`(text: String) throws {
    #expect(try read("a.html", text).codes == ["input.empty"])
  }

  @Test func `the caller may know the format better`() throws {
    let reading = try read("a.txt", "text\nx\n", CollectOptions(format: .table))
    #expect(reading.texts == ["x"])
  }

  @Test func `what cannot be opened is said`() throws {
    let scratch = try Scratch()
    try scratch.write("folder/x", "x")
    let missing = try Reading(InputFile(path: "\(scratch.path)/none", displayPath: "none"))
    #expect(missing.codes == ["input.missing"])
    #expect(missing.summary.sha256 == nil)
    let folder = try Reading(InputFile(path: "\(scratch.path)/folder", displayPath: "folder"))
    #expect(folder.codes == ["input.not-a-file"])
    mkfifo("\(scratch.path)/pipe", 0o600)
    let pipe = try Reading(InputFile(path: "\(scratch.path)/pipe", displayPath: "pipe"))
    #expect(pipe.codes == ["input.not-a-file"])
    let device = try Reading(InputFile(path: "/dev/zero", displayPath: "/dev/zero"))
    #expect(device.codes == ["input.not-a-file"])
  }

  @Test(.enabled(if: geteuid() != 0)) func `an unreadable file is said`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("a.html", Self.page)
    chmod(file.path, 0)
    #expect(try Reading(file).codes == ["input.unreadable"])
  }

  @Test func `a file that grows is read to the size that it had`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("a.jsonl", String(repeating: "{\"text\": \"x\"}\n", count: 20_000))
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    handle.seekToEndOfFile()
    var diagnostics: [Diagnostic] = []
    let summary = try Collector().read(file) { item, _ in
      if case .diagnostic(let diagnostic) = item { diagnostics.append(diagnostic) }
      if case .document = item { handle.write(Data("{\"text\": \"y\"}\n".utf8)) }
    }
    #expect(summary.records == 20_000)
    #expect(diagnostics.map(\.code) == ["input.changed"])
  }

  @Test func `stopping ends reading at once`() throws {
    let scratch = try Scratch()
    let options = CollectOptions(shouldStop: { true })
    for (name, text) in [
      ("a.jsonl", "{\"text\": \"x\"}\n"), ("a.csv", "text\nx\n"), ("a.html", Self.page),
    ] {
      let file = try scratch.write(name, text)
      #expect(throws: CollectError.cancelled) { try Reading(file, options) }
    }
  }

  @Test func `stopping between records keeps what came before`() throws {
    let scratch = try Scratch()
    for (name, head, row) in [("a.jsonl", "", "{\"text\": \"x\"}\n"), ("a.csv", "text\n", "x\n")] {
      let file = try scratch.write(name, head + String(repeating: row, count: 100_000))
      let stop = Flag()
      var count = 0
      #expect(throws: CollectError.cancelled) {
        try Collector(options: CollectOptions(shouldStop: { stop.isSet })).read(file) {
          _, records in
          count = records
          if records == 5 { stop.set() }
        }
      }
      #expect(count == 5)
    }
  }

  @Test(arguments: [false, true])
  func `compressed files are read as they are`(zstd: Bool) throws {
    let rows = (0..<20_000).map { "{\"id\": \($0), \"text\": \"row \($0)\"}\n" }.joined()
    let reading = try read("a.jsonl.gz", packed(Array(rows.utf8), zstd: zstd))
    #expect(reading.documents.count == 20_000)
    #expect(reading.texts.last == "row 19999")
    #expect(reading.diagnostics.isEmpty)
    let page = try read("a.html.gz", packed(Array(Self.page.utf8), zstd: zstd))
    #expect(page.pages.first.map { String(decoding: $0.utf8, as: UTF8.self) } == Self.page)
  }

  @Test func `members follow one another, and padding after them is none`() throws {
    let one = packed(Array("{\"text\": \"one\"}\n".utf8))
    let two = packed(Array("{\"text\": \"two\"}\n".utf8))
    let reading = try read("a.gz", one + two + [0, 0, 0, 0])
    #expect(reading.texts == ["one", "two"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [false, true])
  func `a cut or damaged file gives what came before, and a diagnostic`(zstd: Bool) throws {
    var random = SeededNumbers(state: 7)
    let rows = (0..<30_000).map { "{\"id\": \($0), \"text\": \"\(random.next())\"}\n" }.joined()
    let whole = packed(Array(rows.utf8), zstd: zstd)
    let cut = try read("a.jsonl.gz", whole[..<(whole.count / 2)])
    #expect(cut.codes == ["input.truncated"])
    #expect((1000..<30_000).contains(cut.documents.count))
    #expect(cut.summary.bytes == whole.count / 2)
    var bad = whole
    for index in (bad.count / 2)..<(bad.count / 2 + 64) { bad[index] ^= 0x5A }
    let damaged = try read("a.jsonl.gz", bad)
    #expect(damaged.codes.contains { $0 == "input.corrupt" || $0 == "input.truncated" })
    #expect(damaged.documents.count > 1000)
    let page = "<html><body>" + (0..<5000).map { "<p>\($0)</p>" }.joined()
    let pages = try read("a.html.gz", packed(Array(page.utf8), zstd: zstd).dropLast(40))
    #expect(pages.codes == ["input.truncated"])
    #expect(pages.pages.count == (zstd ? pages.pages.count : 1))
  }

  @Test func `a bomb is given up`() throws {
    let bomb = packed([UInt8](repeating: 0x20, count: 20 << 20))
    let options = limits { $0.expansionFloor = 1 << 20 }
    let blanks = try read("a.jsonl.gz", packed(Array("{\"text\": \"x\"}\n".utf8)) + bomb, options)
    #expect(blanks.texts == ["x"])
    #expect(blanks.codes.last == "input.bomb")
  }

  @Test func `a page that is too long is cut`() throws {
    let text = "<html><p>" + String(repeating: "я", count: 5000)
    let reading = try read("a.html", text, limits { $0.page = 1000 })
    #expect(reading.codes == ["page.too-long"])
    let page = try #require(reading.pages.first)
    #expect(page.utf8.count <= 1002)
    #expect(String(validating: page.utf8, as: UTF8.self) != nil)
  }

  @Test func `random damage to compressed pages neither crashes nor hangs`() throws {
    let scratch = try Scratch()
    var random = SeededNumbers(state: 3)
    let seeds = [false, true].map { zstd in
      packed(Array(EncodingTests.page(EncodingTests.russian).utf8), zstd: zstd)
    }
    for round in 0..<400 {
      let bytes = seeds[round % 2].mutated(by: &random)
      let reading = try Reading(try scratch.write("f.html.gz", bytes))
      #expect(reading.pages.count <= 1)
      #expect(reading.pages.allSatisfy { String(validating: $0.utf8, as: UTF8.self) != nil })
    }
  }

  @Test func `random damage to pages leaves valid UTF-8`() throws {
    let scratch = try Scratch()
    var random = SeededNumbers(state: 4)
    let page = EncodingTests.page(EncodingTests.russian, head: "<meta charset=windows-1251>")
    let seeds = [Array(page.utf8), try EncodingTests.encode(page, .windowsCP1251)]
    for round in 0..<400 {
      let reading = try Reading(
        try scratch.write("f.html", seeds[round % 2].mutated(by: &random)))
      #expect(reading.pages.allSatisfy { String(validating: $0.utf8, as: UTF8.self) != nil })
    }
  }

  static let shared = "../shared/data"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: shared)))
  func `every page of the shared data is read`() throws {
    for (folder, count) in [("pages", 60), ("comments", 36), ("dates", 200)] {
      var pages = 0
      _ = try InputWalker().files(at: ["\(Self.shared)/\(folder)/html"], diagnose: { _ in }) {
        file in
        pages += try Reading(file).pages.count
      }
      #expect(pages == count)
    }
  }
}

/// Set by one thread, asked by the same.
final class Flag: @unchecked Sendable {
  // The tests that use it run on one thread from beginning to end.
  private(set) var isSet = false

  func set() { isSet = true }
}

import Foundation
import TestSupport
import Testing

/// Runs the real binary.
@Suite struct ScanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func scan(_ paths: String..., extra: [String] = []) throws -> Command.Result {
    try Command(["scan"] + paths + ["--workspace", folder["ws"]] + extra).run()
  }

  private static let story = """
    The harbour commission met on Tuesday and decided, after four hours, that the ferry timetable \
    would stay as it is until the new pier has been inspected by the two engineers from the capital.
    """

  private func page(_ title: String, _ text: String) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title>
    <link rel="canonical" href="https://\(title).example/a">
    <meta property="article:published_time" content="2025-05-0\(title.count % 9 + 1)T10:00:00Z">
    </head><body><article><h1>\(title)</h1><p>\(text)</p></article></body></html>
    """
  }

  @Test func `copies are found, printed and reported`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    let result = try scan(folder["in"])
    #expect(result.status == 0)
    #expect(result.output.contains("one.example"))
    #expect(result.output.contains("three.example"))
    #expect(result.output.contains("1 finding"))
    let report = try String(contentsOfFile: folder["ws/report.html"], encoding: .utf8)
    #expect(report.contains("three.example"))
  }

  @Test func `a second run does no work and changes nothing`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    _ = try scan(folder["in"])
    let before = try Database.dump(folder["ws"])
    let result = try scan(folder["in"])
    #expect(result.status == 0)
    #expect(result.output.contains("Nothing new"))
    #expect(try Database.dump(folder["ws"]) == before)
  }

  @Test func `what is added later is matched against what is stored`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    #expect(try scan(folder["in"]).output.contains("No copies"))
    try folder.write("in/three.html", page("three", Self.story))
    let result = try scan(folder["in"])
    #expect(result.output.contains("1 file read (1 known)"))
    #expect(result.output.contains("1 finding"))
  }

  @Test func `a report of which only the counts changed is the one that would be made`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    _ = try scan(folder["in"])
    try folder.write("in/broken.jsonl", "{\"text\": \n")
    try folder.write("in/four.html", page("four", "Nobody else said a word about the new lamp."))
    _ = try scan(folder["in"])
    func report() throws -> String {
      try String(contentsOfFile: folder["ws/report.html"], encoding: .utf8)
        .replacing(/<!--spot made-->.*?<!--\/spot-->/, with: "")
    }
    let renewed = try report()
    #expect(renewed.contains("broken.jsonl") && renewed.contains("four.html"))
    try FileManager.default.removeItem(atPath: folder["ws/report.html"])
    _ = try scan(folder["in"])
    #expect(try report() == renewed)
    // What somebody else wrote there is not built upon.
    try "<!--spot made-->".write(
      toFile: folder["ws/report.html"], atomically: true, encoding: .utf8)
    try folder.write("in/five.html", page("five", "Five men sat on a bench and counted ships."))
    _ = try scan(folder["in"])
    #expect(try report().contains("five.html") && report().contains("three.example"))
  }

  @Test func `other thresholds find anew`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    _ = try scan(folder["in"])
    try folder.write("ws/tocsin.yaml", "thresholds:\n  minimum-length: 5000\n")
    let result = try scan(folder["in"])
    #expect(result.output.contains("No copies"))
  }

  @Test func `a mistake in the configuration is reported with its line`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write(
      "c.yaml", "election:\n  name: E\n  dat: 2025-01-01\nthresholds:\n  whole-score: much\n")
    let result = try scan(folder["in"], extra: ["--config", folder["c.yaml"]])
    #expect(result.status == 0)
    #expect(result.error.contains("c.yaml:3"))
    #expect(result.error.contains("config.unknown-key"))
    #expect(result.error.contains("c.yaml:5"))
    #expect(result.error.contains("config.wrong-value"))
    #expect(try scan(folder["in"], extra: ["--config", folder["none.yaml"]]).status == 1)
  }

  @Test(arguments: [
    ["scan"], ["scan", "x", "--nonsense"], ["nonsense"], ["copies", "x", "--format", "xml"],
    ["scan", "x", "--column", "text"], ["compare", "a"], ["scan", "x", "--color", "blue"],
  ])
  func `wrong usage ends with 64`(arguments: [String]) throws {
    let result = try Command(arguments).run()
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test(arguments: ["scan", "extract", "copies", "compare", "doctor"])
  func `help shows an example`(verb: String) throws {
    let result = try Command(verb, "--help").run()
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLE"))
    #expect(result.output.contains("tocsin \(verb)"))
  }

  @Test func `records come through standard input and named columns`() throws {
    var command = Command(
      "scan", "-", "--column", "text=inhalt", "--workspace", folder["ws"], "--format", "jsonl")
    command.input = Data(
      "id,inhalt\na,\"\(Self.story)\"\nb,\"\(Self.story)\"\n".utf8)
    let result = try command.run()
    #expect(result.status == 0)
    #expect(result.output.contains("\"members\""))
  }

  @Test func `an unknown field of a column is refused`() throws {
    let result = try scan(folder.path, extra: ["--column", "nonsense=x"])
    #expect(result.status == 1)
    #expect(result.error.contains("nonsense"))
  }

  @Test func `findings can be written as a table`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    let result = try scan(folder["in"], extra: ["--format", "csv", "--quiet"])
    #expect(result.output.hasPrefix("cluster,document,"))
    #expect(result.output.split(separator: "\r\n").count == 3)
    #expect(result.error.isEmpty)
  }

  @Test func `findings of each kind can be asked for, and of no other`() throws {
    try folder.write("in/one.html", page("one", Self.story))
    try folder.write("in/three.html", page("three", Self.story))
    _ = try scan(folder["in"], extra: ["--quiet"])
    for kind in ["campaign", "copies", "lookalikes", "mail", "network", "sites"] {
      let result = try Command("findings", "--kind", kind, "--workspace", folder["ws"]).run()
      #expect(result.status == 0, "\(kind): \(result.error)")
      #expect(result.output.contains("F1 ") == (kind == "copies"), "\(kind)")
    }
    let other = try Command("findings", "--kind", "site", "--workspace", folder["ws"]).run()
    #expect(other.status == 64)
    #expect(other.error.contains("campaign, copies, lookalikes, mail, network, sites"))
  }
}

import Foundation
import TestSupport
import Testing

/// Scans of files of names: once, again, under another rule, and killed in between.
@Suite(.serialized) struct NamesScanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try protect("lecourrier.example")
  }

  /// Resemble nothing; one is no name.
  private static let others =
    (0..<20).map { "filler-\($0).example\n" }.joined() + "bad..name\n"

  private func protect(_ domains: String...) throws {
    try folder.write("tocsin.yaml", "protected: [\(domains.joined(separator: ", "))]\n")
  }

  private func scan(_ paths: String..., workspace: String = "ws") -> Command {
    Command(
      ["scan"] + paths.map { folder[$0] } + [
        "--workspace", folder[workspace], "--config", folder["tocsin.yaml"],
      ])
  }

  private func rows(_ table: String, in workspace: String = "ws") throws -> [String] {
    try Database.dump(folder[workspace]).filter { $0.hasPrefix(table + "\t") }
  }

  @Test func `look-alikes are findings, in the report and in what is printed`() throws {
    try folder.write(
      "names.txt",
      "lecourrier.ltd\nlecourrier.top\nbakery.example\nlogin.lecourrier.example.stranger.site\n")
    let result = try scan("names.txt").run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("lecourrier.ltd") && result.output.contains("4 names read."))
    #expect(result.output.contains("Look-alike names:"))
    #expect(try rows("lookalike").count == 3)
    #expect(try rows("finding").count == 2)
    let report = try String(contentsOfFile: folder["ws/report.html"], encoding: .utf8)
    #expect(report.contains("id=\"lookalikes\"") && report.contains("stranger.site"))
  }

  @Test func `a second scan does no work and changes nothing`() throws {
    try folder.write("names.txt", "lecourrier.ltd\n" + Self.others)
    #expect(try scan("names.txt").run().status == 0)
    let before = try Database.dump(folder["ws"])
    let again = try scan("names.txt").run()
    #expect(again.output.contains("Nothing new: 1 file known"), "\(again.output)")
    #expect(try Database.dump(folder["ws"]) == before)
  }

  @Test func `another list of protected names judges all names again`() throws {
    try folder.write("names.txt", "lecourrier.ltd\ngazette-login.site\n" + Self.others)
    #expect(try scan("names.txt").run().status == 0)
    #expect(try rows("lookalike").count == 1)
    try protect("gazette.example")
    let result = try scan("names.txt").run()
    #expect(result.output.contains("gazette-login.site"), "\(result.output)")
    // The other name stays, since it may have come from a stream, and is in no finding.
    #expect(try rows("lookalike").count == 2)
    #expect(try scan("names.txt", workspace: "clean").run().status == 0)
    #expect(try rows("finding", in: "clean") == rows("finding"))
  }

  @Test func `files that are not there to be judged again are named`() throws {
    try folder.write("names.txt", "lecourrier.ltd\n")
    try folder.write("more.txt", "lecourrier.top\nbakery.example\n")
    #expect(try scan("names.txt", "more.txt").run().status == 0)
    try protect("lecourrier.example", "gazette.example")
    let result = try scan("more.txt").run()
    #expect(result.error.contains("lookalikes.unread"), "\(result.error)")
    #expect(result.error.contains("names.txt"))
  }

  @Test func `names without anything to protect are read, and that is said`() throws {
    try folder.write("names.txt", "lecourrier.ltd\nbakery.example\n")
    let result = try Command("scan", folder["names.txt"], "--workspace", folder["ws"]).run()
    #expect(result.status == 0)
    #expect(result.error.contains("lookalikes.nothing-protected"), "\(result.error)")
  }

  @Test func `kill -9 at any moment and a rerun give what one clean run gives`() throws {
    var lines: [String] = []
    for number in 0..<40_000 {
      lines.append(
        "filler-\(number)-of-many-that-make-the-file-several-blocks-long.something.example")
      if number % 400 == 0 { lines.append("lecourrier-login\(number % 1200).site") }
      if number % 700 == 0 { lines.append("bad..name\(number)") }
    }
    try folder.write("in/a.txt", lines.joined(separator: "\n") + "\n")
    try folder.write("in/b.txt", lines.reversed().joined(separator: "\n") + "\n")
    let start = Date()
    #expect(try scan("in", workspace: "clean").run().status == 0)
    let duration = Date().timeIntervalSince(start)
    let expected = try Database.dump(folder["clean"])
    #expect(expected.contains { $0.hasPrefix("lookalike\t") })

    var kills = 0
    for moment in [0.3, 0.6, 0.85] {
      let workspace = "killed-\(moment)"
      let result = try scan("in", workspace: workspace).run { id in
        Thread.sleep(forTimeInterval: duration * moment)
        kill(id, SIGKILL)
      }
      if result.status != 0 { kills += 1 }
      #expect(try scan("in", workspace: workspace).run().status == 0)
      #expect(try Database.dump(folder[workspace]) == expected)
      #expect(try Database.isIntact(folder[workspace]))
    }
    #expect(kills > 0)
  }
}

import Foundation
import TestSupport
import Testing

/// Backups, the first minutes and a disk without room, as somebody meets them at the command line.
@Suite(.serialized) struct OperateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Posts of which a fifth are copies; always the same.
  private func makeInput(_ name: String, posts: Int) throws {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let syllables = ["ba", "ko", "li", "mu", "ne", "ra", "si", "to", "vu", "ze"]
    var texts: [String] = []
    var lines = ""
    for number in 0..<posts {
      var text = (0..<30).map { _ in
        (0...next(3)).map { _ in syllables[next(10)] }.joined()
      }.joined(separator: " ")
      if next(5) == 0, !texts.isEmpty { text = texts[next(texts.count)] }
      if next(10) == 0 { texts.append(text) }
      lines += "{\"id\":\"\(number)\",\"text\":\"\(text)\",\"account\":\"a\(next(50))\"}\n"
    }
    try folder.write(name, lines)
  }

  private func scan(_ input: String, _ workspace: String = "ws") -> Command {
    Command("scan", folder[input], "--workspace", folder[workspace], "--quiet")
  }

  private func backUp(_ more: String...) -> Command {
    Command(["backup", folder["backups"], "--workspace", folder["ws"]] + more)
  }

  private func findings(_ workspace: String) throws -> String {
    let result = try Command("findings", "--workspace", folder[workspace]).run()
    #expect(result.status == 0)
    return result.output
  }

  // MARK: Backups

  @Test func `restored elsewhere, a workspace has the same content and findings, and goes on`()
    throws
  {
    try makeInput("posts.jsonl", posts: 600)
    #expect(try scan("posts.jsonl").run().status == 0)
    let first = try backUp().run()
    #expect(first.status == 0 && first.output.wholeMatch(of: /[0-9A-Z]+-00-[0-9a-f]{16}\n/) != nil)
    #expect(try backUp().run().error.contains("of which 0 bytes were not there before"))
    let restored = try Command(
      "restore", folder["backups"], "--workspace", folder["elsewhere"]
    ).run()
    #expect(restored.status == 0)
    #expect(try Database.dump(folder["elsewhere"]) == Database.dump(folder["ws"]))
    #expect(try findings("elsewhere") == findings("ws"))
    // Its index was left out, and is made again.
    try makeInput("more.jsonl", posts: 700)
    for workspace in ["ws", "elsewhere"] {
      #expect(try scan("more.jsonl", workspace).run().status == 0)
    }
    #expect(try Database.dump(folder["elsewhere"]) == Database.dump(folder["ws"]))
    let again = try Command(
      "restore", folder["backups"], "--workspace", folder["elsewhere"]
    ).run()
    #expect(again.status == 1 && again.error.contains("There is something at"))
  }

  @Test func `a backup while a scan writes can be restored, and is of one moment`() throws {
    try makeInput("small.jsonl", posts: 60)
    #expect(try scan("small.jsonl").run().status == 0)
    try makeInput("posts.jsonl", posts: 12_000)
    var made = 0
    let result = try scan("posts.jsonl").run { _ in
      for _ in 0..<3 {
        if let backup = try? backUp().run(), backup.status == 0 { made += 1 }
      }
    }
    #expect(result.status == 0 && made == 3, "\(made) backups; \(result.error)")
    #expect(try backUp("--verify").run().status == 0)
    #expect(
      try Command("restore", folder["backups"], "--workspace", folder["new"]).run().status == 0)
    // At a moment between two transactions the text index may be behind the texts: it is so by a mark.
    #expect(try Database.isWhole(folder["new"]))
    // What was not stored at that moment is read again, to the same end.
    #expect(try scan("posts.jsonl", "new").run().status == 0)
    #expect(try Database.isIntact(folder["new"]))
    #expect(try Database.dump(folder["new"]) == Database.dump(folder["ws"]))
  }

  @Test func `kill -9 at any moment of a backup leaves those that were finished`() throws {
    try makeInput("posts.jsonl", posts: 6_000)
    #expect(try scan("posts.jsonl").run().status == 0)
    #expect(try backUp().run().status == 0)
    let start = Date()
    #expect(
      try Command("backup", folder["timed"], "--workspace", folder["ws"]).run().status == 0)
    let duration = Date().timeIntervalSince(start)
    try makeInput("more.jsonl", posts: 6_500)
    #expect(try scan("more.jsonl").run().status == 0)
    for part in [0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
      _ = try backUp().run { id in
        Thread.sleep(forTimeInterval: duration * part)
        kill(id, SIGKILL)
      }
      #expect(try backUp("--verify").run().status == 0)
    }
    #expect(try backUp().run().status == 0)
    #expect(
      try Command("restore", folder["backups"], "--workspace", folder["new"]).run().status == 0)
    #expect(try findings("new") == findings("ws"))
  }

  @Test func `a backup that finds no room says so, and the one before is whole`() throws {
    try makeInput("posts.jsonl", posts: 3_000)
    #expect(try scan("posts.jsonl").run().status == 0)
    #expect(try backUp().run().status == 0)
    let backup = Command("backup", folder["small"], "--workspace", folder["ws"])
    let result = try backup.limitingFiles(to: 400).run()
    #expect(result.status == 1)
    #expect(result.error.contains("There is no room left to write"))
    #expect(try Command("backup", folder["small"], "--list").run().status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder["small/backups"]).isEmpty)
    #expect(try backUp("--verify").run().status == 0)
  }

  @Test func `a backup that was copied by halves is refused with a sentence`() throws {
    try makeInput("posts.jsonl", posts: 3_000)
    #expect(try scan("posts.jsonl").run().status == 0)
    #expect(try backUp().run().status == 0)
    let parts = try #require(FileManager.default.enumerator(atPath: folder["backups/parts"]))
      .compactMap { $0 as? String }.filter { $0.contains("/") }.sorted()
    try FileManager.default.removeItem(atPath: folder["backups/parts/\(parts[0])"])
    let result = try Command("restore", folder["backups"], "--workspace", folder["new"]).run()
    #expect(result.status == 1)
    #expect(result.error.contains("is not whole: 1 part is missing"))
    #expect(!FileManager.default.fileExists(atPath: folder["new"]))
    let verdict = try backUp("--verify").run()
    #expect(verdict.status == 1 && verdict.output.contains("\tdamaged\t"))
  }

  // MARK: Room

  @Test func `without room reading stops with a sentence, and goes on when there is some`() throws {
    try makeInput("posts.jsonl", posts: 300)
    var without = scan("posts.jsonl")
    without.environment["TOCSIN_KEEP_FREE"] = "900000000000"
    let result = try without.run()
    #expect(result.status == 1)
    #expect(result.error.contains("Reading has stopped"))
    var doctor = Command("doctor", "--workspace", folder["ws"])
    doctor.environment["TOCSIN_KEEP_FREE"] = "900000000000"
    #expect(try doctor.run().output.contains("reading has stopped until there is more room"))
    #expect(try scan("posts.jsonl").run().status == 0)
    #expect(try scan("posts.jsonl", "clean").run().status == 0)
    #expect(try Database.dump(folder["ws"]) == Database.dump(folder["clean"]))
  }

  @Test func `following waits while there is no room, says so once, and loses nothing`() throws {
    try makeInput("in/posts.jsonl", posts: 60)
    func watch(_ keepFree: String?, until isDone: () -> Bool) throws -> Command.Result {
      var command = Command(
        "watch", folder["in"], "--workspace", folder["ws"], "--lexical", "--quiet")
      command.environment["TOCSIN_KEEP_FREE"] = keepFree
      return try command.run { id in
        // Long, since other tests may keep all cores: what is waited for ends it.
        let deadline = Date().addingTimeInterval(50 * Command.patience)
        while Date() < deadline, !isDone() { Thread.sleep(forTimeInterval: 0.2) }
        kill(id, SIGINT)
      }
    }
    let start = Date()
    let without = try watch("900000000000") { Date().timeIntervalSince(start) > 4 }
    #expect(without.error.ranges(of: "reading has stopped, since less than").count == 1)
    #expect(try Command("search", "ba", "--workspace", folder["ws"]).run().output.isEmpty)
    let later = try watch(nil) {
      let status = try? Command("findings", "--workspace", folder["ws"]).run()
      return status.map { !$0.output.isEmpty } ?? false
    }
    #expect(
      try Database.dump(folder["ws"]).count { $0.hasPrefix("document\t") } == 60,
      "It ended with \(later.status): \(later.error)")
  }

  // MARK: The first minutes

  @Test func `alone, it says what to do next, and changes nothing`() throws {
    var command = Command()
    command.folder = folder.path
    let none = try command.run()
    #expect(none.status == 0)
    #expect(none.output.contains("There is no workspace here yet"))
    #expect(none.output.contains("tocsin init"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try makeInput("posts.jsonl", posts: 300)
    #expect(
      try Command("scan", folder["posts.jsonl"], "--workspace", folder[".tocsin"], "--quiet").run()
        .status == 0)
    let found = try command.run()
    #expect(found.output.contains("300 documents and"))
    #expect(found.output.contains("tocsin serve --open"))
  }

  @Test(arguments: [true, false])
  func `five answers make a configuration that is read`(areLines: Bool) throws {
    var command =
      areLines
      ? Command("init")
      : Command(
        "init", "--election", "A \"vote\"", "--date", "2026-11-08", "--protect",
        "Le Courrier=lecourrier.example", "--follow", "incoming", "--follow",
        "https://lecourrier.example/", "--contact", "desk@lecourrier.example")
    command.folder = folder.path
    if areLines {
      command.input = Data(
        """
        A "vote"
        2026-11-08
        Le Courrier = lecourrier.example
        incoming, https://lecourrier.example/
        desk@lecourrier.example

        """.utf8)
    }
    let result = try command.run()
    #expect(result.status == 0 && result.output == ".tocsin/tocsin.yaml\n")
    let text = try String(contentsOfFile: folder[".tocsin/tocsin.yaml"], encoding: .utf8)
    #expect(text.contains(#"name: "A \"vote\"""#) && text.contains("date: 2026-11-08"))
    #expect(text.contains("- \"\(folder["incoming"])\""))
    var doctor = Command("doctor")
    doctor.folder = folder.path
    #expect(try !doctor.run().output.contains("bad     settings"))
    let again = try command.run()
    #expect(again.status == 1 && again.error.contains("was left as it is"))
    #expect(try String(contentsOfFile: folder[".tocsin/tocsin.yaml"], encoding: .utf8) == text)
  }

  @Test func `the same five answers at the console make the same file`() throws {
    let asked = try Command(
      "init", "--election", "A \"vote\"", "--date", "2026-11-08", "--protect",
      "Le Courrier=lecourrier.example", "--follow", "/incoming", "--follow",
      "https://lecourrier.example/", "--contact", "desk@lecourrier.example", "--workspace",
      folder["by-options"]
    ).run()
    #expect(asked.status == 0, "\(asked.error)")
    let served = try Command(
      "serve", "--new", "--workspace", folder["desk"], "--port", "0", "--lexical"
    ).run { process in
      defer { kill(process, SIGINT) }
      let console = Processes.console(of: process) ?? ""
      let page = WebPage.ask("\(console)/settings", patience: 30)
      #expect(page?.contains("<h1>Five questions</h1>") == true, "\(page ?? "no answer")")
      let revision = page?.firstMatch(of: /name="revision" value="([0-9a-f]+)"/)?.1 ?? ""
      let answers =
        "revision=\(revision)&election=A+%22vote%22&name=Le+Courrier&domains=https%3A%2F%2Flecourrier.example%2F&words=&name=&domains=&words=&contact=desk%40lecourrier.example&feeds=https%3A%2F%2Flecourrier.example%2F&folders=%2Fincoming"
      let wrong = WebPage.ask("\(console)/settings", form: answers + "&date=2026-02-30")
      #expect(wrong?.contains("is no date such as") == true)
      #expect(!FileManager.default.fileExists(atPath: folder["desk/tocsin.yaml"]))
      #expect(
        WebPage.ask("\(console)/settings", form: answers + "&date=2026-11-08")?
          .contains("role=\"status\"") == true)
      // Whoever answers the same page again is told that there is a file now.
      #expect(
        WebPage.ask("\(console)/settings", form: answers + "&date=2026-11-08")?
          .contains("Somebody changed the file meanwhile") == true)
    }
    #expect(served.status == 0, "\(served.error)")
    #expect(
      try String(contentsOfFile: folder["desk/tocsin.yaml"], encoding: .utf8)
        == String(contentsOfFile: folder["by-options/tocsin.yaml"], encoding: .utf8))
    let mistyped = try Command("serve", "--workspace", folder["dask"], "--port", "0").run()
    #expect(mistyped.status == 1 && mistyped.error.contains("no workspace"), "\(mistyped.error)")
  }

  @Test func `an answer that will not do writes nothing`() throws {
    var command = Command("init", "--protect", "x=no domain!", "--workspace", folder["ws"])
    #expect(try command.run().status == 1)
    command = Command("init", "--date", "2026-02-30", "--workspace", folder["ws"])
    #expect(try command.run().status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder["ws"]))
  }

  @Test func `the example is copied, scanned, and never written over`() throws {
    let example = Command("example", folder["ex"], "--quiet")
    let result = try example.run()
    #expect(result.status == 0)
    #expect(try findings("ex/workspace").contains("F1"))
    let again = try example.run()
    #expect(again.status == 1 && again.error.contains("was left as it is"))
  }
}

import Foundation
import TestSupport
import Testing

/// Killed, stopped or refused at any moment: nothing is lost and nothing is repeated.
@Suite(.serialized) struct InterruptionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Posts of which a fifth are copies, some bad lines, and a few pages; always the same.
  private func makeInput(posts: Int) throws {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let syllables = ["ba", "ko", "li", "mu", "ne", "ra", "si", "to", "vu", "ze"]
    func word() -> String { (0...next(3)).map { _ in syllables[next(10)] }.joined() }
    var texts: [String] = []
    for part in 0..<3 {
      var lines = ""
      for number in 0..<posts / 3 {
        if next(500) == 0 { lines += "broken line\n" }
        var text = (0..<30).map { _ in word() }.joined(separator: " ")
        if next(5) == 0, !texts.isEmpty { text = texts[next(texts.count)] + " " + word() }
        if next(10) == 0 { texts.append(text) }
        lines +=
          "{\"id\":\"\(part)-\(number)\",\"text\":\"\(text)\",\"account\":\"a\(next(50))\"}\n"
      }
      try folder.write("in/\(part).jsonl", lines)
    }
    for number in 0..<20 {
      try folder.write(
        "in/pages/\(number).html",
        "<html><body><article><p>\(texts[number % 3])</p><p>\(texts[number % 5])</p></article></body></html>"
      )
    }
  }

  private func command(_ workspace: String) -> Command {
    Command("scan", folder["in"], "--workspace", folder[workspace], "--quiet")
  }

  @Test func `kill -9 at any moment and a rerun give what one clean run gives`() throws {
    try makeInput(posts: 12_000)
    let start = Date()
    #expect(try command("clean").run().status == 0)
    let duration = Date().timeIntervalSince(start)
    let expected = try Database.dump(folder["clean"])
    #expect(expected.contains { $0.hasPrefix("relation\t") })
    #expect(expected.contains { $0.hasPrefix("finding\t") })

    var kills = 0
    for moment in [0.2, 0.4, 0.6, 0.8] {
      let workspace = "killed-\(moment)"
      for again in 0..<2 {
        let result = try command(workspace).run { id in
          Thread.sleep(forTimeInterval: duration * (again == 0 ? moment : moment / 2))
          kill(id, SIGKILL)
        }
        if result.status != 0 { kills += 1 }
      }
      #expect(try command(workspace).run().status == 0)
      // What differs, and not some thousand lines.
      let difference = Set(try Database.dump(folder[workspace])).symmetricDifference(expected)
      #expect(difference.sorted().prefix(6).map { $0.prefix(300) } == [])
      #expect(try Database.isIntact(folder[workspace]))
    }
    #expect(kills > 1)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal stops after the current step and says what is kept`(signal: Int32) throws {
    try makeInput(posts: 45_000)
    let result = try command("stopped").run { id in
      // From then on it has begun, however busy the machine is.
      let database = folder["stopped/tocsin.sqlite"]
      _ = Processes.comes(60) { FileManager.default.fileExists(atPath: database) }
      kill(id, signal)
    }
    #expect(result.status == 130)
    #expect(result.error.contains("run the same command to go on"))
    #expect(try command("stopped").run().status == 0)
    #expect(try command("clean").run().status == 0)
    #expect(try Database.dump(folder["stopped"]) == Database.dump(folder["clean"]))
  }

  @Test func `a locked workspace is refused with a sentence`() throws {
    try makeInput(posts: 300)
    #expect(try command("ws").run().status == 0)
    let lock = open(folder["ws/tocsin.lock"], O_RDWR)
    try #require(lock >= 0)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let result = try command("ws").run()
    #expect(result.status == 1)
    #expect(result.error.contains("Another scan"))
  }

  @Test func `what is no workspace is refused and left alone`() throws {
    try makeInput(posts: 300)
    let text = String(repeating: "something else entirely\n", count: 100)
    try folder.write("ws/tocsin.sqlite", text)
    let result = try command("ws").run()
    #expect(result.status == 1)
    #expect(result.error.contains("not a database of Tocsin"))
    #expect(try String(contentsOfFile: folder["ws/tocsin.sqlite"], encoding: .utf8) == text)
  }

  /// In blocks of 512 bytes: the tables, the log, the index and the findings grow past one after another.
  @Test(arguments: [300, 900, 2000, 6000])
  func `a full disk stops with a sentence, and more room lets it go on`(blocks: Int) throws {
    try makeInput(posts: 9000)
    let result = try command("full").limitingFiles(to: blocks).run()
    #expect(result.status == 1)
    #expect(result.error.contains("no room left"), "\(result.error)")
    #expect(try command("full").run().status == 0)
    #expect(try command("clean").run().status == 0)
    #expect(try Database.dump(folder["full"]) == Database.dump(folder["clean"]))
  }

  // MARK: Damage

  /// Cuts a file somewhere in its second half, if it is there.
  private func cut(_ path: String) throws {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else {
      return
    }
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.truncate(atOffset: UInt64(size * 3 / 5 + 7))
    try file.close()
  }

  @Test func `a log and segments that were cut off cost time and nothing else`() throws {
    try makeInput(posts: 12_000)
    let start = Date()
    #expect(try command("clean").run().status == 0)
    let duration = Date().timeIntervalSince(start)
    for moment in [0.3, 0.6] {
      _ = try command("cut").run { id in
        Thread.sleep(forTimeInterval: duration * moment)
        kill(id, SIGKILL)
      }
      try cut(folder["cut/tocsin.sqlite-wal"])
      let segments = try? FileManager.default.contentsOfDirectory(atPath: folder["cut/index"])
      for segment in segments ?? [] { try cut(folder["cut/index/\(segment)"]) }
    }
    #expect(try command("cut").run().status == 0)
    #expect(try Database.dump(folder["cut"]) == Database.dump(folder["clean"]))
    // A whole workspace whose index was cut makes it again.
    let segments = try FileManager.default.contentsOfDirectory(atPath: folder["clean/index"])
    #expect(!segments.isEmpty)
    for segment in segments { try cut(folder["clean/index/\(segment)"]) }
    try folder.write(
      "in/3.jsonl", "{\"id\":\"n\",\"text\":\"Nothing that anybody wrote before.\"}\n")
    #expect(try command("clean").run().status == 0)
    #expect(try command("cut").run().status == 0)
    #expect(try Database.dump(folder["cut"]) == Database.dump(folder["clean"]))
  }

  @Test func `a damaged database is a sentence that says what to do, and is left as it is`() throws
  {
    try makeInput(posts: 3000)
    #expect(try command("ws").run().status == 0)
    let path = folder["ws/tocsin.sqlite"]
    let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    // The first page says what the file is; of the others every second is gone.
    for page in stride(from: 1, to: size / 4096, by: 2) {
      try file.seek(toOffset: UInt64(page * 4096))
      try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    }
    try file.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try folder.write(
      "in/3.jsonl", "{\"id\":\"n\",\"text\":\"Nothing that anybody wrote before.\"}\n")
    let result = try command("ws").run()
    #expect(result.status == 1)
    #expect(result.error.contains("damaged"), "\(result.error)")
    #expect(result.error.contains("the inputs are not affected"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}

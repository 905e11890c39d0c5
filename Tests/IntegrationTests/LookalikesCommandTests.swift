import Foundation
import TestSupport
import Testing

/// `tocsin lookalikes`, as a user runs it. Without lists, so that it is the same everywhere.
@Suite struct LookalikesCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "protected.txt", "# ours\nLe Courrier = lecourrier.example | courrier-du-port.example\n")
  }

  private func run(_ arguments: String..., input: String? = nil) throws -> Command.Result {
    var command = Command(["lookalikes", "--protect", folder["protected.txt"]] + arguments)
    command.input = input.map { Data($0.utf8) }
    return try command.run()
  }

  /// The rows of a table, each by its column.
  private func rows(_ output: String) -> [[String: String]] {
    let lines = output.split(separator: "\r\n").map(Self.cells)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map {
      Dictionary(zip(header, $0)) { first, _ in first }
    }
  }

  /// Quotation marks enclose cells that hold commas; none of them holds a line break here.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func `names go in, look-alikes come out in their order`() throws {
    try folder.write(
      "names.txt",
      "lecourrier-login.site\nbakery.example\nWWW.LECOURRIERR.TOP.\nlecourrier.example\nlecourrier.ltd\n"
    )
    let result = try run(folder["names.txt"])
    #expect(result.status == 0)
    let rows = rows(result.output)
    #expect(
      rows.compactMap { $0["name"] }
        == ["lecourrier-login.site", "www.lecourrierr.top", "lecourrier.ltd"])
    #expect(rows.allSatisfy { $0["impersonates"] == "lecourrier.example" })
    #expect(rows.compactMap { $0["technique"] }.first == "combosquat")
    #expect(rows.allSatisfy { ["high", "medium"].contains($0["tier"]) })
    #expect(result.error.contains("5 names read, 3 look-alikes"), "\(result.error)")
    #expect(result.error.contains("tocsin setup"))
  }

  @Test func `a name that is seen twice is one row with both times`() throws {
    try folder.write(
      "names.csv",
      """
      domain,seen
      lecourrier.ltd,2025-05-03T10:00:00Z
      lecourrier.top,2025-05-03T11:00:00Z
      lecourrier.ltd,2025-05-01T10:00:00Z
      lecourrier.ltd,2025-05-09T10:00:00Z

      """)
    let rows = rows(
      try run(folder["names.csv"], "--column", "name=domain", "--column", "first_seen=seen").output)
    #expect(rows.compactMap { $0["name"] } == ["lecourrier.ltd", "lecourrier.top"])
    #expect(rows[0]["first_seen"] == "2025-05-01T10:00:00Z")
    #expect(rows[0]["last_seen"] == "2025-05-09T10:00:00Z")
  }

  @Test func `standard input is read, and JSON Lines hold the marks`() throws {
    let result = try run(
      "-", "--format", "jsonl", input: "{\"domain\":\"lecourrier-login.site\"}\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["name"] as? String == "lecourrier-login.site")
    #expect((object["marks"] as? [Any])?.isEmpty == false)
    #expect((object["reasons"] as? [Any])?.isEmpty == false)
    #expect(object["place"] as? String == "-:1")
  }

  /// Runs it on a pipe that nobody closes, with what is written into it, until it has read that.
  private func run(
    onOpenPipe text: String, _ arguments: String..., whenRead: (Int32) -> Void
  ) throws -> Command.Result {
    let pipe = folder["pipe"]
    try #require(mkfifo(pipe, 0o600) == 0)
    let end = open(pipe, O_RDWR | O_NONBLOCK)
    try #require(end >= 0)
    defer { close(end) }
    let bytes = Array(text.utf8)
    try #require(write(end, bytes, bytes.count) == bytes.count)
    var command = Command(["lookalikes", "-", "--protect", folder["protected.txt"]] + arguments)
    command.launcher = ["/bin/sh", "-c", "exec \"$0\" \"$@\" <\"$PIPE\""]
    command.environment["PIPE"] = pipe
    return try command.run { id in
      var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      while kill(id, 0) == 0, poll(&waiting, 1, 0) > 0 { usleep(10_000) }
      whenRead(id)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `one signal ends an idle stream, and what was read is written`(signal: Int32) throws {
    let start = Date()
    let result = try run(onOpenPipe: "lecourrier-login.site\nlecourrier.l") { kill($0, signal) }
    #expect(result.status == 130)
    #expect(rows(result.output).compactMap { $0["name"] } == ["lecourrier-login.site"])
    #expect(result.error.contains("What was found until then is written."), "\(result.error)")
    #expect(Date().timeIntervalSince(start) < 30)
  }

  @Test func `an idle stream ends at its first bad record when that is asked for`() throws {
    let result = try run(onOpenPipe: "lecourrier.ltd\na..b.example\n", "--strict") { _ in }
    #expect(result.status == 1)
    #expect(rows(result.output).compactMap { $0["name"] } == ["lecourrier.ltd"])
    #expect(result.error.contains("-:2"), "\(result.error)")
  }

  @Test func `a strict run gives what stands before its first bad record where there are no lines`()
    throws
  {
    // A second name is bad before the record that is: it is the first.
    try folder.write(
      "names.json",
      #"["lecourrier.ltd", "a..b.example", "lecourrier.top", "\x", "lecourrier.site"]"#)
    let result = try run(folder["names.json"], "--strict")
    #expect(result.status == 1)
    #expect(rows(result.output).compactMap { $0["name"] } == ["lecourrier.ltd"])
    #expect(result.error.contains("two dots"), "\(result.error)")
  }

  @Test func `a row does not wait for more than the end of its line`() throws {
    let pipe = folder["pipe"]
    try #require(mkfifo(pipe, 0o600) == 0)
    let end = open(pipe, O_RDWR | O_NONBLOCK)
    try #require(end >= 0)
    defer { close(end) }
    func feed(_ text: String) {
      _ = text.utf8CString.withUnsafeBytes { write(end, $0.baseAddress, text.utf8.count) }
    }
    feed("a.example\nlecou")
    let output = folder["rows.csv"]
    var command = Command(["lookalikes", "-", "--protect", folder["protected.txt"]])
    command.launcher = ["/bin/sh", "-c", "exec \"$0\" \"$@\" <\"$PIPE\" >\"$ROWS\""]
    command.environment["PIPE"] = pipe
    command.environment["ROWS"] = output
    _ = try command.run { id in
      var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      func isAlive() -> Bool { kill(id, 0) == 0 }
      while isAlive(), poll(&waiting, 1, 0) > 0 { usleep(10_000) }
      feed("rrier.lt")
      while isAlive(), poll(&waiting, 1, 0) > 0 { usleep(10_000) }
      feed("d\n")
      let deadline = Date().addingTimeInterval(20)
      while isAlive(), Date() < deadline,
        (try? String(contentsOfFile: output, encoding: .utf8))?.contains("lecourrier.ltd") != true
      {
        usleep(10_000)
      }
      kill(id, SIGKILL)
    }
    #expect(try String(contentsOfFile: output, encoding: .utf8).contains("lecourrier.ltd"))
  }

  @Test func `the same is found whatever the size of the input and the number of copies`() throws {
    let names = (0..<30_000).map { "filler\($0)-of-names.example" }
    var lines = names
    for place in stride(from: 0, to: names.count, by: 3000) {
      lines.insert("lecourrier-login\(place).site", at: place)
    }
    try folder.write("names.txt", (lines + lines).joined(separator: "\n") + "\n")
    let result = try run(folder["names.txt"], "--quiet")
    let found = rows(result.output).compactMap { $0["name"] }
    #expect(found == lines.filter { $0.contains("login") })
    #expect(result.error.isEmpty)
  }

  @Test func `bad names are told with their lines, counted, and stop nothing`() throws {
    let label = String(repeating: "a", count: 64)
    try folder.write(
      "names.txt",
      "10.0.0.1\n\(label).example\nxn--zzzzzz-.example\n\u{202E}elpmaxe.lecourrier.ltd\nlecourrier.ltd\n\na..b.example\n"
    )
    let result = try run(folder["names.txt"])
    #expect(result.status == 0)
    #expect(result.output.contains("lecourrier.ltd"))
    for words in ["names.txt:1: error", "names.txt:2: error", "names.txt:7: error"] {
      #expect(result.error.contains(words), "\(result.error)")
    }
    #expect(result.error.contains("3 bad records"), "\(result.error)")
    #expect(try run(folder["names.txt"], "--strict").status == 1)
  }

  @Test func `thousands of bad names are a bounded number of lines`() throws {
    try folder.write("names.txt", String(repeating: "a..b.example\n", count: 5000))
    let result = try run(folder["names.txt"])
    #expect(result.error.split(separator: "\n").count < 300)
    #expect(result.error.contains("5000 bad records"), "\(result.error)")
    #expect(result.status == 1)
  }

  @Test func `what is not said to be protected is wrong usage`() throws {
    let result = try Command("lookalikes", "-").run()
    #expect(result.status == 64)
    #expect(result.error.contains("--protect"))
    #expect(try Command("lookalikes", "--protect", folder["protected.txt"]).run().status == 64)
  }

  @Test func `a list that protects nothing fails with a sentence`() throws {
    try folder.write("empty.txt", "# nothing\n10.0.0.1\n")
    let result = try Command("lookalikes", "-", "--protect", folder["empty.txt"]).run()
    #expect(result.status == 1)
    #expect(result.error.contains("no domain to protect"))
    #expect(result.error.contains("empty.txt:2"))
  }

  @Test func `a configuration says what is protected, and what never alarms`() throws {
    try folder.write(
      "tocsin.yaml",
      """
      protected:
        - name: Le Courrier
          domains: [lecourrier.example]
          also: [lecourrier.*, lecourrier-shop.site]
      decoys: [lecourrier.ltd]
      """)
    let command = Command("lookalikes", "-", "--config", folder["tocsin.yaml"], "--quiet")
    var piped = command
    piped.input = Data(
      "lecourrier.fr\nlecourrier-shop.site\nlecourrier.ltd\nlecourrier.top\n".utf8)
    let found = rows(try piped.run().output)
    #expect(found.compactMap { $0["name"] } == ["lecourrier.top"])
    #expect(found.first?["owner"] == "Le Courrier")
  }

  @Test func `one name is explained`() throws {
    let hit = try run("--explain", "lecourrier-login.site")
    #expect(hit.output.contains("lecourrier.example") && hit.output.contains("+"))
    let miss = try run("--explain", "bakery.example")
    #expect(miss.status == 0 && miss.output.contains("no protected name"), "\(miss.output)")
  }

  @Test func `candidates are ranked, and those that are known are marked`() throws {
    try folder.write("zone.txt", "lecourrier-login.fr\nwww.lecourrier.com\n")
    let result = try Command(
      "lookalikes", "--generate", "lecourrier.fr", "--known", folder["zone.txt"]
    ).run()
    #expect(result.status == 0)
    let rows = rows(result.output)
    #expect(rows.count > 1000)
    let registered = Set(rows.filter { $0["registered"] == "yes" }.compactMap { $0["name"] })
    #expect(registered == ["lecourrier-login.fr", "lecourrier.com"])
    let scores = rows.compactMap { $0["score"].flatMap(Double.init) }
    #expect(scores == scores.sorted(by: >))
    let few = try Command("lookalikes", "--generate", "lecourrier.fr", "--limit", "5").run()
    #expect(few.output.split(separator: "\r\n").count == 6)
    for name in ["10.0.0.1", "co.uk", "xn--zzzzzzz999.com", "nothing"] {
      let refused = try Command("lookalikes", "--generate", name).run()
      #expect(refused.status == 64 && refused.error.contains("is no domain to make names for"))
    }
    #expect(try Command("lookalikes", "--generate", "a.example", "x.txt").run().status == 64)
  }
}

import Foundation
import TestSupport
import Testing

/// The example's case goes out, and another workspace takes it in.
@Suite struct ExchangeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func tocsin(_ workspace: String, _ arguments: String...) throws -> Command.Result {
    try Command(arguments + ["--workspace", folder[workspace]]).run()
  }

  @Test func `a case leaves as STIX, is taken in elsewhere, and leaves there as the same objects`()
    throws
  {
    let example = Locations.packageRoot + "/examples/election"
    let scanned = try Command(
      "scan", example, "--config", "\(example)/tocsin.yaml", "--workspace", folder["a"], "--quiet",
      "--lexical"
    ).run()
    #expect(scanned.status == 0, "\(scanned.error)")
    #expect(
      try tocsin(
        "a", "case", "new", "Names and texts", "F1", "F2", "F16", "--purpose", "A test", "--as",
        "Ada"
      )
      .output == "C1\n")
    #expect(
      try tocsin("a", "case", "person", "C1", "Bo", "--role", "approver", "--as", "Ada").status == 0
    )
    let ask = [
      "export", "--format", "stix", "--case", "C1", "--tlp", "green", "--to", "Council", "--from",
      "Isle Observatory", "--by", "Ada", "--workspace", folder["a"],
    ]
    // F16 is about accounts: without an approver there is a preview, and nothing else.
    let preview = try Command(ask).run()
    #expect(preview.status == 1 && preview.output.isEmpty)
    #expect(preview.error.contains("Nothing left"))
    #expect(preview.error.contains("Personal data") && preview.error.contains("TLP:GREEN"))
    let sent = try Command(ask + ["--approved-by", "Bo"]).run()
    #expect(sent.status == 0, "\(sent.error)")
    #expect(try Command(ask + ["--approved-by", "Bo"]).run().output == sent.output)
    #expect(try tocsin("a", "export", "--register").output.contains("approved by Bo\tC1@3 F1@1"))

    let file = try folder.write("bundle.json", sent.output)
    _ = try folder.write("b-in/a.txt", "Nothing that anybody copies.")
    _ = try Command("scan", folder["b-in"], "--workspace", folder["b"], "--quiet", "--lexical")
      .run()
    let taken = try tocsin(
      "b", "import", file, "--partner", "Isle Observatory", "--tlp", "green", "--until",
      "2099-01-01")
    #expect(taken.status == 0 && taken.error.isEmpty, "\(taken.error)")
    #expect(taken.output.hasPrefix("R1: "))
    #expect(
      try tocsin(
        "b", "import", file, "--partner", "Isle Observatory", "--tlp", "green", "--until",
        "2099-01-01"
      )
      .output.contains("nothing changed"))
    let onward = try tocsin(
      "b", "export", "--report", "1", "--to", "Third", "--by", "Cem", "--approved-by", "Dara")
    #expect(onward.output == sent.output, "\(onward.error)")
  }

  @Test func `a case leaves as a package and in a feed, and another workspace says who saw it`()
    throws
  {
    let example = Locations.packageRoot + "/examples/election"
    _ = try Command(
      "scan", example, "--config", "\(example)/tocsin.yaml", "--workspace", folder["a"], "--quiet",
      "--lexical"
    ).run()
    _ = try tocsin(
      "a", "case", "new", "Names", "F1", "F2", "F16", "--purpose", "A test", "--as", "Ada")
    _ = try tocsin("a", "case", "person", "C1", "Bo", "--role", "approver", "--as", "Ada")
    let ask = [
      "C1", "--tlp", "green", "--to", "Council", "--from", "Isle Observatory", "--by", "Ada",
      "--approved-by", "Bo", "--workspace", folder["a"],
    ]
    let packed = try Command(
      ["export", "--format", "package", "--output", folder["case.zip"]] + ask
    ).run()
    #expect(packed.status == 0, "\(packed.error)")
    // Nothing is left beside it, and a second one is not written over it.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "a", "case.zip",
      ])
    let again = try Command(
      ["export", "--format", "package", "--output", folder["case.zip"]] + ask
    ).run()
    #expect(again.status == 1 && again.error.contains("is there already"))
    #expect(try tocsin("a", "export", "--register").output.split(separator: "\n").count == 1)

    // Another workspace reads the same page, by itself, and takes in what the first one says of it.
    let event = try Command(["export", "--format", "misp"] + ask).run()
    #expect(event.status == 0, "\(event.error)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(event.output.utf8)) as? [String: [String: Any]])
    let head = try #require(json["Event"])
    let uuid = try #require(head["uuid"] as? String)
    _ = try folder.write("feed/\(uuid).json", event.output)
    _ = try folder.write(
      "feed/manifest.json",
      "{\"\(uuid)\":{\"info\":\"i\",\"timestamp\":\"\(head["timestamp"] as? String ?? "")\"}}")
    let other = try Command(
      "scan", example, "--config", "\(example)/tocsin.yaml", "--workspace", folder["b"], "--quiet",
      "--lexical"
    ).run()
    #expect(other.status == 0)
    let read = [
      "import", "misp", folder["feed"], "--partner", "Isle Observatory", "--tlp", "green",
      "--workspace", folder["b"],
    ]
    #expect(try Command(read).run().output.hasPrefix("R1: 1 object of feed"))
    #expect(try Command(read).run().output.contains("1 event known before"))
    let told = try ["F1", "F2", "F16"].filter {
      try tocsin("b", "findings", $0).output.contains("Seen before by Isle Observatory")
    }
    #expect(!told.isEmpty)
    // Whom it is about can be told, and be forgotten.
    let values = (head["Attribute"] as? [[String: Any]] ?? []).compactMap { $0["value"] as? String }
    let channel = try #require(values.first { $0.hasPrefix("Channel: ") })
    let name = String(channel.dropFirst(9))
    let held = try tocsin("b", "held", name)
    #expect(held.output.contains("objects of report R1 by Isle Observatory"), "\(held.output)")
    _ = try tocsin("b", "held", name, "--erase")
    #expect(try !tocsin("b", "held", name).output.contains("report R1"))
  }

  /// As `sha256sum` prints it.
  private func sha256(_ file: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", folder[file]]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(String(decoding: data, as: UTF8.self).prefix(64))
  }

  @Test func `a text is met again by its address, by its hash, and by that of its file`() throws {
    let text = """
      The commission of Maren says that every one of the twelve hundred ballot boxes was found sealed on Sunday night, and \
      that the observers of four parties have signed for each of them before the doors of the hall were closed.
      """
    try folder.write("text", text)
    try folder.write(
      "posts.jsonl",
      (1...2).map {
        "{\"id\":\"\($0)\",\"account\":\"a\($0)\",\"url\":\"https://posts.example/\($0)\",\"text\":\"\(text)\"}\n"
      }.joined())
    #expect(
      try tocsin("a", "scan", folder["posts.jsonl"], "--lexical", "--quiet").output.contains("F1"))
    #expect(try !tocsin("a", "findings", "F1").output.contains("Seen before"))
    let (ofText, ofFile) = (try sha256("text"), try sha256("posts.jsonl"))
    #expect(ofText.count == 64 && ofFile.count == 64 && ofText != ofFile)
    try folder.write(
      "list",
      "\(ofText.uppercased())\n\(ofFile)\nhttps://posts.example/2\n\(String(repeating: "0", count: 64))\n"
    )
    let taken = try tocsin("a", "import", folder["list"], "--partner", "Isle", "--tlp", "green")
    #expect(taken.output.hasPrefix("R1: 4 objects"), "\(taken.output)\(taken.error)")
    let shown = try tocsin("a", "findings", "F1").output
    for name in ["hash \(ofText)", "hash \(ofFile)", "url https://posts.example/2"] {
      #expect(shown.ranges(of: "Seen before by Isle: the \(name)").count == 1, "\(shown)")
    }
    #expect(!shown.contains("posts.example/1 (report") && !shown.contains("hash 0000"))
  }
}

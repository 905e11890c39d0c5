import Foundation
import TestSupport
import Testing

/// The verbs that need no workspace.
@Suite struct FilterTests {
  private let folder: TemporaryFolder
  private static let text =
    "The ferry to the islands leaves at nine, said Mara Oblin, who has run the harbour office for twelve years."

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `extract prints an object a page`() throws {
    var command = Command("extract", "-")
    command.input = Data(
      "<html><head><title>T</title></head><body><article><p>\(Self.text)</p></article></body></html>"
        .utf8)
    let result = try command.run()
    #expect(result.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect((object["text"] as? String)?.contains("Mara Oblin") == true)
    #expect(object["path"] as? String == "-")
  }

  @Test func `extract keeps the order of the files`() throws {
    for number in 0..<40 {
      try folder.write(
        "in/\(100 + number).html", "<html><body><p>\(number) \(Self.text)</p></body></html>")
    }
    let result = try Command("extract", folder["in"], "--format", "csv").run()
    let paths = result.output.split(separator: "\r\n").dropFirst().compactMap {
      $0.split(separator: ",").first
    }
    #expect(paths.count == 40)
    #expect(paths == paths.sorted())
  }

  @Test(arguments: ["csv", "jsonl"]) func `copies prints pairs`(format: String) throws {
    try folder.write(
      "d.jsonl",
      "{\"id\":\"a\",\"text\":\"\(Self.text)\"}\n{\"id\":\"b\",\"text\":\"\(Self.text)\"}\n{\"id\":\"c\",\"text\":\"Nothing of the kind was ever printed here, and nobody asked for it either.\"}\n"
    )
    let result = try Command("copies", folder["d.jsonl"], "--format", format).run()
    #expect(result.status == 0)
    let lines = result.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == (format == "csv" ? 2 : 1))
    #expect(result.output.contains("copypasta"))
  }

  @Test func `copies prints clusters`() throws {
    try folder.write("d.csv", "id,text\na,\"\(Self.text)\"\nb,\"\(Self.text)\"\n")
    let result = try Command("copies", folder["d.csv"], "--clusters", "--format", "jsonl").run()
    #expect(result.output.contains("\"members\""))
  }

  @Test func `many identical texts are chained, and that is said`() throws {
    let rows = (0..<200).map { "r\($0),\"\(Self.text)\"" }.joined(separator: "\n")
    try folder.write("d.csv", "id,text\n\(rows)\n")
    let result = try Command("copies", folder["d.csv"]).run()
    #expect(result.output.split(separator: "\r\n").count == 200)
    #expect(result.error.contains("copies.many-identical"))
  }

  @Test func `compare shows what was altered, with colour and without`() throws {
    try folder.write("a.txt", Self.text)
    try folder.write("b.txt", Self.text.replacingOccurrences(of: "nine", with: "ten"))
    let plain = try Command("compare", folder["a.txt"], folder["b.txt"]).run()
    #expect(plain.status == 0)
    #expect(plain.output.contains("[-nine"))
    #expect(plain.output.contains("{+ten"))
    let colored = try Command("compare", folder["a.txt"], folder["b.txt"], "--color", "always")
      .run()
    #expect(colored.output.contains("\u{1B}[31mnine"))
    var environment = Command("compare", folder["a.txt"], folder["b.txt"])
    environment.environment = ["NO_COLOR": "1"]
    #expect(try !environment.run().output.contains("\u{1B}"))
  }

  @Test func `compare takes records of a file`() throws {
    try folder.write(
      "d.jsonl",
      "{\"id\":\"a\",\"text\":\"\(Self.text)\"}\n{\"id\":\"b\",\"text\":\"\(Self.text) More.\"}\n")
    let result = try Command(
      "compare", folder["d.jsonl#a"], folder["d.jsonl#b"], "--format", "jsonl"
    ).run()
    #expect(result.status == 0)
    #expect(result.output.contains("\"kind\":\"copypasta\""))
    #expect(try Command("compare", folder["d.jsonl#a"], folder["d.jsonl#x"]).run().status == 1)
    let whole = try Command("compare", folder["d.jsonl"], folder["d.jsonl#a"]).run()
    #expect(whole.error.contains("holds 2 documents"))
  }

  @Test func `text cannot steer the terminal`() throws {
    try folder.write("a.txt", Self.text)
    try folder.write("b.txt", "\u{1B}[2J\u{202E}" + Self.text)
    let result = try Command("compare", folder["a.txt"], folder["b.txt"], "--color", "never").run()
    #expect(!result.output.contains("\u{1B}"))
    #expect(!result.output.contains("\u{202E}"))
  }

  @Test func `a reader that goes away ends it quietly`() throws {
    for number in 0..<200 {
      try folder.write(
        "in/\(number).html",
        "<html><body><p>\(String(repeating: Self.text, count: 50))</p></body></html>")
    }
    var command = Command("extract", folder["in"])
    command.launcher = ["/bin/sh", "-c", "\"$0\" \"$@\" | head -n 1; exit 0"]
    let result = try command.run()
    #expect(result.error.isEmpty, "\(result.error)")
  }

  @Test func `doctor says what is there`() throws {
    let result = try Command("doctor", "--workspace", folder["none"]).run()
    #expect(result.status == 0, "\(result.output)")
    for name in ["SQLite", "ICU", "simdjson", "zlib", "zstd", "workspace"] {
      #expect(result.output.contains(name))
    }
  }
}

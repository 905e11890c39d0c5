import Foundation
import TestSupport
import Testing

/// Documents, as a user gives them: through the sandboxed process.
@Suite struct DocumentTests {
  private static let text =
    "The ferry to the islands leaves at nine, said Mara Oblin, who has run the harbour office for twelve years."

  /// A program beside `tocsin`.
  private func run(_ program: String, _ arguments: String, input: Data = Data()) throws
    -> Command.Result
  {
    var command = Command()
    command.launcher = ["/bin/sh", "-c", "exec \(Locations.products)/\(program) \(arguments)"]
    command.input = input
    return try command.run()
  }

  /// A page of one line.
  private static func pdf(_ text: String) -> Data {
    let content = "BT /F1 8 Tf 20 150 Td (\(text)) Tj ET"
    return Data(
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
      4 0 obj<</Length \(content.utf8.count)>>stream
      \(content)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      6 0 obj<</Title(Ferries)/Author(Eel)/CreationDate(D:20250507062000Z)>>endobj
      trailer<</Root 1 0 R/Info 6 0 R>>
      """.utf8)
  }

  private static let hasPoppler = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  @Test(arguments: ["", "/usr/bin/true"])
  func `who reads documents can do nothing else`(program: String) throws {
    let result = try run("sandbox-probe", program)
    // A kernel without Landlock cannot be tested on; the reader refuses to read there.
    guard result.status != 3 else { return }
    #expect(result.status == 0, "\(result.error)")
    let lines = result.output.split(separator: "\n").map(String.init)
    // Programs that are built with a sanitizer are not limited in memory.
    let refused =
      [
        "read", "write", "list", "socket", "signal", "signal to a thread", "group", "other program",
      ] + (Command.isSanitized ? [] : ["memory"])
    for line in refused { #expect(lines.contains("\(line) refused"), "\(result.output)") }
    #expect(lines.contains("library allowed"))
    #expect(program.isEmpty || lines.contains("program allowed"), "\(result.output)")
    // Who runs no program needs no process either; threads are another thing.
    #expect(lines.contains("process refused") == program.isEmpty, "\(result.output)")
  }

  @Test(arguments: ["", "txt", "pdf", "docx --fast"])
  func `wrong usage is told apart from bad documents`(arguments: String) throws {
    #expect(try run("tocsin-reader", arguments).status == 64)
    #expect(try run("tocsin-confine", arguments).status == 64)
  }

  @Test func `what a document's program does is told by how it ends`() throws {
    let unconfined = try run("tocsin-confine", "/usr/bin/true").status == 125
    let rest = unconfined ? "--unprotected " : ""
    #expect(try run("tocsin-confine", rest + "/usr/bin/true").status == 0)
    #expect(try run("tocsin-confine", rest + "/usr/bin/false").status == 1)
    #expect(try run("tocsin-confine", rest + "/nonexistent/program").status == 127)
    guard !unconfined else { return }
    // It reads the document it is given and nothing else.
    let given = try run("tocsin-confine", "/usr/bin/cat", input: Data("ferry".utf8))
    #expect(given.output == "ferry")
    #expect(try run("tocsin-confine", "/usr/bin/cat /etc/hostname").status == 1)
  }

  @Test(arguments: ["docx", "odt"], ["", "%PDF-1.4 and no more", "PK\u{3}\u{4}"])
  func `what is no document fails with a reason`(kind: String, content: String) throws {
    let result = try run("tocsin-reader", kind, input: Data(content.utf8))
    #expect(result.status == 1)
    let answer = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let failure = (answer as? [String: Any])?["failure"] as? String
    #expect(failure?.hasSuffix(".") == true, "\(result.output)")
  }

  @Test(
    .enabled(if: hasPoppler),
    arguments: ["%PDF-1.4 and no more", "%PDF-1.4\n/Encrypt 3 0 R\n%%EOF"])
  func `what is no PDF is refused with a reason`(content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/one.pdf", Data(content.utf8))
    let result = try Command("scan", folder["in"], "--lexical", "--workspace", folder["w"]).run()
    let reason = content.contains("/Encrypt") ? "is encrypted" : "is damaged"
    #expect(
      result.error.contains("[document.unreadable]") && result.error.contains(reason),
      "\(result.error)")
  }

  @Test(.enabled(if: hasPoppler))
  func `a PDF and the page it was copied from are one finding`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/copy.pdf", Self.pdf(Self.text))
    try folder.write(
      "in/post.jsonl",
      "{\"text\": \"\(Self.text)\", \"account\": \"eel\", \"created_at\": \"2025-05-01T06:20:00Z\"}\n"
    )
    let result = try Command(
      "scan", folder["in"], "--lexical", "--workspace", folder["w"]
    ).run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("2 publications of one text"), "\(result.output)\(result.error)")
    // Its own properties say when the file was made, which is no date of its text.
    #expect(!result.output.contains("2025-05-07T06:20:00Z  "))
    #expect(result.error.contains("[document.created]"))
    #expect(result.output.contains("repost of eel"))
  }

  @Test func `a mapping is drafted, changed and given back`() throws {
    let folder = try TemporaryFolder()
    let rows = ["eel", "cod"].map {
      "{\"who\": {\"login\": \"\($0)\"}, \"words\": {\"said\": \"\(Self.text)\"}, \"when\": \"2025-05-07T06:20:00Z\"}\n"
    }
    try folder.write("odd.jsonl", rows.joined())
    let drafted = try Command("mapping", "--from", folder["odd.jsonl"]).run()
    #expect(drafted.status == 0, "\(drafted.error)")
    #expect(drafted.output.contains("text: words.said"))
    try folder.write("odd.mapping", drafted.output)
    let pairs = try Command(
      "copies", folder["odd.jsonl"], "--lexical", "--mapping", folder["odd.mapping"], "--format",
      "jsonl"
    ).run()
    #expect(pairs.output.split(separator: "\n").count == 1, "\(pairs.output)\(pairs.error)")
    try folder.write("bad.mapping", "odd:\n  colour: red\n")
    let bad = try Command("copies", folder["odd.jsonl"], "--mapping", folder["bad.mapping"]).run()
    #expect(bad.status == 64 && bad.error.contains("colour"), "\(bad.error)")
  }
}

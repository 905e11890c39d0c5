import Foundation
import TestSupport
import Testing

/// What is forgotten is in no byte of the workspace, and does not come back unasked.
@Suite struct ForgettingTests {
  @Test func `an account is erased from every file, and stays out`() throws {
    let folder = try TemporaryFolder()
    let text = "The council of the harbour town voted on Monday to keep the old crane for good."
    let lines = ["ada", "zebulonquick", "ben"].enumerated().map { number, account in
      "{\"id\":\"\(number)\",\"account\":\"\(account)\",\"text\":\"\(text)\"}"
    }
    try folder.write(
      "posts.jsonl",
      (lines + [
        "{\"id\":\"9\",\"account\":\"zebulonquick\",\"text\":\"Xylographic words of nobody else at all.\"}"
      ])
      .joined(separator: "\n"))
    func scan() throws -> Command.Result {
      try Command("scan", folder["posts.jsonl"], "--workspace", folder["ws"]).run()
    }
    func holders(of word: String) throws -> [String] {
      try #require(FileManager.default.enumerator(atPath: folder["ws"])).compactMap { entry in
        guard let name = entry as? String,
          let data = FileManager.default.contents(atPath: folder["ws/\(name)"])
        else { return nil }
        return data.range(of: Data(word.utf8)) == nil ? nil : name
      }
    }
    #expect(try scan().status == 0)
    #expect(try !holders(of: "zebulonquick").isEmpty)
    // What a process with models kept beside the database goes as well where none are used.
    for part in ["passages", "tokens"] {
      try FileManager.default.createDirectory(
        atPath: folder["ws/index/\(part)"], withIntermediateDirectories: true)
      try folder.write("ws/index/\(part)/1.segment", "zebulonquick")
    }
    let forgotten = try Command(
      "forget", "--account", "zebulonquick", "--lexical", "--workspace", folder["ws"]
    ).run()
    #expect(forgotten.status == 0, "\(forgotten.error)")
    #expect(try holders(of: "zebulonquick").isEmpty)
    #expect(try holders(of: "ylographic").isEmpty)
    // Reading the same input again does not bring it back, until somebody asks for it.
    try folder.write(
      "posts.jsonl", (try String(contentsOfFile: folder["posts.jsonl"], encoding: .utf8)) + "\n")
    #expect(try scan().output.contains("The workspace has 2 documents"))
    #expect(try holders(of: "zebulonquick").isEmpty)
    let lifted = try Command(
      "forget", "--account", "zebulonquick", "--again", "--workspace", folder["ws"]
    ).run()
    #expect(lifted.status == 0, "\(lifted.error)")
    #expect(try scan().output.contains("3 publications"))
  }
}

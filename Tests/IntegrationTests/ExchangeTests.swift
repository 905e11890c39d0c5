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
}

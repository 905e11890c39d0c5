import Foundation
import Store
import TestSupport
import Testing

/// The example, exported as evidence and checked by who has only the export.
@Suite struct EvidenceTests {
  private func scan(_ folder: TemporaryFolder) throws -> String {
    let example = Locations.packageRoot + "/examples/election"
    let copy = folder["input"]
    try FileManager.default.copyItem(atPath: example, toPath: copy)
    let result = try Command(
      "scan", copy, "--config", "\(copy)/tocsin.yaml", "--workspace", folder["workspace"], "--quiet"
    ).run()
    #expect(result.status == 0, "\(result.error)")
    return folder["workspace"]
  }

  private func bash(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [script]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test
  func
    `findings are exported, checked with and without Tocsin, and erased without breaking the proofs`()
    throws
  {
    let folder = try TemporaryFolder()
    let workspace = try scan(folder)
    let listed = try Command(
      "findings", "--entity", "river_kettle73", "--format", "jsonl", "--workspace", workspace
    ).run().output
    let about = try #require(listed.firstMatch(of: #/"number":"(F[0-9]+)"/#)?.1)
    func export(_ name: String) throws -> Command.Result {
      try Command(
        "export", "--evidence", "F1", String(about), "--workspace", workspace, "--output",
        folder[name],
        "--by", "Ada", "--for", "a complaint"
      ).run()
    }
    let first = try export("first")
    #expect(first.status == 0, "\(first.error)")
    let valid = try Command("verify", folder["first"]).run()
    #expect(valid.status == 0 && valid.output.hasPrefix("VALID"), "\(valid.output)")
    #expect(try bash(folder["first/check.sh"]) == 0)

    // What was captured once is not captured, nor logged, again.
    func captures() throws -> Set<String> {
      try Store(Workspace(folder: workspace), create: false).neededBlobs()
    }
    let before = try captures()
    #expect(!before.isEmpty)
    let again = try export("again")
    #expect(again.status == 0)
    #expect(try captures() == before)

    // One account of it wants to be forgotten.
    let forget = try Command(
      "forget", "--account", "river_kettle73", "--workspace", workspace, "--by", "Ben", "--reason",
      "asked for by the person"
    ).run()
    #expect(forget.status == 0, "\(forget.error)")
    #expect(forget.error.contains("It was handed on in “first”"), "\(forget.error)")
    let found = try FileManager.default.subpathsOfDirectory(atPath: workspace)
    for path in found {
      guard let data = FileManager.default.contents(atPath: "\(workspace)/\(path)") else {
        continue
      }
      #expect(data.firstRange(of: Data("river_kettle73".utf8)) == nil, "\(path)")
    }
    let later = try export("later")
    #expect(later.status == 0, "\(later.error)")
    let report = try Command("verify", folder["later"]).run()
    #expect(report.status == 0, "\(report.output)")
    #expect(report.output.contains("by Ben") && report.output.contains("asked for by the person"))
    #expect(try bash(folder["later/check.sh"]) == 0)
    // What was handed on before is still what was logged.
    #expect(try Command("verify", folder["first"]).run().status == 0)
  }

  @Test func `what is not evidence is refused with exit code 1, and wrong usage with 64`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.wacz", "PK")
    let result = try Command("verify", folder["a.wacz"]).run()
    #expect(result.status == 1 && result.output.hasPrefix("NOT VALID"))
    #expect(!result.output.contains("Proven"))
    #expect(try Command("verify", folder["missing"]).run().status == 1)
    #expect(try Command("verify", folder["a.wacz"], "--key", "nonsense").run().status == 64)
    #expect(try Command("export", "F1").run().status == 64)
  }

  @Test
  func
    `configured authorities stamp what was exported, later, and what they cannot prove is not added`()
    throws
  {
    let folder = try TemporaryFolder()
    let workspace = try scan(folder)
    let exported = try Command(
      "export", "--evidence", "F1", "--workspace", workspace, "--output", folder["first"]
    ).run()
    #expect(exported.status == 0, "\(exported.error)")
    #expect(try Command("verify", folder["first"]).run().output.contains("no authority stamped it"))
    let (clock, other) = (try LocalAuthority(), try LocalAuthority())
    let server = try LocalServer { request in
      guard request.method == "POST", request.target != "/nothing",
        request.fields["content-type"] == "application/timestamp-query",
        let answer = try? (request.target == "/other" ? other : clock).answer(request.body)
      else { return .missing }
      return LocalServer.Answer(type: "application/timestamp-reply", answer)
    }
    try folder.write("roots.pem", clock.roots)
    func ask(_ target: String, exempt: Bool = true) throws -> Command.Result {
      let list = exempt ? "watch:\n  exempt: [\"127.0.0.1:\(server.port)\"]\n" : ""
      try folder.write(
        "tocsin.yaml",
        """
        \(list)evidence:
          authorities:
            - {name: local, url: "http://127.0.0.1:\(server.port)\(target)", roots: roots.pem}
        """)
      return try Command(
        "evidence", "ask", folder["first"], "--config", folder["tocsin.yaml"], "--workspace",
        workspace
      ).run()
    }
    // A server on this machine is asked only where it is written down, and whom the roots do not know is not believed.
    #expect(try ask("/stamp", exempt: false).status == 1)
    #expect(try ask("/other").status == 1)
    #expect(try ask("/nothing").error.contains("no stamp"))
    #expect(!FileManager.default.fileExists(atPath: folder["first/stamps/local.tsr"]))
    let asked = try ask("/stamp")
    #expect(asked.status == 0, "\(asked.error)")
    let valid = try Command("verify", folder["first"], "--roots", folder["roots.pem"]).run()
    #expect(valid.status == 0 && valid.output.contains("stamped by"), "\(valid.output)")
    #expect(try bash(folder["first/check.sh"]) == 0)
  }

  /// Signed by a key of our own that was thrown away.
  private static let signed = [
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=party.example; s=day; h=from:subject:to:date;",
    " bh=Ba3gj8+xBPQLJTahTfzW6RbWQ/XPgESxkCi2B66PSQg=;",
    " b=AGiDKHaqY1TFWQ7KNDhyASu+HsKF96b2mu51cs2wDnko/qlLALQP7y8BRiikR0fvnIL0LNOToKaVVyf1uaaZBA==",
    "From: Ada <ada@party.example>", "Subject: Two words", "To: press@meadow.example",
    "Date: Fri, 27 Nov 2026 09:00:00 +0100", "", "Hello", "",
  ].joined(separator: "\r\n")
  private static let records =
    "day._domainkey.party.example TXT \"v=DKIM1; k=ed25519; p=/1aznu+GETkS5IqEaAvBxYkbU4zKYyUDQyVdFt4ujZg=\"\n"

  @Test
  func
    `a mail whose signature holds joins a case with its key, and one that was changed is refused`()
    throws
  {
    let folder = try TemporaryFolder()
    let workspace = try scan(folder)
    func run(_ arguments: String...) throws -> Command.Result {
      try Command(arguments + ["--workspace", workspace]).run()
    }
    #expect(try run("case", "new", "Leak", "F1", "--purpose", "P").output == "C1\n")
    try folder.write("1.eml", Self.signed)
    try folder.write("2.eml", Self.signed.replacingOccurrences(of: "Hello", with: "Hullo"))
    try folder.write("keys.txt", Self.records)
    let kept = try run("evidence", "mail", "C1", folder["1.eml"], "--records", folder["keys.txt"])
    #expect(kept.status == 0, "\(kept.error)")
    let refused = try run(
      "evidence", "mail", "C1", folder["2.eml"], "--records", folder["keys.txt"])
    #expect(refused.status == 1 && refused.error.contains("failed"), "\(refused.error)")
    #expect(try run("case", "show", "C1").output.contains("Signed by the sender's own domain"))
    let exported = try run("export", "--evidence", "C1", "--output", folder["out"])
    #expect(exported.status == 0, "\(exported.error)")
    let valid = try Command("verify", folder["out"]).run()
    #expect(valid.status == 0, "\(valid.output)")
    #expect(try bash(folder["out/check.sh"]) == 0)
    let held = try run("evidence", "custody", "C1").output
    #expect(held.contains("collected") && held.contains("exported"))
    // What was handed on is a copy that may be changed; what is kept is not (Berkeley Protocol).
    #expect(held.contains("exported\tC1\tworking"), "\(held)")
  }

  @Test(arguments: [("5 MB", false), ("5 MB", true), (nil, false)] as [(String?, Bool)])
  func `what is found is captured when it is found, where there is room and names may be kept`(
    budget: String?, isPrivate: Bool
  ) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Locations.packageRoot + "/examples/election", toPath: folder["input"])
    let said =
      (budget.map { "evidence: {budget: \($0)}\n" } ?? "")
      + (isPrivate ? "privacy: {pseudonyms: true}\n" : "")
    try folder.write("tocsin.yaml", said.isEmpty ? "election: {name: E}\n" : said)
    let workspace = folder["workspace"]
    let scanned = try Command(
      "scan", folder["input"], "--config", folder["tocsin.yaml"], "--workspace", workspace,
      "--quiet"
    ).run()
    #expect(scanned.status == 0, "\(scanned.error)")
    let isCaptured = budget != nil && !isPrivate
    #expect(
      FileManager.default.fileExists(atPath: workspace + "/evidence/captures") == isCaptured)
    guard isCaptured else { return }
    // The files go; what was captured of them is exported all the same.
    try FileManager.default.removeItem(atPath: folder["input"])
    let exported = try Command(
      "export", "--evidence", "F1", "--workspace", workspace, "--output", folder["out"]
    ).run()
    #expect(exported.status == 0 && !exported.error.contains("not there any more"))
    #expect(try Command("verify", folder["out"]).run().status == 0)
  }
}

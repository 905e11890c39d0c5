import Foundation
import TestSupport
import Testing

/// Runs `Scripts/lookalike_training.py`, which invents impersonations for the weights of look-alikes.
@Suite struct LookalikeTrainingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let words = ["harbour", "meadow", "lantern", "orchard", "gravel", "saddle"]
    try folder.write("words.tsv", words.sorted().map { "\($0)\t420\t9\t9\n" }.joined())
    let endings = ["biz", "com", "cool", "de", "fr", "info", "net", "org", "pw", "shop", "tools"]
    try folder.write("endings.tsv", endings.map { "\($0)\t900\n" }.joined())
  }

  /// Runs lines of Python after a training set was made of ten made-up domains.
  private func run(_ lines: String) throws -> [String] {
    let code = """
      import sys
      sys.path.insert(0, "Scripts")
      sys.dont_write_bytecode = True
      import lookalike_training as training
      statistics = training.Statistics(sys.argv[1])
      popular = ["vallorne.com", "brumelle.fr", "harbour.net", "www.meadow.com", "dailykestrel.com", "qzx.org"]
      lures = training.lures(open("Sources/Detect/Lookalikes/Scoring/Lure+Usual.swift", encoding="utf-8").read())
      make = lambda seed: training.training_set(
          ["sellencourier.de"], popular, ["vallorne.org"], statistics, lures, 20, 60, seed)
      owners, spoofs = make(1)
      \(lines)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", code, folder[""]]
    process.currentDirectoryURL = URL(fileURLWithPath: Locations.packageRoot)
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    // Each says less than a pipe holds.
    process.waitUntilExit()
    let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(said)")
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func `who is really attacked is no owner of the training set`() throws {
    let owners = try run("print('\\n'.join(owner[0] for owner in owners))")
    #expect(owners.contains("sellencourier.de"))
    #expect(owners.contains("brumelle.fr"))
    #expect(!owners.contains { $0.hasPrefix("vallorne") })
    // Only what is registered right under an ending has an owner.
    #expect(!owners.contains("www.meadow.com"))
  }

  @Test func `the same seed gives the same impersonations, and another seed others`() throws {
    #expect(try run("print(make(1)[1] == spoofs, make(2)[1] == spoofs)") == ["True False"])
  }

  @Test func `every technique comes, and nobody impersonates himself`() throws {
    let techniques = try run("print('\\n'.join(sorted({s.technique for s in spoofs})))")
    #expect(
      techniques == [
        "combo", "combo-typo", "dynamic", "ending", "hyphen", "idn", "subdomain", "typo",
        "typo-ending",
      ])
    #expect(try run("print(any(s.name == s.owner for s in spoofs))") == ["False"])
    #expect(try run("print(len({s.name for s in spoofs}) == len(spoofs))") == ["True"])
  }

  @Test func `all purposes of lures are read from the list`() throws {
    let purposes = try run("print('\\n'.join(sorted(p for p in lures if p in training.PURPOSES)))")
    #expect(
      purposes == [
        "access", "address", "files", "help", "machine", "money", "news", "setting", "voting",
      ])
    #expect(
      try run("print('login' in lures['access'], 'com' in lures['address'])") == ["True True"])
  }
}

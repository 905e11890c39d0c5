import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// What an engine promises whatever way the documents come: in parts, in any order, again and changed.
@Suite struct SameFindingsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: A world of posts

  /// A post of a generated world.
  struct Post {
    var id: String
    var account: String
    var at: Int
    var text: String

    var line: String {
      "{\"id\":\"\(id)\",\"account\":\"\(account)\",\"published_at\":\(1_746_600_000 + at),\"text\":\"\(text)\"}"
    }
  }

  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "si", "to", "ve", "zu", "pa"]

  private static func words(_ count: Int, _ random: inout Generator) -> [String] {
    (0..<count).map { _ in
      (0..<3).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &random)] }.joined()
    }
  }

  /// Copies, edits, passages lifted into other texts, identical ones, boilerplate of some accounts, and noise.
  static func world(_ seed: UInt64, size: Int = 90) -> [Post] {
    var random = Generator(state: seed &* 77 &+ 5)
    let originals = (0..<6).map { _ in words(60, &random) }
    let signatures = (0..<3).map { _ in words(20, &random).joined(separator: " ") }
    return (0..<size).map { number in
      let account = "account\(Int.random(in: 0..<12, using: &random))"
      var text: [String]
      switch Int.random(in: 0..<10, using: &random) {
      case 0...2: text = originals[Int.random(in: 0..<6, using: &random)]
      case 3...4:
        text = originals[Int.random(in: 0..<6, using: &random)]
        text[Int.random(in: 0..<60, using: &random)] = "\(number)"
      case 5:
        text =
          words(30, &random) + originals[Int.random(in: 0..<6, using: &random)].prefix(35)
      case 6:
        text =
          originals[Int.random(in: 0..<6, using: &random)].prefix(35)
          + originals[Int.random(in: 0..<6, using: &random)].suffix(35)
      default: text = words(40, &random)
      }
      if let last = account.last?.wholeNumberValue, last < 3 { text.append(signatures[last]) }
      return Post(
        id: "p\(number)", account: account, at: Int.random(in: 0..<900_000, using: &random),
        text: text.joined(separator: " "))
    }
  }

  private func write(_ posts: [Post], _ name: String) throws -> String {
    try folder.write(name, posts.map(\.line).joined(separator: "\n") + "\n")
  }

  private func scan(_ paths: [String], _ workspace: String) async throws -> ScanSummary {
    try await Scan(
      ScanOptions(paths: paths, workspace: Workspace(folder: folder[workspace]))
    ).run()
  }

  private func findings(_ workspace: String) throws -> [Finding] {
    try Store(
      Workspace(folder: folder[workspace]), create: false, decoding: Detectors.standard().decoding
    ).findings().map(\.finding)
  }

  /// What must not depend on the order of reading.
  private func skeleton(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      guard let cluster = finding.copies else { return finding.id.rawValue }
      let members = cluster.members.map { member in
        "\(member.document) \(member.parent.map { "\($0)" } ?? "") \(member.fromParent?.kind.rawValue ?? "") \(member.identical)"
      }
      return
        "\(finding.id) \(finding.attention) \(cluster.first) \(cluster.certainty) \(members.sorted())"
    }.sorted()
  }

  // MARK: The same whatever the way

  @Test(arguments: 1...6) func `any split into scans gives the same findings, byte for byte`(
    seed: UInt64
  ) async throws {
    let posts = Self.world(seed)
    var random = Generator(state: seed)
    // One file for all ways: a document's place names its file.
    let parts = stride(from: 0, to: posts.count, by: 15).map {
      Array(posts[$0..<min($0 + 15, posts.count)])
    }
    let files = try parts.enumerated().map { try write($0.element, "posts-\($0.offset).jsonl") }
    _ = try await scan(files, "once")
    let expected = try findings("once")
    #expect(expected.count > 3)
    for way in 0..<2 {
      var start = 0
      while start < files.count {
        let end = min(files.count, start + Int.random(in: 1...3, using: &random))
        _ = try await scan(Array(files[start..<end]), "way\(way)")
        start = end
      }
      #expect(try findings("way\(way)") == expected)
    }
  }

  @Test(arguments: 1...6)
  func `any order of the files gives the same clusters, parents and first publications`(
    seed: UInt64
  ) async throws {
    let posts = Self.world(seed)
    var random = Generator(state: seed)
    let parts = stride(from: 0, to: posts.count, by: 10).map {
      Array(posts[$0..<min($0 + 10, posts.count)])
    }
    var files = try parts.enumerated().map { try write($0.element, "posts-\($0.offset).jsonl") }
    _ = try await scan(files, "straight")
    let expected = skeleton(try findings("straight"))
    for way in 0..<2 {
      files.shuffle(using: &random)
      for file in files { _ = try await scan([file], "order\(way)") }
      #expect(skeleton(try findings("order\(way)")) == expected)
    }
  }

  @Test(arguments: 1...4) func `what is read and taken back leaves nothing behind`(seed: UInt64)
    async throws
  {
    let posts = Self.world(seed)
    let lasting = try write(Array(posts.prefix(50)), "lasting.jsonl")
    let passing = try write(Array(posts.suffix(40)), "passing.jsonl")
    _ = try await scan([lasting], "never")
    let expected = skeleton(try findings("never"))
    _ = try await scan([lasting, passing], "ws")
    // The file is read again, and what it held is not in it any more.
    _ = try write(
      [Post(id: "q", account: "q", at: 1, text: "Nothing of it is left here.")], "passing.jsonl")
    _ = try await scan([passing], "ws")
    #expect(skeleton(try findings("ws")) == expected)
  }

  // MARK: Crowds

  @Test(arguments: [199, 200, 201, 260])
  func `the earliest of many identical posts is first, however late it is read`(
    count: Int
  ) async throws {
    let text = "They moved the polling stations on the coast overnight and told nobody at all."
    var posts = (0..<count).map {
      Post(id: "p\($0)", account: "a\($0)", at: 2_000_000 + $0, text: text)
    }
    posts.append(Post(id: "early", account: "early", at: 1_000, text: text))
    let summary = try await scan([try write(posts, "posts.jsonl")], "ws")
    let finding = try #require(summary.findings.first)
    let cluster = try #require(finding.copies)
    #expect(finding.headline.contains("early was first"))
    #expect(cluster.certainty == .certain)
    #expect(cluster.size == count + 1)
    // A burst is one however large it is.
    #expect(finding.attention == .high)
    #expect(finding.finding.decisive == ["copies.burst"])
  }

  @Test func `a template that comes in two parts is what it is at once`() async throws {
    let posts = (0..<310).map { number in
      Post(
        id: "p\(number)", account: "a\(number)", at: number,
        text:
          "Dear voter \(number) of district \(number % 9), remember to bring your identity card and a pen on Sunday, and tell all your friends and neighbours that every single vote counts this time."
      )
    }
    let first = try write(Array(posts.prefix(250)), "first.jsonl")
    let rest = try write(Array(posts.suffix(60)), "rest.jsonl")
    _ = try await scan([first, rest], "once")
    _ = try await scan([first], "twice")
    _ = try await scan([rest], "twice")
    #expect(try findings("once") == findings("twice"))
    let reasons = try #require(try findings("once").first).observation.reasons
    #expect(reasons.contains { $0.feature == "copies.crowd" })
  }

  // MARK: Versions

  @Test func `a row put before the others makes no copies of them`() async throws {
    func table(_ rows: [String]) -> String {
      "account,text\n" + rows.joined(separator: "\n") + "\n"
    }
    var random = Generator(state: 3)
    let rows = (0..<5).map { "a\($0),\(Self.words(30, &random).joined(separator: " "))" }
    let path = try folder.write("t.csv", table(rows))
    _ = try await scan([path], "ws")
    try folder.write(
      "t.csv", table(["new,\(Self.words(30, &random).joined(separator: " "))"] + rows))
    let summary = try await scan([path], "ws")
    #expect(summary.totalFindings == 0)
    #expect(summary.newDocuments == 1)
    #expect(summary.documents == 6)
  }

  @Test func `rows that say the same are as many as there are`() async throws {
    let text = "The council of the harbour town voted on Monday to keep the old crane."
    let path = try folder.write("t.csv", "text\n\(text)\n\(text)\n\(text)\n")
    let summary = try await scan([path], "ws")
    #expect(summary.documents == 3)
    #expect(summary.findings.first?.copies?.size == 3)
    #expect(try await scan([path], "ws").newDocuments == 0)
  }

  private func page(_ text: String) -> String {
    "<!DOCTYPE html><html lang=\"en\"><title>A title</title><body><article><h1>A title</h1>"
      + "<p>\(text)</p><p>\(text.reversed().map(String.init).joined())</p></article></body></html>"
  }

  @Test func `an edited page is a version and no copy, and the former one can be read`()
    async throws
  {
    var random = Generator(state: 9)
    let text = Self.words(80, &random).joined(separator: " ")
    let path = try folder.write("site.example/a.html", page(text))
    _ = try await scan([folder["site.example"]], "ws")
    try folder.write("site.example/a.html", page(text + " And one more sentence."))
    let summary = try await scan([folder["site.example"]], "ws")
    #expect(summary.totalFindings == 0)
    #expect(summary.documents == 1)
    let store = try Store(Workspace(folder: folder["ws"]), create: false)
    let all = try store.documents([0, 1])
    let current = try #require(all[1])
    #expect(try store.versions(of: current.id) == [all[0]?.id, all[1]?.id].compactMap(\.self))
    #expect(try store.isCurrent(current.id))
    // And back: the text that is there again is current again.
    try folder.write("site.example/a.html", page(text))
    #expect(try await scan([folder["site.example"]], "ws").documents == 1)
    _ = path
  }

  @Test func `a moved page is no copy of itself`() async throws {
    var random = Generator(state: 11)
    try folder.write("site.example/a.html", page(Self.words(80, &random).joined(separator: " ")))
    _ = try await scan([folder["site.example"]], "ws")
    try FileManager.default.moveItem(
      atPath: folder["site.example/a.html"], toPath: folder["site.example/b.html"])
    let summary = try await scan([folder["site.example"]], "ws")
    #expect(summary.totalFindings == 0)
    #expect(summary.documents == 1)
  }

  // MARK: Hostile names

  @Test func `accounts that differ in a NUL or in composition are different, scan after scan`()
    async throws
  {
    let texts = ["a\\u0000b", "a", "e\\u0301", "\\u00e9"]
    for round in 0..<3 {
      let lines = texts.map {
        "{\"id\":\"\(round)\",\"account\":\"\($0)\",\"text\":\"Round \(round) of a text that is long enough to count.\"}"
      }
      let path = try folder.write("r\(round).jsonl", lines.joined(separator: "\n"))
      let summary = try await scan([path], "ws")
      #expect(summary.sources == 4)
      #expect(summary.documents == 4 * (round + 1))
    }
  }

  @Test func `files whose names differ in composition are two`() async throws {
    var random = Generator(state: 21)
    for name in ["e\u{301}.jsonl", "\u{e9}.jsonl"] {
      let text = Self.words(20, &random).joined(separator: " ")
      try folder.write("in/\(name)", "{\"id\":\"1\",\"text\":\"\(text)\"}\n")
    }
    #expect(try await scan([folder["in"]], "ws").documents == 2)
    let again = try await scan([folder["in"]], "ws")
    #expect(again.filesUnchanged == 2 && again.documents == 2)
  }

  // MARK: What is told

  @Test func `a folder that is not there makes no workspace`() async throws {
    await #expect(throws: EngineError.noPath(folder["none"])) {
      try await scan([folder["none"]], "ws")
    }
    #expect(!FileManager.default.fileExists(atPath: folder["ws"]))
  }

  @Test func `a changed configuration reaches a report in which nothing else changed`() async throws
  {
    let path = try write(Self.world(1, size: 30), "posts.jsonl")
    try folder.write("ws/tocsin.yaml", "election:\n  name: First\n")
    _ = try await scan([path], "ws")
    func report() throws -> String {
      try String(contentsOfFile: folder["ws/report.html"], encoding: .utf8)
    }
    #expect(try report().contains("First"))
    let before =
      try FileManager.default.attributesOfItem(atPath: folder["ws/report.html"])[.modificationDate]
      as? Date
    _ = try await scan([path], "ws")
    let after =
      try FileManager.default.attributesOfItem(atPath: folder["ws/report.html"])[.modificationDate]
      as? Date
    #expect(before == after)
    try folder.write("ws/tocsin.yaml", "election:\n  name: Second\n")
    _ = try await scan([path], "ws")
    #expect(try report().contains("Second"))
    try folder.write("ws/tocsin.yaml", "election:\n  nme: Third\n")
    _ = try await scan([path], "ws")
    #expect(try report().contains("nme"))
  }

  @Test
  func `a configuration that is not YAML ends the scan, instead of leaving everything unprotected`()
    async throws
  {
    let path = try write(Self.world(1, size: 3), "posts.jsonl")
    try folder.write("ws/tocsin.yaml", "protected: [a.example\nelection: {")
    await #expect {
      try await scan([path], "ws")
    } throws: { error in
      guard case .configuration(_, let reason)? = error as? EngineError else { return false }
      return reason.contains("line")
    }
  }
}

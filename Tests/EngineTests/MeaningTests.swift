import Copies
import Embed
import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// The models of this machine; `nil` where `make setup` has not fetched them.
private let models: MeaningModels? = {
  let models = try? MeaningModels(
    ModelFolder(environment: ProcessInfo.processInfo.environment))
  return models?.missing.isEmpty == true ? models : nil
}()

@Suite(.enabled(if: models != nil, "The models are not installed: make setup"))
struct MeaningTests {
  /// A report about a bridge in four languages, its rewording, and texts about other things.
  private static let posts = [
    (
      "en",
      "The city council decided on Tuesday to close the old bridge for eleven months of repairs."
    ),
    (
      "de",
      "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke für elf Monate wegen Reparaturen zu sperren."
    ),
    (
      "fr",
      "Le conseil municipal a décidé mardi de fermer le vieux pont pendant onze mois pour réparations."
    ),
    (
      "uk", "Міська рада у вівторок вирішила закрити старий міст на одинадцять місяців для ремонту."
    ),
    (
      "en2",
      "For eleven months nobody will cross the old bridge: on Tuesday the councillors voted to have it repaired."
    ),
    ("tea", "Our tea shop moved to the market square and now opens at seven in the morning."),
    (
      "chess",
      "The youth chess club won its third match of the season against the visitors from the coast."
    ),
    ("pool", "У басейні знову можна плавати: воду нарешті підігріли до двадцяти шести градусів."),
  ]

  private func file(_ folder: TemporaryFolder, language: String? = nil) throws -> String {
    let lines = try Self.posts.map { id, text in
      var record = ["id": id, "text": text]
      record["language"] = language
      return String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    }
    let path = folder["posts.jsonl"]
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func pairs(_ path: String, ignoresLanguage: Bool = false) async throws -> [String:
    CopyPair]
  {
    var search = CopySearch()
    try search.read(InputOptions(paths: [path])) { _ in }
    try await search.readMeaning(try #require(models), ignoresLanguage: ignoresLanguage)
    var pairs: [String: CopyPair] = [:]
    let named = search
    try await search.pairs(diagnose: { _ in }) { pair in
      pairs[[pair.a, pair.b].map { named.name(of: $0) }.sorted().joined(separator: " ")] = pair
    }
    return pairs
  }

  @Test func `translations and rewordings are found, and nothing else`() async throws {
    let folder = try TemporaryFolder()
    let found = try await pairs(try file(folder))
    #expect(found["de en"]?.kind == .translation)
    #expect(found["en fr"]?.kind == .translation)
    #expect(found["en uk"]?.kind == .translation)
    #expect(found["en en2"].map { $0.kind == .rewording } ?? true)
    #expect(
      found.keys.allSatisfy { !$0.contains("tea") && !$0.contains("chess") && !$0.contains("pool") }
    )
    #expect(found.values.allSatisfy { (0...1).contains($0.score) && !$0.spans.isEmpty })
  }

  @Test func `a wrong language column changes nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = try file(folder, language: "en")
    let declared = try await pairs(path)
    let ignored = try await pairs(path, ignoresLanguage: true)
    #expect(declared["de en"]?.kind == .translation)
    #expect(declared.mapValues(\.kind) == ignored.mapValues(\.kind))
  }

  @Test func `a scan keeps what it read, and links what comes later`() async throws {
    let folder = try TemporaryFolder()
    let path = try file(folder)
    let all = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let early = folder["early.jsonl"]
    try all.dropLast(4).joined(separator: "\n").write(
      toFile: early, atomically: true, encoding: .utf8)
    let late = folder["late.jsonl"]
    try all.suffix(5).prefix(1).joined().write(toFile: late, atomically: true, encoding: .utf8)
    let workspace = Workspace(folder: folder["ws"])
    func scan(_ paths: [String], _ models: MeaningModels?) async throws -> ScanSummary {
      try await Scan(
        ScanOptions(paths: paths, workspace: workspace, models: models)
      ).run()
    }
    _ = try await scan([early], models)
    let store = try Store(workspace)
    let vectors = try store.vectorCount()
    #expect(vectors > 0)
    #expect(try await scan([early], models).isUnchanged)
    func found() throws -> [Finding] {
      try Store(workspace, decoding: Detectors.standard().decoding).findings().map(\.finding)
    }
    func translations(_ findings: [Finding]) -> Int {
      findings.flatMap { $0.copies?.members ?? [] }.count { $0.fromParent?.kind == .translation }
    }
    let first = try found()
    #expect(translations(first) > 0)
    // Without the models what was found by meaning goes, and what was read stays for when they come back.
    _ = try await scan([early], nil)
    #expect(translations(try found()) == 0)
    #expect(try store.vectorCount() == vectors)
    _ = try await scan([early], models)
    #expect(try found() == first)
    _ = try await scan([early, late], models)
    #expect(translations(try found()) >= translations(first))
  }

  @Test func `what is read post by post is found as at once`() async throws {
    let folder = try TemporaryFolder()
    let lines = try String(contentsOfFile: try file(folder), encoding: .utf8).split(separator: "\n")
    var paths: [String] = []
    for (number, line) in lines.enumerated() {
      paths.append(folder["post-\(number).jsonl"])
      try line.write(toFile: paths[number], atomically: true, encoding: .utf8)
    }
    func found(_ name: String, _ portions: [[String]]) async throws -> [Finding] {
      let workspace = Workspace(folder: folder[name])
      for portion in portions {
        let options = ScanOptions(paths: portion, workspace: workspace, models: models)
        _ = try await Scan(options).run()
      }
      return try Store(workspace, decoding: Detectors.standard().decoding).findings()
        .map(\.finding)
    }
    let atOnce = try await found("at-once", [paths])
    #expect(!atOnce.isEmpty)
    // What a text resembles among two is no measure among eight: all is decided again.
    #expect(try await found("one-by-one", paths.map { [$0] }) == atOnce)
  }

  @Test func `two documents can be explained`() async throws {
    let folder = try TemporaryFolder()
    var search = CopySearch()
    try search.read(InputOptions(paths: [try file(folder)])) { _ in }
    let match = try await search.explain("en", "de", models, ignoresLanguage: false)
    #expect(match.link == .translation)
    #expect(match.meaning?.first?.parts.isEmpty == false)
    let other = try await search.explain("en", "tea", models, ignoresLanguage: false)
    #expect(other.link == nil)
    await #expect(throws: EngineError.noSuchDocument("nobody")) {
      try await search.explain("en", "nobody", models, ignoresLanguage: false)
    }
  }
}

import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct ScanPipelineTests {
  private let folder: TemporaryFolder
  private static let text =
    "The council of the harbour town voted on Monday to keep the old crane, which has not moved since the flood."

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "in/a.jsonl",
      "{\"id\":\"a\",\"text\":\"\(Self.text)\",\"account\":\"x\"}\n{\"id\":\"b\",\"text\":\"\(Self.text)\",\"account\":\"y\"}\nbad\n"
    )
  }

  private func options() -> ScanOptions {
    ScanOptions(paths: [folder["in"]], workspace: Workspace(folder: folder["ws"]))
  }

  @Test func `a scan says what it did`() async throws {
    let summary = try await Scan(options()).run()
    #expect(summary.newDocuments == 2)
    #expect(summary.totalFindings == 1)
    #expect(summary.diagnostics == 1)
    #expect(!summary.isUnchanged)
    #expect(summary.changes.map(\.what) == [.appeared])
    #expect(summary.named.count == 2)
    #expect(FileManager.default.fileExists(atPath: summary.report))
    let again = try await Scan(options()).run()
    #expect(again.isUnchanged)
    #expect(again.filesUnchanged == 1)
    #expect(again.changes.isEmpty)
  }

  @Test func `a cancelled scan keeps what it has`() async throws {
    let stopped = options()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Scan(stopped).run()
    }
    await #expect(throws: EngineError.self) { try await task.value }
    #expect(try await Scan(options()).run().newDocuments == 2)
  }

  @Test func `copies in memory are paired and clustered`() async throws {
    var search = CopySearch()
    var diagnostics: [Diagnostic] = []
    try search.read(InputOptions(paths: [folder["in"]])) { diagnostics.append($0) }
    #expect(search.documents.count == 2)
    #expect(diagnostics.count == 1)
    var pairs: [CopyPair] = []
    try await search.pairs { _ in
    } _: {
      pairs.append($0)
    }
    #expect(pairs.count == 1)
    #expect(try await search.findings().count == 1)
  }

  @Test func `documents are named by file and id`() throws {
    let a = try DocumentReference(folder["in/a.jsonl#a"]).read { _ in }
    #expect(a.externalID == "a")
    #expect(throws: EngineError.self) {
      try DocumentReference(folder["in/a.jsonl"]).read { _ in }
    }
    #expect(throws: EngineError.self) { try DocumentReference(folder["none"]).read { _ in } }
    let plain = try folder.write("p.txt", Self.text)
    #expect(try DocumentReference(plain).read { _ in }.text == Self.text)
  }
}

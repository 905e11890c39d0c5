import Engine
import Foundation
import Lookalikes
import Store
import TestSupport
import Testing
import TocsinModel

/// An engine that stays open keeps in memory what another opening reads again; both must come to the same.
@Suite struct OpenEngineTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func engine(_ name: String, preparing: Int = .max) throws -> (Engine, Workspace) {
    let workspace = Workspace(folder: folder[name])
    let engine = try Engine(
      workspace, detectors: { Detectors.standard(indexFolder: workspace.index) },
      preparing: preparing)
    return (engine, workspace)
  }

  private func read(_ paths: [String], _ engine: Engine) async throws {
    _ = try await engine.read(
      ReadJob(paths: paths, rules: LookalikeRules(protecting: .init(), lists: .none)))
  }

  private func findings(_ engine: Engine) throws -> [Finding] {
    try engine.store.findings().map(\.finding)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `what is prepared while reading, and settled in parts, is what is found at once`(
    seed: UInt64
  ) async throws {
    // As many as make several transactions, so that preparing begins between them.
    let posts = SameFindingsTests.world(seed, size: 120)
    let files = try stride(from: 0, to: posts.count, by: 20).map { start in
      try folder.write(
        "posts-\(start).jsonl",
        posts[start..<min(start + 20, posts.count)].map(\.line).joined(separator: "\n") + "\n")
    }
    let (once, _) = try engine("once")
    try await read(files, once)
    _ = try await once.settle()
    let expected = try findings(once)
    #expect(expected.count > 3)
    let (parts, _) = try engine("parts", preparing: 1)
    for part in [files[..<2], files[2..<3], files[3...]] {
      try await read(Array(part), parts)
      _ = try await parts.settle()
    }
    #expect(try findings(parts) == expected)
  }

  @Test func `a version that was replaced before it was seen is in no finding`() async throws {
    let text = "The council of the harbour town voted on Monday to keep the old crane on the quay."
    func page(_ text: String) -> String {
      "<!DOCTYPE html><html lang=en><title>T</title><article><h1>T</h1><p>\(text)</p></article>"
    }
    let (engine, _) = try engine("ws")
    let post = try folder.write(
      "post.jsonl", "{\"id\":\"1\",\"account\":\"ada\",\"text\":\"\(text)\"}")
    try await read([post], engine)
    #expect(try await engine.settle().isEmpty)
    try folder.write("site.example/a.html", page(text))
    try await read([folder["site.example"]], engine)
    try folder.write("site.example/a.html", page("Quite other words stand here since an hour ago."))
    try await read([folder["site.example"]], engine)
    #expect(try await engine.settle().isEmpty)
    #expect(try engine.store.documentCount() == 3)
  }
}

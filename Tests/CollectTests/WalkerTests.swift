import Collect
import Foundation
import Testing
import TocsinModel

@Suite struct WalkerTests {
  private func walk(
    _ paths: [String], excluded: Set<String> = []
  ) throws -> (files: [InputFile], diagnostics: [Diagnostic], summary: WalkSummary) {
    var files: [InputFile] = []
    var diagnostics: [Diagnostic] = []
    let summary = try InputWalker(excluded: excluded).files(
      at: paths, diagnose: { diagnostics.append($0) }, visit: { files.append($0) })
    return (files, diagnostics, summary)
  }

  @Test func `files come sorted by their whole path`() throws {
    let scratch = try Scratch()
    for name in ["b", "a/z", "a-b", "a.html", "a/b/c", "a0"] { try scratch.write(name, name) }
    let found = try walk([scratch.path])
    let paths = found.files.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(
      found.files.map { $0.displayPath.dropFirst(scratch.path.count + 1) } == [
        "a-b", "a.html", "a/b/c", "a/z", "a0", "b",
      ])
    #expect(found.files.map(\.size) == [3, 6, 5, 3, 2, 1])
    #expect(found.files.allSatisfy { $0.modified > 1_600_000_000_000_000_000 })
  }

  @Test func `hidden files, workspaces and what belongs to saved pages are passed over`() throws {
    let scratch = try Scratch()
    for name in [
      ".hidden", ".git/x", "sub/.tocsin/db", "a.html", "a_files/b.css", "a_files/c.PNG", "ws/db",
      "sub/tocsin.yaml",
    ] { try scratch.write(name, name) }
    let root = try #require(realpath(scratch.path, nil).map { String(cString: $0) })
    let found = try walk([scratch.path], excluded: ["\(root)/ws"])
    #expect(found.files.map { $0.path.dropFirst(root.count + 1) } == ["a.html"])
    #expect(found.summary.hidden == 5)
    #expect(found.summary.companions == 2)
    #expect(try walk(["\(scratch.path)/.hidden"]).files.count == 1)
    #expect(try walk(["\(scratch.path)/a_files/b.css"]).files.count == 1)
    #expect(try walk(["\(scratch.path)/sub/.tocsin"]).files.isEmpty)
  }

  @Test func `a loop of links ends, and is said`() throws {
    let scratch = try Scratch()
    try scratch.write("a/b/page.html", "x")
    try scratch.link("a/b/up", to: "..")
    try scratch.link("a/b/self", to: "self")
    try scratch.link("a/b/dead", to: "nowhere")
    try scratch.link("other", to: "a")
    try scratch.link("twice.html", to: "a/b/page.html")
    let found = try walk([scratch.path])
    #expect(found.files.count == 1)
    #expect(found.summary.repeated == 2)
    #expect(
      found.diagnostics.map(\.code).sorted() == [
        "input.link-loop", "input.link-loop", "input.missing",
      ])
  }

  @Test func `links to folders and files outside are followed`() throws {
    let outside = try Scratch()
    try outside.write("in/page.html", "x")
    let scratch = try Scratch()
    try scratch.link("link", to: outside.path)
    #expect(
      try walk([scratch.path]).files.map(\.displayPath) == ["\(scratch.path)/link/in/page.html"])
  }

  @Test func `a path that is given twice is visited once`() throws {
    let scratch = try Scratch()
    try scratch.write("a/x", "x")
    let found = try walk([scratch.path, "\(scratch.path)/a", "\(scratch.path)/./a/../a/x", "-"])
    #expect(found.files.map(\.isStandardInput) == [false, true])
    #expect(found.summary.files == 2)
    #expect(found.summary.repeated == 2)
  }

  @Test func `pipes, sockets and missing paths are said`() throws {
    let scratch = try Scratch()
    mkfifo("\(scratch.path)/pipe", 0o600)
    let found = try walk([scratch.path, "\(scratch.path)/none", "/dev/null"])
    #expect(
      found.diagnostics.map(\.code) == ["input.not-a-file", "input.missing", "input.not-a-file"])
  }

  @Test func `a name that is no UTF-8 is said`() throws {
    let scratch = try Scratch()
    let path = Array(scratch.path.utf8CString.dropLast()) + [0x2F, -1, 0x2E, 0x61, 0]
    let descriptor = path.withUnsafeBufferPointer { creat($0.baseAddress!, 0o600) }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try walk([scratch.path]).diagnostics.map(\.code) == ["input.bad-name"])
  }

  @Test func `many files and deep folders are no matter`() throws {
    let scratch = try Scratch()
    for index in 0..<3000 { try scratch.write("f\(index)", "") }
    var deep = ""
    for _ in 0..<300 { deep += "d/" }
    try scratch.write(deep + "x", "")
    let found = try walk([scratch.path])
    #expect(found.files.count == 3001)
    #expect(found.diagnostics.isEmpty)
  }

  @Test func `a visit that throws ends the walk`() throws {
    let scratch = try Scratch()
    try scratch.write("a", "")
    #expect(throws: CollectError.cancelled) {
      try InputWalker().files(at: [scratch.path], diagnose: { _ in }) { _ in
        throw CollectError.cancelled
      }
    }
  }
}

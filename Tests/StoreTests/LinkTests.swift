import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct LinkTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    store = try Store(workspace)
  }

  private func link(_ a: UInt32, _ b: UInt32, _ kind: CopyKind = .copypasta) -> StoredLink {
    StoredLink(a: a, b: b, kind: kind, score: 0.5, coverageA: 1, coverageB: 0.25, spans: [1, 2])
  }

  @Test(arguments: [CopyKind.rewording, .translation])
  func `a link by meaning comes back as it went in`(kind: CopyKind) throws {
    try store.store([link(1, 2, kind)], embedded: 3)
    #expect(try store.meaningLinks() == [link(1, 2, kind)])
    #expect(try store.links().isEmpty)
  }

  @Test func `each way of comparing has its own links and its own mark`() throws {
    try store.store([link(0, 1)], matched: 5)
    #expect(try store.progress().matched == 5)
    #expect(try store.progress().embedded == 0)
    try store.store([link(0, 1, .rewording)], embedded: 4)
    #expect(try store.progress().matched == 5)
    #expect(try store.progress().embedded == 4)
    #expect(try store.links() == [link(0, 1)])
    #expect(try store.meaningLinks() == [link(0, 1, .rewording)])
  }

  @Test func `other models drop what was found by meaning, and nothing else`() throws {
    try store.adopt(rule: "r")
    #expect(try store.adopt(semanticRule: "none") == false)
    try store.store([link(0, 1)], matched: 3)
    try store.store([link(0, 2, .translation)], embedded: 3)
    try store.replaceFindings(keeping: [], adding: [], found: 3)
    #expect(try store.adopt(semanticRule: "none") == false)
    #expect(try store.progress().embedded == 3)
    #expect(try store.adopt(semanticRule: "both models"))
    #expect(try store.links() == [link(0, 1)])
    #expect(try store.meaningLinks().isEmpty)
    let progress = try store.progress()
    #expect(progress.matched == 3 && progress.embedded == 0 && progress.found == -1)
    #expect(progress.rule == "r" && progress.semanticRule == "both models")
    try store.store([link(0, 2, .translation)], embedded: 3)
    #expect(try store.adopt(rule: "r2"))
    #expect(try store.links().isEmpty && store.meaningLinks().isEmpty)
    #expect(try store.progress().embedded == 0)
  }
}

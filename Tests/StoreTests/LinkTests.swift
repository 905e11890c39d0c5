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

  private func link(
    _ a: UInt32, _ b: UInt32, _ kind: CopyKind = .copypasta, isSemantic: Bool = false,
    score: Float = 0.5
  ) -> StoredLink {
    StoredLink(
      a: a, b: b, kind: kind, score: score, probability: isSemantic ? 0.75 : 1, coverageA: 1,
      coverageB: 0.25, isSemantic: isSemantic, spans: [1, 2])
  }

  @Test(arguments: CopyKind.allCases) func `a link comes back as it went in`(kind: CopyKind) throws
  {
    let link = link(1, 2, kind, isSemantic: kind != .copypasta)
    try store.store([link], embedded: 3)
    #expect(try store.links() == [link])
  }

  @Test func `each way of comparing has its own mark`() throws {
    try store.store([link(0, 1)], matched: 5)
    #expect(try store.progress().matched == 5)
    #expect(try store.progress().embedded == 0)
    try store.store([link(0, 2, .translation, isSemantic: true)], embedded: 4)
    #expect(try store.progress().matched == 5)
    #expect(try store.progress().embedded == 4)
  }

  @Test func `a pair that is linked by letters stays so, whichever is found first`() throws {
    let (letters, meaning) = (link(0, 1), link(0, 1, .rewording, isSemantic: true))
    try store.store([letters], matched: 2)
    try store.store([meaning], embedded: 2)
    #expect(try store.links() == [letters])
    try store.adopt(rule: "other")
    try store.store([meaning], embedded: 2)
    #expect(try store.links() == [meaning])
    try store.store([letters], matched: 2)
    #expect(try store.links() == [letters])
  }

  @Test func `other models drop what was found by meaning, and nothing else`() throws {
    try store.adopt(rule: "r")
    #expect(try store.adopt(semanticRule: "none") == false)
    try store.store([link(0, 1)], matched: 3)
    try store.store([link(0, 2, .translation, isSemantic: true)], embedded: 3)
    try store.replaceFindings(keeping: [], adding: [], found: 3)
    #expect(try store.adopt(semanticRule: "none") == false)
    #expect(try store.progress().embedded == 3)
    #expect(try store.adopt(semanticRule: "both models"))
    #expect(try store.links() == [link(0, 1)])
    let progress = try store.progress()
    #expect(progress.matched == 3 && progress.embedded == 0 && progress.found == -1)
    #expect(progress.rule == "r" && progress.semanticRule == "both models")
    try store.store([link(0, 2, .translation, isSemantic: true)], embedded: 3)
    #expect(try store.adopt(rule: "r2"))
    #expect(try store.links().isEmpty)
    #expect(try store.progress().embedded == 0)
  }
}

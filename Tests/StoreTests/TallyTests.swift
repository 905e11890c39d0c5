import Store
import TestSupport
import Testing
import TocsinModel

/// The counts that triggers keep are those that counting would give.
@Suite struct TallyTests {
  private let workspace: Workspace
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
  }

  private func document(_ number: Int) -> Document {
    Document(
      id: DocumentID(high: UInt64(number), low: 7), form: number % 3 == 0 ? .page : .post,
      source: Source(id: SourceID(rawValue: "site\(number % 4).example"), kind: .site),
      text: "Text \(number) of a made-up newsroom.", place: Place(path: "p"))
  }

  private func read(_ path: String, _ numbers: Range<Int>, into store: Store) throws {
    var session = try IngestSession(store)
    try session.store(
      [.begin(path: path, shown: path, size: numbers.count, modified: numbers.lowerBound)]
        + numbers.map {
          .document(document($0), location: document($0).id)
        } + [.finish(state: .done, sha256: nil, format: "JSON")])
  }

  private func counted(_ store: Store) throws -> [Document.Form: Int] {
    var counts: [Document.Form: Int] = [:]
    for (_, document) in try store.documents(0..<UInt32(try store.documentCount()))
    where try store.isCurrent(document.id) {
      counts[document.form, default: 0] += 1
    }
    return counts
  }

  private func check(_ store: Store, inputs: [Int]) throws {
    let counts = try counted(store)
    #expect(try store.documentCounts() == counts)
    #expect(try store.currentCount() == counts.values.reduce(0, +))
    #expect(try store.inputCounts().sorted { $0.key < $1.key }.map(\.value.documents) == inputs)
  }

  @Test func `they follow what arrives, is taken out, comes back and is erased`() throws {
    let store = try Store(workspace)
    try read("/a", 0..<12, into: store)
    try check(store, inputs: [12])
    #expect(try store.currentCount() == 12)
    try read("/a", 4..<14, into: store)
    try check(store, inputs: [10])
    #expect(try store.currentCount() == 10)
    try read("/b", 0..<6, into: store)
    try check(store, inputs: [10, 6])
    #expect(try store.currentCount() == 14)
    _ = try store.markForgotten([.source("site1.example")])
    try store.eraseForgotten(vectors: [])
    #expect(try store.documentCounts() == counted(store))
    #expect(try store.currentCount() == 10)
  }
}

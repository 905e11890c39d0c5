import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
  }

  private func document(_ number: Int, text: String? = nil) -> Document {
    Document(
      id: DocumentID(high: UInt64(number), low: 7), form: .page, externalID: "e\(number)",
      source: Source(id: SourceID(rawValue: "site\(number % 3).example"), kind: .site, name: "S"),
      url: "https://site.example/\(number)", title: "Title “\(number)”", authors: ["A", "B \"q\""],
      language: "de",
      published: Timestamp(
        seconds: 1_650_000_000, precision: .day, origin: .page, offsetMinutes: nil),
      modified: Timestamp(
        seconds: 1_650_000_060, precision: .second, origin: .feed, offsetMinutes: 120),
      text: text ?? "Der Wähler \(number) sagt: «Žluťoučký kůň»\u{0}.",
      quotations: [TextSpan(3, 9), TextSpan(10, 12)],
      links: [Link(url: "https://a.example", text: "a")],
      isClaimReview: number % 2 == 0, place: Place(path: "shown", line: number, offset: 4),
      platform: number % 2 == 0 ? "x" : nil,
      repostOf: number % 2 == 0 ? PostReference(id: "7", account: "quay") : nil,
      likes: number % 3 == 0 ? number : nil)
  }

  private func batch(_ range: Range<Int>) -> [IngestEntry] {
    range.flatMap {
      [
        .document(document($0), location: document($0).id),
        .progress(records: $0 + 1),
      ]
    }
  }

  private func lines(_ store: Store) throws -> [String] {
    var lines: [String] = []
    try store.dump { lines.append($0) }
    return lines
  }

  @Test
  func `each document is known with the bytes that it was read from, also after the file changed`()
    throws
  {
    let store = try Store(workspace)
    var session = try IngestSession(store)
    func read(_ numbers: Range<Int>, _ hash: String) throws {
      try session.store(
        [.begin(path: "/in/a.csv", shown: "in/a.csv", size: 1, modified: 1)] + batch(numbers)
          + [.finish(state: .done, sha256: String(repeating: hash, count: 64), format: "csv")])
    }
    try read(0..<2, "a")
    try read(1..<3, "b")
    let files = try store.readFiles(of: (0..<4).map { document($0).id })
    #expect(files.count == 3)
    #expect(files.values.allSatisfy { $0.path == "in/a.csv" })
    let hashes = (0..<3).map { files[document($0).id]?.sha256.prefix(1) }
    #expect(hashes == ["a", "b", "b"])
  }

  @Test func `a database that lost its content is not taken for a new one`() throws {
    do { _ = try Store(workspace) }
    try folder.write("ws/report.html", "<p>")
    try folder.write("ws/tocsin.sqlite", "")
    #expect(throws: StoreError.corrupt(path: workspace.database)) { try Store(workspace) }
  }

  @Test func `an empty file that a killed process left becomes a database`() throws {
    try folder.write("ws/tocsin.sqlite", "")
    #expect(try Store(workspace).documentCount() == 0)
  }

  @Test func `a folder in place of the database, and a file in place of the workspace, are named`()
    throws
  {
    try FileManager.default.createDirectory(
      atPath: workspace.database, withIntermediateDirectories: true)
    #expect(throws: StoreError.foreign(path: workspace.database)) { try Store(workspace) }
    try folder.write("file", "x")
    for name in ["file", "file/below"] {
      #expect {
        try Store.makeFolder(Workspace(folder: folder[name]))
      } throws: { error in
        guard case .cannotOpen(let path, let reason)? = error as? StoreError else { return false }
        return path == folder[name] && !reason.isEmpty
      }
    }
    try Store.makeFolder(Workspace(folder: folder["new/one/deep/"]))
    #expect(FileManager.default.fileExists(atPath: folder["new/one/deep"]))
  }

  @Test func `a document comes back as it went in`() throws {
    let store = try Store(workspace)
    var session = try IngestSession(store)
    try session.store([.begin(path: "/p", shown: "shown", size: 1, modified: 2)] + batch(0..<3))
    let back = try store.documents([0, 1, 2, 9])
    #expect(back == [0: document(0), 1: document(1), 2: document(2)])
    #expect(try store.document(document(1).id)?.number == 1)
    #expect(try store.document(DocumentID(high: 99, low: 1)) == nil)
    #expect(try store.ids(of: [2, 0]) == [document(2).id, document(0).id])
    #expect(try store.texts(of: [1, 77]) == [document(1).text, ""])
    let bare = try store.documents(ids: [document(1).id], withText: false)
    #expect(bare[document(1).id]?.text == "")
    #expect(bare[document(1).id]?.title == "Title “1”")
    #expect(try store.sourceCount() == 3)
    #expect(try store.documentCounts() == [.page: 3])
  }

  @Test func `a document that is known is not stored twice and costs no number`() throws {
    let store = try Store(workspace)
    var session = try IngestSession(store)
    let begin = IngestEntry.begin(path: "/p", shown: "shown", size: 1, modified: 2)
    #expect(try session.store([begin] + batch(0..<5)) == 5)
    #expect(try session.store([begin] + batch(3..<7)) == 2)
    #expect(try store.documentCount() == 7)
    #expect(session.nextNumber == 7)
    var again = try IngestSession(store)
    #expect(try again.store([begin] + batch(0..<7)) == 0)
  }

  @Test(arguments: [1, 2, 3, 5, 8]) func `batches cut anywhere give the same content`(size: Int)
    throws
  {
    let begin = IngestEntry.begin(path: "/p", shown: "shown", size: 1, modified: 2)
    let note = Diagnostic(
      code: "x", severity: .warning, message: "m", place: Place(path: "shown"))
    let all: [IngestEntry] =
      [begin, .diagnostic(note)] + batch(0..<9)
      + [.finish(state: .done, sha256: "00ff", format: "page")]
    let store = try Store(workspace)
    var session = try IngestSession(store)
    try session.store(all)
    while try store.indexText() {}
    let expected = try lines(store)

    let other = Workspace(folder: folder["other\(size)"])
    try Store.makeFolder(other)
    let cut = try Store(other)
    try cut.interrupted(all, size: size, begin: "/p", again: note)
    while try cut.indexText() {}
    #expect(try lines(cut) == expected)
    #expect(try cut.isIntact())
    #expect(try cut.inputs()[Array("/p".utf8)]?.sha256 == "00ff")
    #expect(try cut.inputs()[Array("/p".utf8)]?.isDone(size: 1, modified: 2) == true)
    #expect(try cut.diagnostics() == [note])
  }

  @Test func `a database of a newer version is refused and not touched`() throws {
    do { _ = try Store(workspace) }
    try folder.sqlite(
      workspace.database, "INSERT INTO grdb_migrations (identifier) VALUES ('9999')")
    let before = try Data(contentsOf: URL(fileURLWithPath: workspace.database))
    #expect(throws: StoreError.newerVersion(path: workspace.database)) { try Store(workspace) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.database)) == before)
  }

  @Test func `what is no database of ours is refused`() throws {
    try folder.write("ws/tocsin.sqlite", String(repeating: "not a database ", count: 200))
    #expect(throws: StoreError.foreign(path: workspace.database)) { try Store(workspace) }
    try FileManager.default.removeItem(atPath: workspace.database)
    #expect(throws: StoreError.missing(path: workspace.folder)) {
      try Store(workspace, create: false)
    }
  }

  @Test func `a second writer is refused until the first lets go`() throws {
    var lock: WorkspaceLock? = try WorkspaceLock(workspace)
    #expect(throws: StoreError.locked(path: workspace.lock)) { try WorkspaceLock(workspace) }
    withExtendedLifetime(lock) {}
    lock = nil
    _ = try WorkspaceLock(workspace)
  }

  @Test func `search finds words without case and accents, and takes no operators`() throws {
    let store = try Store(workspace)
    var session = try IngestSession(store)
    try session.store([.begin(path: "/p", shown: "shown", size: 1, modified: 2)] + batch(0..<3))
    #expect(try store.search("wahler").isEmpty)
    while try store.indexText() {}
    #expect(try store.search("wahler").sorted() == [0, 1, 2])
    #expect(try store.search("WÄHLER 1") == [1])
    // As many as are weighed, and one more: then the latest stand first.
    #expect(try !store.matches(of: "wahler", ranked: 3).isCommon)
    #expect(try store.matches(of: "wahler", ranked: 2).isCommon)
    #expect(try store.search("wahler", ranked: 3).sorted() == [0, 1, 2])
    #expect(try store.search("wahler", ranked: 2) == [2, 1, 0])
    #expect(try store.search("zlutou*", limit: 2).count == 2)
    #expect(try store.search("NEAR(\" wahler OR") == [])
    #expect(try store.search("wah\0ler").sorted() == [0, 1, 2])
    #expect(throws: StoreError.query(reason: "“\"()*” has no word")) { try store.search("\"()*") }
  }

  @Test func `texts stream in the order of the numbers, as far as they are wanted`() throws {
    let store = try Store(workspace)
    var session = try IngestSession(store)
    try session.store([.begin(path: "/p", shown: "shown", size: 1, modified: 2)] + batch(0..<4))
    var seen: [String?] = []
    try store.texts(from: 0) { number, source, text in
      #expect(Int(number) == seen.count)
      #expect(source == number % 3)
      seen.append(text)
      return true
    }
    #expect(seen == (0..<4).map { document($0).text })
    var rest: [UInt32] = []
    try store.texts(from: 1) { number, _, _ in
      rest.append(number)
      return number < 2
    }
    #expect(rest == [1, 2])
  }

  @Test(arguments: [
    StoreError.newerVersion(path: "p"), .olderVersion(path: "p"), .locked(path: "p"),
    .diskFull(path: "p"),
    .readOnly(path: "p"), .corrupt(path: "p"), .foreign(path: "p"), .missing(path: "p"),
    .cannotOpen(path: "p", reason: "r"), .query(reason: "r"), .failed(path: "p", reason: "r"),
  ])
  func `every error is a sentence`(error: StoreError) {
    #expect(error.description.hasSuffix("."))
    #expect(error.description.count > 20)
  }

  @Test func `the engine has full-text search`() {
    #expect(Store.engine().hasFullText)
    #expect(Store.engine().version.hasPrefix("3."))
  }
}

extension Store {
  /// Stores entries in batches, beginning each with what a new process would do.
  fileprivate func interrupted(
    _ entries: [IngestEntry], size: Int, begin path: String, again note: Diagnostic
  ) throws {
    var position = 0
    var isFirst = true
    while position < entries.count {
      var session = try IngestSession(self)
      let part = Array(entries[position..<min(position + size * 2, entries.count)])
      try session.store(isFirst ? part : [.resume(path: path), .diagnostic(note)] + part)
      isFirst = false
      position += size * 2
    }
  }
}

extension TemporaryFolder {
  /// Changes a database behind the store's back.
  fileprivate func sqlite(_ database: String, _ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2]); d.commit(); d.execute('pragma wal_checkpoint(truncate)')",
      database, sql,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

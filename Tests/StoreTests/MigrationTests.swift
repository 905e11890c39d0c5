import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    try folder.execute(sql: Self.version1, in: workspace.database)
  }

  @Test(arguments: [true, false]) func `a workspace of version 1 keeps what it had`(create: Bool)
    throws
  {
    let store = try Store(workspace, create: create)
    #expect(try store.isIntact())
    #expect(try store.documentCount() == 2)
    #expect(
      try store.texts(of: [0, 1]) == ["The polls close at eight.", "The polls close at ten."])
    #expect(try store.search("eight") == [0])
    #expect(
      try store.links() == [
        StoredLink(a: 0, b: 1, score: 0.75, coverageA: 1, coverageB: 0.5, spans: [1, 2, 3])
      ])
    let progress = try store.progress()
    #expect(progress.matched == 2 && progress.found == 2 && progress.embedded == 0)
    #expect(progress.rule == "r1" && progress.semanticRule == nil)
  }

  @Test func `a workspace of version 1 takes links of every kind, and vectors`() throws {
    let store = try Store(workspace)
    #expect(try store.adopt(rule: "r1") == false)
    let link = StoredLink(
      a: 0, b: 2, kind: .translation, score: 0.5, coverageA: 1, coverageB: 1, spans: [])
    try store.store([link], embedded: 3)
    #expect(try store.meaningLinks() == [link])
    let (key, space) = (
      VectorKey(high: 1, low: 2), VectorSpace(model: "m", version: "1", dimension: 2)
    )
    let vectors = QuantisedVectors([0.6, 0.8], dimension: 2)
    try store.store(vectors, of: [key], in: space)
    #expect(try store.vectors(of: [key], in: space).vectors == vectors)
  }

  @Test func `opened once, it has the tables of a new one`() throws {
    do { _ = try Store(workspace) }
    let new = Workspace(folder: folder["new"])
    try Store.makeFolder(new)
    do { _ = try Store(new) }
    let tables =
      "SELECT group_concat(name || replace(sql, ' ', ''), ';') FROM (SELECT * FROM sqlite_master ORDER BY name)"
    #expect(
      try folder.execute(sql: tables, in: workspace.database)
        == folder.execute(sql: tables, in: new.database))
  }

  @Test func `a workspace of version 2 keeps its vectors and findings, and takes look-alikes`()
    throws
  {
    try folder.execute(sql: Self.version2, in: workspace.database)
    let store = try Store(workspace)
    #expect(try store.isIntact())
    #expect(try store.documentCount() == 2)
    #expect(try store.findings(of: .copies).count == 1)
    #expect(try store.findings(of: .lookalikes).isEmpty)
    #expect(try store.meaningLinks().count == 1)
    #expect(try store.progress().semanticRule == "s1")
    #expect(try !store.areNamesFound() && store.lookalikeCount() == 0)
    #expect(try store.adopt(namesRule: "n1") == false)
    let tables =
      "SELECT group_concat(name || replace(sql, ' ', ''), ';') FROM (SELECT * FROM sqlite_master ORDER BY name)"
    let new = Workspace(folder: folder["new"])
    try Store.makeFolder(new)
    do { _ = try Store(new) }
    #expect(
      try folder.execute(sql: tables, in: workspace.database)
        == folder.execute(sql: tables, in: new.database))
  }

  /// What version 2 added on the day it was released, with a finding and a link.
  private static let version2 = """
    INSERT INTO grdb_migrations VALUES ('2');

    -- What `copy_link` is for letters.
    CREATE TABLE meaning_link (
      a INTEGER NOT NULL,
      b INTEGER NOT NULL,
      kind INTEGER NOT NULL, -- 1 rewording, 2 translation
      score REAL NOT NULL, -- a probability
      coverage_a REAL NOT NULL,
      coverage_b REAL NOT NULL,
      spans BLOB NOT NULL,
      PRIMARY KEY (b, a)
    ) WITHOUT ROWID;

    CREATE TABLE vector_space (
      number INTEGER PRIMARY KEY,
      model TEXT NOT NULL,
      version TEXT NOT NULL,
      dimension INTEGER NOT NULL,
      UNIQUE (model, version, dimension)
    );

    -- Rows are in the order of writing, which is that of reading; only the index is in that of the hashes.
    CREATE TABLE vector (
      number INTEGER PRIMARY KEY,
      text BLOB NOT NULL, -- the first 16 bytes of the SHA-256 of the text
      space INTEGER NOT NULL,
      data BLOB NOT NULL -- a byte a number
    );

    CREATE UNIQUE INDEX vector_text ON vector (text, space);

    INSERT INTO meaning_link VALUES (0, 1, 2, 0.5, 1, 1, x'');
    INSERT INTO meta VALUES ('semantic_rule', 's1'), ('embedded', '2');
    INSERT INTO finding VALUES ('copies-1', 5, 1, 2, 'Two texts',
      '{"attention":"notable","headline":"Two texts","id":"copies-1","observation":{"reasons":[],"rule":"copies/1"},"subject":{"copies":{"_0":{"certainty":"unknown","first":"00000000000000000000000000000001","members":[],"reasons":[]}}}}');
    """

  /// What version 1 of the schema was on the day it was released, with two documents.
  private static let version1 = """
    PRAGMA application_id = 1414480723;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1');

    CREATE TABLE input (
      number INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE, -- absolute
      shown TEXT NOT NULL, -- the path as the user gave it
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL, -- nanoseconds since 1970
      sha256 BLOB,
      format TEXT,
      records INTEGER NOT NULL, -- how many of its records are stored
      state INTEGER NOT NULL
    );

    CREATE TABLE source (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT,
      UNIQUE (id, kind)
    );

    -- Numbers are given in order of ingestion, from 0, without gaps, and never again.
    CREATE TABLE document (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      input INTEGER NOT NULL,
      form INTEGER NOT NULL,
      external_id TEXT,
      source INTEGER,
      url TEXT,
      language TEXT,
      published INTEGER,
      published_how INTEGER,
      published_offset INTEGER,
      modified INTEGER,
      modified_how INTEGER,
      modified_offset INTEGER,
      is_claim_review INTEGER NOT NULL,
      path TEXT, -- when it is not the input's shown one
      line INTEGER,
      offset INTEGER,
      authors TEXT,
      quotations TEXT,
      title TEXT,
      text TEXT NOT NULL
    );

    CREATE TABLE link (
      document INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      url TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;

    CREATE TABLE comment (
      document INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      author TEXT,
      published INTEGER,
      published_how INTEGER,
      published_offset INTEGER,
      text TEXT NOT NULL,
      depth INTEGER NOT NULL,
      likes INTEGER,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;

    -- The source is repeated so that an index is loaded without touching the texts.
    CREATE TABLE fingerprint (
      document INTEGER PRIMARY KEY,
      source INTEGER,
      data BLOB NOT NULL
    );

    CREATE TABLE diagnostic (
      input INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      path TEXT NOT NULL,
      line INTEGER,
      offset INTEGER,
      PRIMARY KEY (input, ordinal)
    ) WITHOUT ROWID;

    -- The later document comes first in the key: links are found in its order.
    CREATE TABLE copy_link (
      a INTEGER NOT NULL,
      b INTEGER NOT NULL,
      score REAL NOT NULL,
      coverage_a REAL NOT NULL,
      coverage_b REAL NOT NULL,
      spans BLOB NOT NULL,
      PRIMARY KEY (b, a)
    ) WITHOUT ROWID;

    CREATE TABLE finding (
      id TEXT PRIMARY KEY,
      digest INTEGER NOT NULL UNIQUE, -- of what it was made of
      attention INTEGER NOT NULL, -- 0 routine, 1 notable, 2 high
      size INTEGER NOT NULL, -- how many documents it is about
      headline TEXT NOT NULL,
      payload TEXT NOT NULL
    );

    -- The order in which findings are shown.
    CREATE INDEX finding_order ON finding (attention DESC, size DESC, id);

    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE VIRTUAL TABLE search USING fts5 (
      title, text,
      content = 'document', content_rowid = 'number',
      tokenize = 'unicode61 remove_diacritics 2'
    );

    INSERT INTO search (search, rank) VALUES ('automerge', 0);
    INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
    INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);

    INSERT INTO input VALUES (0, '/p', 'p', 10, 20, NULL, 'lines', 2, 1);
    INSERT INTO document (number, id, input, form, is_claim_review, text) VALUES
      (0, x'00000000000000000000000000000001', 0, 0, 0, 'The polls close at eight.'),
      (1, x'00000000000000000000000000000002', 0, 0, 0, 'The polls close at ten.');
    INSERT INTO fingerprint VALUES (0, NULL, x'00'), (1, NULL, x'00');
    INSERT INTO search (rowid, title, text) SELECT number, title, text FROM document;
    INSERT INTO copy_link VALUES (0, 1, 0.75, 1, 0.5, x'010203');
    INSERT INTO meta VALUES ('indexed', '2'), ('matched', '2'), ('found', '2'), ('rule', 'r1');
    """
}

extension TemporaryFolder {
  /// Runs statements on a database behind the store's back; gives back the first value of the last one.
  @discardableResult
  fileprivate func execute(sql: String, in database: String) throws -> String {
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      if sys.argv[2].startswith("SELECT"):
        print(database.execute(sys.argv[2]).fetchone()[0])
      else:
        database.executescript(sys.argv[2])
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, database, sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text
  }
}

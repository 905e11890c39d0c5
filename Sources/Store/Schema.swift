import GRDB

/// The tables. A migration that was released is never changed; another is added.
///
/// Nothing here says when a scan ran: the same inputs give the same content, however often the
/// scan was interrupted.
enum Schema {
  /// “TOCS”, at offset 68 of the file.
  static let applicationID: Int32 = 0x544F_4353

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: version1)
      // Large batches are written as one segment each, and few of them are merged while a scan runs.
      try db.execute(
        sql: """
          INSERT INTO search (search, rank) VALUES ('automerge', 0);
          INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
          INSERT INTO search (search, rank) VALUES ('hashsize', \(64 << 20));
          """)
    }
    migrator.registerMigration("2") { db in try db.execute(sql: version2) }
    migrator.registerMigration("3") { db in try db.execute(sql: version3) }
    return migrator
  }()

  private static let version1 = """
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
    """
  /// What comparing by meaning needs.
  private static let version2 = """
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
    """

  /// What look-alike names need.
  private static let version3 = """
    ALTER TABLE finding ADD COLUMN kind INTEGER NOT NULL DEFAULT 0; -- 0 copies, 1 look-alikes

    -- Numbers are in the order of first sightings. Names that resemble nothing are not kept.
    CREATE TABLE lookalike (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      input INTEGER NOT NULL, -- where it was seen first
      tier INTEGER NOT NULL, -- 0 medium, 1 high
      probability REAL NOT NULL,
      first_seen INTEGER,
      first_seen_how INTEGER,
      first_seen_offset INTEGER,
      last_seen INTEGER,
      last_seen_how INTEGER,
      last_seen_offset INTEGER,
      payload TEXT NOT NULL -- all but the times
    );
    """
}

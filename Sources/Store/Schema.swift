import GRDB
import TocsinModel

/// The tables. A migration that was released is never changed; another is added.
///
/// What was read and what was found depend on the inputs alone; when it was found is kept apart, in the columns and
/// tables of the history, which ``Store/dump(_:)`` leaves out.
enum Schema {
  /// “TOCS”, at offset 68 of the file.
  static let applicationID: Int32 = 0x544F_4353

  /// Of workspaces that were made before documents had versions and findings a history.
  static let former = ["1", "2", "3"]

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("engine-1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: inputs + documents + names + relations + findings)
      // Large batches are written as one segment each, and few of them are merged while a scan runs.
      try db.execute(
        sql: """
          INSERT INTO search (search, rank) VALUES ('automerge', 0);
          INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
          INSERT INTO search (search, rank) VALUES ('hashsize', \(64 << 20));
          """)
    }
    migrator.registerMigration("tallies") { db in try db.execute(sql: tallies) }
    migrator.registerMigration("judgements-1") { db in try db.execute(sql: judgements) }
    migrator.registerMigration("mails-1") { db in try db.execute(sql: mails) }
    // They are computed from the texts faster than they were read, and were a tenth of a workspace.
    migrator.registerMigration("fingerprints-of-texts") { db in
      try db.execute(sql: "DROP TABLE fingerprint")
    }
    migrator.registerMigration("watch-1") { db in try db.execute(sql: watch) }
    migrator.registerMigration("people-1") { db in try db.execute(sql: people) }
    migrator.registerMigration("team-1") { db in try db.execute(sql: team) }
    migrator.registerMigration("sites-1") { db in try db.execute(sql: sites) }
    migrator.registerMigration("cases-1") { db in try db.execute(sql: cases) }
    migrator.registerMigration("evidence-1") { db in try db.execute(sql: evidence) }
    // They are documents now. What has some is read again at the next scan, since ids are not SQL's to give.
    migrator.registerMigration("comments-are-posts") { db in
      try db.execute(
        sql: """
          UPDATE input SET size = -1 WHERE number IN (
            SELECT c.input FROM capture c JOIN comment m ON m.document = c.document);
          DROP TABLE comment;
          """)
    }
    migrator.registerMigration("exchange-1") { db in try db.execute(sql: exchange) }
    migrator.registerMigration("retention-1") { db in try db.execute(sql: retention) }
    migrator.registerMigration("exchange-2") { db in try db.execute(sql: exchangeIDs) }
    migrator.registerMigration("reposts-1") { db in try db.execute(sql: Store.repostIndex) }
    migrator.registerMigration("holders-1") { db in try db.execute(sql: holders) }
    migrator.registerMigration("exchange-3") { db in try db.execute(sql: filesAndDenials) }
    migrator.registerMigration("arrivals-are-counted") { db in
      try db.execute(sql: arrivals)
      for form in Document.Form.allCases.indices {
        try db.execute(sql: "INSERT OR IGNORE INTO document_tally VALUES (?, 0)", arguments: [form])
      }
    }
    return migrator
  }()

  /// Of records those with more than a text, which are messages: found without reading the posts between them.
  static let isMessage =
    "form = \(Document.Form.allCases.firstIndex(of: .record) ?? -1) AND post IS NOT NULL"
  private static let mails = "CREATE INDEX document_message ON document (number) WHERE \(isMessage)"

  /// Of pages those with more than a text, which is what they show of their site.
  static let isSitePage =
    "form = \(Document.Form.allCases.firstIndex(of: .page) ?? -1) AND post IS NOT NULL"
  private static let sites = "CREATE INDEX document_page ON document (number) WHERE \(isSitePage)"

  private static let inputs = """
    CREATE TABLE input (
      number INTEGER PRIMARY KEY,
      path BLOB NOT NULL UNIQUE, -- absolute, in bytes: two spellings of one letter are two files
      shown TEXT NOT NULL, -- the path as the user gave it
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL, -- nanoseconds since 1970
      sha256 BLOB,
      format TEXT,
      records INTEGER NOT NULL, -- how many of its records are stored
      state INTEGER NOT NULL,
      generation INTEGER NOT NULL -- how often it was begun: captures of a former one are not current
    );

    -- What an input was when it was read before.
    CREATE TABLE former_input (
      input INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      sha256 BLOB,
      PRIMARY KEY (input, generation)
    ) WITHOUT ROWID;

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

    -- The keyed hash of what was to be forgotten, so that reading it again does not bring it back.
    CREATE TABLE forgotten (
      hash BLOB PRIMARY KEY
    ) WITHOUT ROWID;

    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    """

  private static let documents = """
    CREATE TABLE source (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL, -- UTF-8; bytes, since a text of SQLite ends at a NUL
      kind TEXT NOT NULL,
      name BLOB,
      UNIQUE (id, kind)
    );

    -- Numbers are given in order of ingestion, from 0, without gaps, and never again.
    CREATE TABLE document (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      location BLOB NOT NULL, -- where it is published: versions of one text share it
      is_retired INTEGER NOT NULL DEFAULT 0, -- 1: another version is current, or nothing holds it any more; 2: to be erased
      input INTEGER NOT NULL, -- that it was read from first
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
      authors TEXT,
      quotations TEXT,
      post TEXT, -- of a post, in JSON: its platform, and what it answers, repeats and quotes
      title TEXT,
      text TEXT NOT NULL
    );

    -- Most are told from others by what they say alone.
    CREATE INDEX document_location ON document (location) WHERE location <> id;
    CREATE INDEX document_retired ON document (is_retired) WHERE is_retired <> 0;

    -- That a document was read from an input, and where in it.
    CREATE TABLE capture (
      input INTEGER NOT NULL,
      document INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      line INTEGER,
      offset INTEGER,
      PRIMARY KEY (input, document)
    ) WITHOUT ROWID;

    CREATE INDEX capture_document ON capture (document);

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

    CREATE VIRTUAL TABLE search USING fts5 (
      title, text,
      content = 'document', content_rowid = 'number',
      tokenize = 'unicode61 remove_diacritics 2'
    );
    """

  /// Counts that every scan shows: to count a million rows again takes longer than all else that a scan with one new
  /// post does. Triggers keep them, so that no statement that stores or erases can forget to.
  private static let tallies = """
    CREATE TABLE document_tally (
      form INTEGER PRIMARY KEY,
      current INTEGER NOT NULL
    );
    INSERT INTO document_tally
      SELECT form, sum(is_retired = 0) FROM document GROUP BY form;

    CREATE TRIGGER document_arrived AFTER INSERT ON document BEGIN
      INSERT INTO document_tally VALUES (NEW.form, NEW.is_retired = 0)
      ON CONFLICT (form) DO UPDATE SET current = current + excluded.current;
    END;
    CREATE TRIGGER document_retired AFTER UPDATE OF is_retired ON document
    WHEN (OLD.is_retired = 0) <> (NEW.is_retired = 0) BEGIN
      UPDATE document_tally SET current = current + (NEW.is_retired = 0) - (OLD.is_retired = 0)
      WHERE form = NEW.form;
    END;
    CREATE TRIGGER document_erased AFTER DELETE ON document WHEN OLD.is_retired = 0 BEGIN
      UPDATE document_tally SET current = current - 1 WHERE form = OLD.form;
    END;

    -- Whether a file was moved is asked at the end of each.
    CREATE INDEX input_sha256 ON input (sha256);

    -- How many documents an input holds now.
    ALTER TABLE input ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;
    UPDATE input SET documents = (
      SELECT count(*) FROM capture c WHERE c.input = input.number AND c.generation = input.generation);

    CREATE TRIGGER input_begun AFTER UPDATE OF generation ON input BEGIN
      UPDATE input SET documents = 0 WHERE number = NEW.number;
    END;
    CREATE TRIGGER capture_made AFTER INSERT ON capture BEGIN
      UPDATE input SET documents = documents + 1 WHERE number = NEW.input;
    END;
    CREATE TRIGGER capture_renewed AFTER UPDATE OF generation ON capture
    WHEN OLD.generation <> NEW.generation BEGIN
      UPDATE input SET documents = documents + 1 WHERE number = NEW.input;
    END;
    CREATE TRIGGER capture_erased AFTER DELETE ON capture BEGIN
      UPDATE input SET documents = documents - 1
      WHERE number = OLD.input AND generation = OLD.generation;
    END;
    """

  /// What arrives is counted by ``IngestSession``, the one that stores it: a trigger for each row took a sixth of the time of storing a
  /// million posts, since SQLite then keeps the pages before each statement.
  private static let arrivals = """
    DROP TRIGGER document_arrived;
    DROP TRIGGER capture_made;
    """

  private static let names = """
    -- Numbers are in the order of first sightings. Names that resemble nothing are not kept.
    CREATE TABLE lookalike (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      input INTEGER NOT NULL, -- where it was seen first
      tier INTEGER, -- 0 medium, 1 high; NULL while nothing that is protected is like it
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

  /// What steps of the engine keep, whatever they are.
  private static let relations = """
    -- Two documents and what a step knows of them. The later one comes first in the key: relations are found in its
    -- order. A document that is a group by itself is related to itself.
    CREATE TABLE relation (
      step INTEGER NOT NULL,
      b INTEGER NOT NULL,
      a INTEGER NOT NULL,
      grouping INTEGER, -- the group that it is part of
      data BLOB NOT NULL,
      PRIMARY KEY (step, b, a)
    ) WITHOUT ROWID;

    CREATE INDEX relation_earlier ON relation (a, step);
    CREATE INDEX relation_grouping ON relation (grouping) WHERE grouping IS NOT NULL;

    -- A group and the finding that was made of it.
    CREATE TABLE grouping (
      number INTEGER PRIMARY KEY,
      step INTEGER NOT NULL,
      finding TEXT,
      is_outdated INTEGER NOT NULL DEFAULT 0 -- what it is made of changed since
    );

    CREATE INDEX grouping_outdated ON grouping (step) WHERE is_outdated = 1;
    CREATE INDEX relation_ungrouped ON relation (step) WHERE grouping IS NULL;

    -- Whatever else a step keeps, by a number of its own choice.
    CREATE TABLE fact (
      step INTEGER NOT NULL,
      key INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (step, key)
    ) WITHOUT ROWID;

    CREATE TABLE step (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      rule TEXT, -- what its relations and findings depend on, besides the documents
      mark INTEGER NOT NULL DEFAULT 0 -- how many documents, from number 0, it has seen
    );

    -- Documents that were retired and that a step has not seen to be.
    CREATE TABLE retired (
      step INTEGER NOT NULL,
      document INTEGER NOT NULL,
      PRIMARY KEY (step, document)
    ) WITHOUT ROWID;
    """
}

extension Schema {
  /// What was logged, who had it, and what was erased. The log itself is files beside the database, and holds no content.
  static let evidence = """
    -- What the log holds the hash of. Erasing takes the statement with its salt; number and hash stay, so that the log
    -- can be told whole.
    CREATE TABLE statement (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      leaf INTEGER UNIQUE, -- its index in the log; NULL while it is not appended
      commitment BLOB NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      about TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      blobs TEXT NOT NULL, -- hashes of the files it needs, parted by blanks
      content BLOB -- NULL once it was erased
    );
    CREATE INDEX statement_about ON statement (kind, about, sha256);
    CREATE INDEX statement_waiting ON statement (number) WHERE leaf IS NULL;

    -- Which documents a statement says something of.
    CREATE TABLE statement_document (
      document BLOB NOT NULL, -- an id
      statement INTEGER NOT NULL,
      PRIMARY KEY (document, statement)
    ) WITHOUT ROWID;
    CREATE INDEX statement_documents ON statement_document (statement);

    CREATE TABLE custody (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL, -- seconds since 1970
      by TEXT NOT NULL,
      act TEXT NOT NULL, -- collected, examined, exported, erased, verified
      about TEXT NOT NULL,
      copy TEXT NOT NULL, -- evidentiary or working
      purpose TEXT NOT NULL
    );

    -- Folders that were handed on, and which statements they had.
    CREATE TABLE evidence_export (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      purpose TEXT NOT NULL
    );
    CREATE TABLE exported_statement (
      statement INTEGER NOT NULL,
      export INTEGER NOT NULL,
      PRIMARY KEY (statement, export)
    ) WITHOUT ROWID;

    CREATE TABLE erasure (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      reason TEXT NOT NULL,
      statements TEXT NOT NULL, -- numbers, parted by blanks
      findings TEXT NOT NULL, -- labels of findings of which something was said, parted by blanks
      is_logged INTEGER NOT NULL DEFAULT 0
    );
    """
}

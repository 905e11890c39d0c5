extension Schema {
  static let judgements = """
    -- What people said of findings. Nothing is overwritten: who judges again replaces, and who undoes brings back.
    CREATE TABLE judgement (
      judgement INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: who saw one can tell that it is gone
      judged INTEGER NOT NULL, -- the number of the finding
      judged_version INTEGER NOT NULL, -- what the finding was at the time
      disposition TEXT NOT NULL,
      reason TEXT NOT NULL,
      duplicate_of INTEGER, -- the number of another finding
      judged_by TEXT NOT NULL,
      judged_at INTEGER NOT NULL, -- seconds since 1970
      replaces INTEGER, -- the judgement that was in force before
      undone_by TEXT,
      undone_at INTEGER,
      is_current INTEGER NOT NULL
    );

    CREATE UNIQUE INDEX judgement_current ON judgement (judged) WHERE is_current = 1;
    CREATE INDEX judgement_judged ON judgement (judged);
    """

  static let holders = """
    -- Who has a finding: who looks into it. Nothing is overwritten.
    CREATE TABLE holding (
      holding INTEGER PRIMARY KEY AUTOINCREMENT,
      held INTEGER NOT NULL, -- the number of the finding
      holder TEXT, -- NULL: it was given back
      handed_by TEXT NOT NULL,
      handed_at INTEGER NOT NULL, -- seconds since 1970
      is_held INTEGER NOT NULL
    );

    CREATE UNIQUE INDEX holding_current ON holding (held) WHERE is_held = 1;
    CREATE INDEX holding_held ON holding (held);
    CREATE INDEX holding_holder ON holding (holder) WHERE is_held = 1;
    """

  static let people = """
    -- What people keep for their work; no step of the engine reads it.
    CREATE TABLE note (
      note INTEGER PRIMARY KEY AUTOINCREMENT,
      finding INTEGER NOT NULL,
      finding_version INTEGER NOT NULL,
      text TEXT NOT NULL,
      by TEXT NOT NULL,
      at INTEGER NOT NULL
    );
    CREATE INDEX note_finding ON note (finding);

    CREATE TABLE saved_view (
      saved_view INTEGER PRIMARY KEY AUTOINCREMENT,
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      query TEXT NOT NULL,
      UNIQUE (owner, name)
    );

    CREATE TABLE last_look (
      person TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) WITHOUT ROWID;

    -- Of a token only the hash is stored: who reads the file cannot use it.
    CREATE TABLE token (
      token INTEGER PRIMARY KEY AUTOINCREMENT,
      hash BLOB NOT NULL UNIQUE,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      revoked_at INTEGER
    );
    """
}

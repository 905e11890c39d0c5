extension Schema {
  /// How far sources are that are followed, and what is to be told to whom.
  static let watch = """
    CREATE TABLE watched (
      key TEXT PRIMARY KEY, -- what it is about; a follower's begin alike
      value TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE alert (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      target TEXT NOT NULL, -- '' for what was known before alerts were turned on
      finding INTEGER NOT NULL, -- a number
      attention INTEGER NOT NULL,
      at INTEGER NOT NULL, -- seconds since 1970
      due INTEGER NOT NULL, -- when it is tried next
      tries INTEGER NOT NULL DEFAULT 0,
      state INTEGER NOT NULL, -- 0 waits, 1 delivered, 2 given up, 3 known before
      trouble TEXT,
      UNIQUE (target, finding, attention)
    );

    CREATE INDEX alert_waiting ON alert (target, due) WHERE state = 0;
    CREATE INDEX alert_finding ON alert (finding);
    """
}

extension Schema {
  /// Who may use a workspace's console, and what they did. No step of the engine reads it.
  static let team = """
    CREATE TABLE user (
      user INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      role TEXT NOT NULL,
      password TEXT, -- an Argon2id hash; NULL where a proxy says who somebody is
      made_at INTEGER NOT NULL, -- seconds since 1970
      removed_at INTEGER -- the row stays, so that the name is never given again
    );

    -- Of links and log-ins only hashes are stored: who reads the file cannot use them.
    CREATE TABLE invitation (
      hash BLOB PRIMARY KEY,
      role TEXT NOT NULL,
      made_by TEXT NOT NULL,
      ends_at INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE login (
      login INTEGER PRIMARY KEY AUTOINCREMENT,
      user INTEGER NOT NULL,
      hash BLOB NOT NULL UNIQUE,
      former_hash BLOB, -- is taken for a minute, by pages that were asked for at the same time
      rotated_at INTEGER NOT NULL,
      made_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      agent TEXT NOT NULL -- what the browser calls itself
    );
    CREATE INDEX login_user ON login (user);
    CREATE INDEX login_former ON login (former_hash) WHERE former_hash IS NOT NULL;

    CREATE TABLE audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      action TEXT NOT NULL, -- such as “POST /findings/F12/judgements”, or “sign-in”
      outcome TEXT NOT NULL
    );
    CREATE INDEX audit_by ON audit (by);
    """
}

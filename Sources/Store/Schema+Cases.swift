extension Schema {
  /// What people make of findings: cases, the register, decisions about campaigns, and who looked at what.
  static let cases = """
    -- A case in a line, for lists; all of it follows from its changes.
    CREATE TABLE case_file (
      number INTEGER PRIMARY KEY AUTOINCREMENT, -- for life; people write C3
      title TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL, -- seconds since 1970
      expires INTEGER -- when it is to be erased
    );

    -- Nothing is overwritten; what must be erased becomes the change “erased”.
    CREATE TABLE case_change (
      case_file INTEGER NOT NULL,
      version INTEGER NOT NULL,
      slot TEXT, -- what it replaces; NULL for what is only added
      action TEXT NOT NULL, -- JSON
      by TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (case_file, version)
    ) WITHOUT ROWID;

    CREATE TABLE case_finding (
      finding INTEGER NOT NULL,
      case_file INTEGER NOT NULL,
      PRIMARY KEY (finding, case_file)
    ) WITHOUT ROWID;

    -- What is known of sources: who asserts it, by which act, from when to when.
    CREATE TABLE register (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      key BLOB NOT NULL UNIQUE, -- of all it says but for the list it is from: read twice, it is there once
      source TEXT NOT NULL,
      status TEXT NOT NULL,
      asserted_by TEXT NOT NULL,
      act TEXT NOT NULL,
      from_day INTEGER,
      to_day INTEGER,
      payload TEXT NOT NULL, -- JSON
      added_by TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      expires INTEGER,
      withdrawn_by TEXT,
      withdrawn_at INTEGER
    );

    -- By which names a source is met: domains, and names in lower case.
    CREATE TABLE register_name (
      name TEXT NOT NULL,
      register INTEGER NOT NULL,
      PRIMARY KEY (name, register)
    ) WITHOUT ROWID;
    CREATE INDEX register_names ON register_name (register);

    -- What people decided about which findings belong together: it binds every later scan.
    CREATE TABLE campaign_decision (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      what TEXT NOT NULL, -- accept, split, merge
      findings TEXT NOT NULL, -- numbers, a JSON array of arrays
      reason TEXT NOT NULL,
      by TEXT NOT NULL,
      at INTEGER NOT NULL,
      undone_by TEXT,
      undone_at INTEGER
    );

    -- Who looked at what, and who changed what.
    CREATE TABLE trail (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      what TEXT NOT NULL, -- look, change, export, erase
      about TEXT NOT NULL
    );
    CREATE INDEX trail_about ON trail (about);
    """
}

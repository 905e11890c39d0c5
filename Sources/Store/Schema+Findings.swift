extension Schema {
  static let findings = """
    CREATE TABLE finding (
      number INTEGER PRIMARY KEY, -- for life; people write F12
      id TEXT NOT NULL UNIQUE, -- of what it is about
      kind TEXT NOT NULL,
      attention INTEGER NOT NULL, -- 0 routine, 1 notable, 2 high
      size INTEGER NOT NULL, -- how many documents or names it is about
      digest INTEGER NOT NULL, -- of all it says
      headline TEXT NOT NULL,
      chips TEXT, -- a JSON array
      payload TEXT NOT NULL, -- all else, in JSON that is packed
      version INTEGER NOT NULL,
      appeared INTEGER NOT NULL, -- seconds since 1970
      changed INTEGER NOT NULL
    );

    -- The order in which findings are shown.
    CREATE INDEX finding_order ON finding (attention DESC, size DESC, id);
    CREATE INDEX finding_kind ON finding (kind, attention DESC, size DESC, id);
    CREATE INDEX finding_changed ON finding (changed);

    CREATE TABLE finding_entity (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      finding INTEGER NOT NULL,
      PRIMARY KEY (kind, name, finding)
    ) WITHOUT ROWID;

    CREATE INDEX finding_entities ON finding_entity (finding);

    -- What became of findings; the last row of one is what it is.
    CREATE TABLE finding_history (
      finding INTEGER NOT NULL,
      version INTEGER NOT NULL,
      at INTEGER NOT NULL,
      what TEXT NOT NULL,
      attention INTEGER NOT NULL,
      headline TEXT NOT NULL,
      PRIMARY KEY (finding, version)
    ) WITHOUT ROWID;

    -- Ids that findings had, and those of findings that are part of others or withdrawn: where they lead.
    CREATE TABLE former_finding (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL,
      leads_to INTEGER -- a number; NULL when it was withdrawn
    ) WITHOUT ROWID;

    CREATE INDEX former_number ON former_finding (number);
    """
}

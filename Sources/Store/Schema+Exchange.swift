extension Schema {
  /// What was handed to partners, and what they said.
  static let exchange = """
    -- To whom a finding or a case may be shown at most; what is not marked follows the export it leaves in.
    CREATE TABLE release_marking (
      label TEXT PRIMARY KEY, -- F12, C3
      tlp TEXT NOT NULL,
      by TEXT NOT NULL,
      at INTEGER NOT NULL -- seconds since 1970
    ) WITHOUT ROWID;

    -- The register of exports. A correction and a withdrawal are exports of their own.
    CREATE TABLE release (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      approver TEXT NOT NULL,
      recipient TEXT NOT NULL,
      purpose TEXT NOT NULL,
      tlp TEXT NOT NULL,
      format TEXT NOT NULL,
      items TEXT NOT NULL, -- labels with the versions that left: F12@3, parted by blanks
      options TEXT NOT NULL, -- JSON: what a correction repeats
      sha256 TEXT NOT NULL,
      objects INTEGER NOT NULL,
      collection TEXT NOT NULL, -- '' for a file
      revises INTEGER,
      withdraws INTEGER
    );

    -- What can be asked for over TAXII.
    CREATE TABLE collection (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL,
      tlp TEXT NOT NULL, -- what it holds at most
      can_write INTEGER NOT NULL,
      readers TEXT -- JSON: names of tokens; NULL for all that something is shared with
    ) WITHOUT ROWID;

    -- Each object as it left. Rows of one collection are told apart by the microsecond in which they were added: a
    -- client that asks for what came after one of them gets all others, and none twice.
    CREATE TABLE released_object (
      added INTEGER PRIMARY KEY, -- microseconds since 1970
      collection TEXT NOT NULL, -- an id, or #N for what left in the file of release N before there were pieces
      release INTEGER NOT NULL,
      id TEXT NOT NULL,
      version TEXT NOT NULL,
      type TEXT NOT NULL,
      is_first INTEGER NOT NULL, -- of the versions of the object in the collection
      is_last INTEGER NOT NULL,
      is_posted INTEGER NOT NULL, -- came over TAXII
      content BLOB NOT NULL
    );
    CREATE UNIQUE INDEX released_version ON released_object (collection, id, version);
    CREATE INDEX released_order ON released_object (collection, added);
    CREATE INDEX released_type ON released_object (collection, type, added);
    CREATE INDEX released_release ON released_object (release);

    -- What was asked over TAXII to be taken in.
    CREATE TABLE taxii_status (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      content TEXT NOT NULL -- the status resource
    ) WITHOUT ROWID;

    -- What a partner said, under which condition and for how long.
    CREATE TABLE partner_report (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      partner TEXT NOT NULL,
      tlp TEXT NOT NULL,
      until INTEGER, -- seconds since 1970
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      source TEXT NOT NULL,
      format TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      objects INTEGER NOT NULL,
      is_whole INTEGER NOT NULL, -- 0 while it is read: nothing of it counts until then
      withdrawn_at INTEGER
    );

    CREATE TABLE partner_object (
      report INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      id TEXT NOT NULL,
      version TEXT NOT NULL,
      content BLOB NOT NULL, -- as it came
      PRIMARY KEY (report, ordinal)
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX partner_version ON partner_object (report, id, version);

    -- Names that can be met again.
    CREATE TABLE partner_value (
      kind TEXT NOT NULL, -- domain, account, address, url, hash
      name TEXT NOT NULL,
      report INTEGER NOT NULL,
      PRIMARY KEY (kind, name, report)
    ) WITHOUT ROWID;
    CREATE INDEX partner_values ON partner_value (report);
    """

  /// Partners sight what left here by its id, whatever it left in.
  static let exchangeIDs = "CREATE INDEX released_by_id ON released_object (id)"

  /// What leaves in files from now on, where what left before stays where it is; and what partners take back.
  static let filesAndDenials = """
    CREATE TABLE released_piece (
      first INTEGER PRIMARY KEY, -- the place of its first object: microseconds since 1970, as released_object.added
      last INTEGER NOT NULL,
      release INTEGER NOT NULL,
      content BLOB NOT NULL -- objects: see ReleasedPiece
    );
    CREATE INDEX released_piece_release ON released_piece (release);

    -- Where what can be sighted is in a piece.
    CREATE TABLE released_name (
      id TEXT NOT NULL,
      added INTEGER NOT NULL,
      PRIMARY KEY (id, added)
    ) WITHOUT ROWID;

    -- Names of which a partner takes back what they said before, or holds them to be wrong or harmless.
    CREATE TABLE partner_denial (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      report INTEGER NOT NULL,
      is_denied INTEGER NOT NULL, -- 0 where it is only taken back
      PRIMARY KEY (kind, name, report)
    ) WITHOUT ROWID;
    CREATE INDEX partner_denials ON partner_denial (report);
    """
}

extension Schema {
  /// When what was read was read, so that it is kept no longer than was said.
  static let retention = """
    -- Documents of this number and all behind it, up to the next row's, were read then; those before the first as well.
    CREATE TABLE reading (
      first INTEGER PRIMARY KEY,
      at INTEGER NOT NULL -- seconds since 1970
    );
    """
}

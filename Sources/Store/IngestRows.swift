import GRDB
import TocsinModel

/// The prepared statements of one transaction that stores documents.
struct IngestRows {
  private var document: RowWriter
  private var link: RowWriter
  private var diagnostic: RowWriter
  private var firstCapture: RowWriter
  private var capture: RowWriter
  private var source: RowWriter
  private var lookalike: LookalikeRows?
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    document = try RowWriter(
      db,
      sql: """
        INSERT INTO document (
          number, id, location, input, form, external_id, source, url, language,
          published, published_how, published_offset, modified, modified_how, modified_offset,
          is_claim_review, path, authors, quotations, post, title, text
        ) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT (id) DO NOTHING
        """)
    firstCapture = try RowWriter(
      db,
      sql: "INSERT INTO capture (input, document, generation, line, offset) VALUES (?,?,?,?,?)")
    capture = try RowWriter(
      db,
      sql: """
        INSERT INTO capture (input, document, generation, line, offset) VALUES (?,?,?,?,?)
        ON CONFLICT (input, document) DO UPDATE SET
          generation = excluded.generation, line = excluded.line, offset = excluded.offset
        """)
    source = try RowWriter(
      db,
      sql: """
        INSERT INTO source (number, id, kind, name) VALUES (?,?,?,?) ON CONFLICT (id, kind) DO NOTHING
        """)
    link = try RowWriter(
      db, sql: "INSERT INTO link (document, ordinal, url, text) VALUES (?,?,?,?)")
    diagnostic = try RowWriter(
      db,
      sql: """
        INSERT INTO diagnostic (input, ordinal, code, severity, message, path, line, offset)
        VALUES (?,?,?,?,?,?,?,?)
        """)
  }

  /// Stores that a document was read from an input, and where.
  ///
  /// - Parameter isNew: nothing is known of it: what may replace a row costs more.
  mutating func capture(
    _ number: Int, in input: Int, generation: Int, at place: Place, isNew: Bool
  ) throws {
    var row = isNew ? firstCapture : capture
    row.integer(input)
    row.integer(number)
    row.integer(generation)
    row.integer(place.line)
    row.integer(place.offset)
    try row.write()
  }

  /// Returns false, and stores nothing, when the source is there.
  mutating func insert(_ value: Source, number: Int) throws -> Bool {
    source.integer(number)
    source.blob(Array(value.id.rawValue.utf8))
    source.text(value.kind.rawValue)
    if let name = value.name { source.blob(Array(name.utf8)) } else { source.integer(Int?.none) }
    try source.write()
    return db.changesCount > 0
  }

  /// Returns false, and stores nothing, when a document of that id is there.
  mutating func insert(
    _ row: DocumentRow, id: DocumentID, at location: DocumentID, number: Int, input: Int,
    shownPath: String, source: Int?
  ) throws -> Bool {
    try row.withTexts { texts in
      try withUnsafeBytes(of: (id.columns, location.columns)) { ids in
        document.integer(number)
        document.lying(blob: ids[..<16])
        document.lying(blob: ids[16...])
        document.integer(input)
        document.integer(row.formColumn)
        document.lying(text: texts[.externalID])
        document.integer(source)
        document.lying(text: texts[.url])
        document.lying(text: texts[.language])
        document.time(row.published)
        document.time(row.modified)
        document.integer(row.isClaimReview ? 1 : 0)
        document.text(row.place.path == shownPath ? nil : row.place.path)
        document.lying(text: texts[.authors])
        document.lying(text: texts[.quotations])
        document.lying(text: texts[.post])
        document.lying(text: texts[.title])
        document.lying(text: texts[.text])
        try document.write()
      }
    }
    guard db.changesCount > 0 else { return false }
    for (ordinal, value) in row.links.enumerated() {
      link.integer(number)
      link.integer(ordinal)
      link.text(value.url)
      link.text(value.text)
      try link.write()
    }
    return true
  }

  /// Stores a look-alike, or widens the times of the one that is known.
  mutating func insert(_ value: Lookalike, input: Int) throws {
    var rows = try lookalike ?? LookalikeRows(db)
    try rows.insert(value, input: input)
    lookalike = rows
  }

  mutating func insert(_ value: Diagnostic, input: Int, ordinal: Int) throws {
    diagnostic.integer(input)
    diagnostic.integer(ordinal)
    diagnostic.text(value.code)
    diagnostic.text(value.severity.rawValue)
    diagnostic.text(value.message)
    diagnostic.text(value.place.path)
    diagnostic.integer(value.place.line)
    diagnostic.integer(value.place.offset)
    try diagnostic.write()
  }
}

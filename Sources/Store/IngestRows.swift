import GRDB
import TocsinModel

/// The prepared statements of one transaction that stores documents.
struct IngestRows {
  private var document: RowWriter
  private var link: RowWriter
  private var diagnostic: RowWriter
  private var capture: RowWriter
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
    capture = try RowWriter(
      db,
      sql: """
        INSERT INTO capture (input, document, generation, line, offset) VALUES (?,?,?,?,?)
        ON CONFLICT (input, document) DO UPDATE SET
          generation = excluded.generation, line = excluded.line, offset = excluded.offset
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
  mutating func capture(_ number: Int, in input: Int, generation: Int, at place: Place) throws {
    capture.integer(input)
    capture.integer(number)
    capture.integer(generation)
    capture.integer(place.line)
    capture.integer(place.offset)
    try capture.write()
  }

  /// Returns false, and stores nothing, when a document of that id is there.
  mutating func insert(
    _ value: Document, id: DocumentID, at location: DocumentID, number: Int, input: Int,
    shownPath: String, source: Int?
  ) throws -> Bool {
    document.integer(number)
    document.blob(id.bytes)
    document.blob(location.bytes)
    document.integer(input)
    document.integer(Document.Form.allCases.firstIndex(of: value.form) ?? 0)
    document.text(value.externalID)
    document.integer(source)
    document.text(value.url)
    document.text(value.language)
    document.time(value.published)
    document.time(value.modified)
    document.integer(value.isClaimReview ? 1 : 0)
    document.text(value.place.path == shownPath ? nil : value.place.path)
    document.text(JSONColumn.encode(value.authors))
    document.text(JSONColumn.encode(value.quotations))
    document.text(PostColumn(value).text)
    document.text(value.title)
    document.text(value.text)
    try document.write()
    guard db.changesCount > 0 else { return false }
    for (ordinal, value) in value.links.enumerated() {
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

extension RowWriter {
  /// Three columns.
  mutating func time(_ value: Timestamp?) {
    integer(value?.seconds)
    integer(value?.how)
    integer(value?.offsetMinutes)
  }
}

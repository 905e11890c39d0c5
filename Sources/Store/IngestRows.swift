import Foundation
import GRDB
import TocsinModel

/// The prepared statements of one transaction that stores documents.
struct IngestRows {
  private let document: Statement
  private let fingerprint: Statement
  private let link: Statement
  private let comment: Statement
  private let diagnostic: Statement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    document = try db.cachedStatement(
      sql: """
        INSERT INTO document (
          number, id, input, form, external_id, source, url, language,
          published, published_how, published_offset, modified, modified_how, modified_offset,
          is_claim_review, path, line, offset, authors, quotations, title, text
        ) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT (id) DO NOTHING
        """)
    fingerprint = try db.cachedStatement(
      sql: "INSERT INTO fingerprint (document, source, data) VALUES (?,?,?)")
    link = try db.cachedStatement(
      sql: "INSERT INTO link (document, ordinal, url, text) VALUES (?,?,?,?)")
    comment = try db.cachedStatement(
      sql: """
        INSERT INTO comment (
          document, ordinal, author, published, published_how, published_offset, text, depth, likes
        ) VALUES (?,?,?,?,?,?,?,?,?)
        """)
    diagnostic = try db.cachedStatement(
      sql: """
        INSERT INTO diagnostic (input, ordinal, code, severity, message, path, line, offset)
        VALUES (?,?,?,?,?,?,?,?)
        """)
  }

  /// Returns false, and stores nothing, when a document of that id is there.
  mutating func insert(
    _ document: Document, number: Int, input: Int, inputPath: String, source: Int?,
    fingerprint bytes: [UInt8]
  ) throws -> Bool {
    let published = document.published
    let modified = document.modified
    let form = Document.Form.allCases.firstIndex(of: document.form) ?? 0
    try self.document.run([
      .integer(number), .blob(document.id.bytes), .integer(input), .integer(form),
      .text(document.externalID), .integer(source), .text(document.url), .text(document.language),
      .integer(published?.seconds), .integer(published?.how), .integer(published?.offsetMinutes),
      .integer(modified?.seconds), .integer(modified?.how), .integer(modified?.offsetMinutes),
      .integer(document.isClaimReview ? 1 : 0),
      .text(document.place.path == inputPath ? nil : document.place.path),
      .integer(document.place.line), .integer(document.place.offset),
      .text(JSONColumn.encode(document.authors)), .text(JSONColumn.encode(document.quotations)),
      .text(document.title), .text(document.text),
    ])
    guard db.changesCount > 0 else { return false }
    try fingerprint.run([.integer(number), .integer(source), .blob(bytes)])
    for (ordinal, value) in document.links.enumerated() {
      try link.run([.integer(number), .integer(ordinal), .text(value.url), .text(value.text)])
    }
    for (ordinal, value) in document.comments.enumerated() {
      let published = value.published
      try comment.run([
        .integer(number), .integer(ordinal), .text(value.author), .integer(published?.seconds),
        .integer(published?.how), .integer(published?.offsetMinutes), .text(value.text),
        .integer(value.depth), .integer(value.likes),
      ])
    }
    return true
  }

  mutating func insert(_ value: Diagnostic, input: Int, ordinal: Int) throws {
    try diagnostic.run([
      .integer(input), .integer(ordinal), .text(value.code), .text(value.severity.rawValue),
      .text(value.message), .text(value.place.path), .integer(value.place.line),
      .integer(value.place.offset),
    ])
  }
}

/// A value to bind.
private enum Bound {
  case integer(Int?)
  case text(String?)
  case blob([UInt8])

  static func integer(_ value: Int64?) -> Bound { .integer(value.map { Int($0) }) }

  var databaseValue: DatabaseValue {
    switch self {
    case .integer(let value): value?.databaseValue ?? .null
    case .text(let value): value?.databaseValue ?? .null
    case .blob(let value): Data(value).databaseValue
    }
  }
}

extension Statement {
  fileprivate func run(_ values: [Bound]) throws {
    setUncheckedArguments(StatementArguments(values.lazy.map(\.databaseValue)))
    try execute()
  }
}

import Foundation
import GRDB
package import TocsinModel

extension Store {
  private static let head = """
    d.id, d.form, d.external_id, s.id, s.kind, s.name, d.url, d.language,
    d.published, d.published_how, d.published_offset,
    d.modified, d.modified_how, d.modified_offset,
    d.is_claim_review, coalesce(d.path, i.shown), c.line, c.offset, d.authors
    """

  private static let tables = """
    FROM document d
    JOIN input i ON i.number = d.input
    LEFT JOIN capture c ON c.input = d.input AND c.document = d.number
    LEFT JOIN source s ON s.number = d.source
    """

  /// Texts are read as bytes: as strings they would end at a NUL.
  private static let title = "CAST(d.title AS BLOB)"

  private static let select =
    "SELECT \(head), d.quotations, \(title), CAST(d.text AS BLOB), d.number, d.post \(tables)"

  private static let bareSelect = "SELECT \(head), NULL, \(title), '', d.number, d.post \(tables)"

  /// How many numbers were given to documents, those included that are not current any more.
  package func documentCount() throws(StoreError) -> Int {
    try read { db in try Self.documentCount(db) }
  }

  /// The numbers of messages that are current, ascending. Linear in the messages of the range, whatever lies between.
  package func messages(_ numbers: Range<UInt32>) throws(StoreError) -> [UInt32] {
    try read { db in
      try UInt32.fetchAll(
        db,
        sql: """
          SELECT number FROM document INDEXED BY document_message
          WHERE \(Schema.isMessage) AND number >= ? AND number < ? AND is_retired = 0 ORDER BY number
          """, arguments: [numbers.lowerBound, numbers.upperBound])
    }
  }

  /// The numbers of current pages that show something of their site, ascending. Linear in the pages of the range.
  package func pagesWithIdentifiers(_ numbers: Range<UInt32>) throws(StoreError) -> [UInt32] {
    try read { db in
      try UInt32.fetchAll(
        db,
        sql: """
          SELECT number FROM document INDEXED BY document_page
          WHERE \(Schema.isSitePage) AND number >= ? AND number < ? AND is_retired = 0 ORDER BY number
          """, arguments: [numbers.lowerBound, numbers.upperBound])
    }
  }

  /// How many documents are current.
  package func currentCount() throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT sum(current) FROM document_tally") ?? 0
    }
  }

  package func sourceCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM source") ?? 0 }
  }

  /// The documents of these numbers, whole; a number that is not there is left out.
  ///
  /// - Parameter withText: says for which numbers the text, its quotations and links are read.
  package func documents(
    _ numbers: some Sequence<UInt32>, withText: (UInt32) -> Bool = { _ in true }
  ) throws(StoreError) -> [UInt32: Document] {
    var (whole, bare): ([UInt32], [UInt32]) = ([], [])
    for number in numbers {
      if withText(number) { whole.append(number) } else { bare.append(number) }
    }
    return try read { db in
      var documents: [UInt32: Document] = [:]
      try Self.forEach(whole, in: "number", withText: true, db) { documents[$0] = $1 }
      try Self.forEach(bare, in: "number", withText: false, db) { documents[$0] = $1 }
      return documents
    }
  }

  /// The documents of these ids; one that is not there is left out.
  ///
  /// - Parameter withText: whether texts, quotations and links are read.
  package func documents(
    ids: [DocumentID], withText: Bool
  ) throws(StoreError) -> [DocumentID: Document] {
    try read { db in try Self.documents(ids: ids, withText: withText, db) }
  }

  static func documents(
    ids: some Sequence<DocumentID>, withText: Bool, _ db: Database
  ) throws -> [DocumentID: Document] {
    var documents: [DocumentID: Document] = [:]
    let keys = Set(ids).map { Data($0.bytes) }
    try forEach(keys, in: "id", withText: withText, db) { documents[$1.id] = $1 }
    return documents
  }

  /// Reads the documents with these values in a column that has each once.
  ///
  /// Many at once, and each row read where it lies: to begin a query and to copy a row cost as much as to find it.
  private static func forEach(
    _ keys: [some DatabaseValueConvertible], in column: String, withText: Bool, _ db: Database,
    _ body: (UInt32, Document) -> Void
  ) throws {
    let atOnce = 64
    let places = Array(repeating: "?", count: atOnce).joined(separator: ",")
    let statement = try db.cachedStatement(
      sql: (withText ? select : bareSelect) + " WHERE d.\(column) IN (\(places))")
    for start in stride(from: 0, to: keys.count, by: atOnce) {
      let part = keys[start..<min(start + atOnce, keys.count)]
      let values = part.map { Optional($0) } + repeatElement(nil, count: atOnce - part.count)
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
      while let row = try rows.next() {
        let number: UInt32 = row[22]
        guard var document = document(row) else { continue }
        if withText { document.links = try links(of: number, db) }
        body(number, document)
      }
    }
  }

  /// The document of this id with its number.
  package func document(_ id: DocumentID) throws(StoreError) -> (
    number: UInt32, document: Document
  )? {
    try read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(sql: Self.select + " WHERE d.id = ?"), arguments: [Data(id.bytes)])
      guard let row, var document = Self.document(row) else { return nil }
      let number: UInt32 = row[22]
      document.links = try Self.links(of: number, db)
      return (number, document)
    }
  }

  /// The ids of numbers, in their order; a number that is not there is left out.
  package func ids(of numbers: some Sequence<UInt32>) throws(StoreError) -> [DocumentID] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT id FROM document WHERE number = ?")
      return try numbers.compactMap { number in
        try Data.fetchOne(statement, arguments: [number]).flatMap { data in
          data.withUnsafeBytes { DocumentID(bytes: $0) }
        }
      }
    }
  }

  static func text(_ bytes: Data) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func document(_ row: Row) -> Document? {
    let bytes: Data = row[0]
    guard let id = bytes.withUnsafeBytes({ DocumentID(bytes: $0) }) else { return nil }
    let form: Int = row[1]
    let sourceID = (row[3] as Data?).map(text)
    let kind: String? = row[4]
    let source = sourceID.flatMap { id in
      kind.flatMap(Source.Kind.init(rawValue:)).map { kind in
        Source(
          id: SourceID(rawValue: id), kind: kind, name: (row[5] as Data?).map(text))
      }
    }
    let post = PostColumn(row[23])
    return Document(
      id: id,
      form: Document.Form.allCases.indices.contains(form) ? Document.Form.allCases[form] : .record,
      externalID: row[2], source: source, url: row[6], title: (row[20] as Data?).map(text),
      authors: JSONColumn.strings(row[18]), language: row[7],
      published: Timestamp(row, at: 8), modified: Timestamp(row, at: 11), text: text(row[21]),
      quotations: JSONColumn.spans(row[19]), isClaimReview: row[14],
      place: Place(path: row[15], line: row[16], offset: row[17]), platform: post.platform,
      inReplyTo: post.inReplyTo, repostOf: post.repostOf, quoteOf: post.quoteOf,
      likes: post.likes, mail: post.mail, identifiers: post.pageIdentifiers)
  }

  private static func links(of number: UInt32, _ db: Database) throws -> [Link] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT url, CAST(text AS BLOB) FROM link WHERE document = ? ORDER BY ordinal"),
      arguments: [number]
    ).map { Link(url: $0[0], text: text($0[1])) }
  }
}

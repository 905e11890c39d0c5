package import TocsinModel

/// A document as the row that it becomes.
///
/// Workers make it, so that the one thread that writes finds its texts in one piece, which SQLite reads where it lies, and passes one
/// object on in place of a document's thirty.
package final class DocumentRow: Sendable {
  /// Columns of text, in the order of the bytes.
  enum Column: Int {
    case externalID, url, language, authors, quotations, post, title, text
  }

  let id: DocumentID
  let location: DocumentID
  let isPage: Bool
  /// The form's place among all.
  let formColumn: Int
  let source: Source?
  /// What tells sources apart, by bytes: Swift takes two spellings of one letter for one text, and names of accounts are not.
  let sourceKey: [UInt8]
  let published: TimeColumns?
  let modified: TimeColumns?
  let isClaimReview: Bool
  let place: Place
  let links: [Link]
  private let bytes: [UInt8]
  /// Where each column ends; below its beginning for one that is NULL.
  private let ends: [Int]

  /// Linear in the document.
  ///
  /// - Parameter location: where it is published, as an id; the document's own where only what it says tells it from others.
  package init(_ document: Document, at location: DocumentID) {
    id = document.id
    self.location = location
    isPage = document.form == .page
    formColumn = Document.Form.allCases.firstIndex(of: document.form) ?? 0
    source = document.source
    sourceKey =
      document.source.map { Array($0.kind.rawValue.utf8) + [0] + $0.id.rawValue.utf8 } ?? []
    published = document.published.map(TimeColumns.init)
    modified = document.modified.map(TimeColumns.init)
    isClaimReview = document.isClaimReview
    place = document.place
    links = document.links
    let columns = [
      document.externalID, document.url, document.language, JSONColumn.encode(document.authors),
      JSONColumn.encode(document.quotations), PostColumn(document).text, document.title,
      document.text,
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(columns.reduce(0) { $0 + ($1?.utf8.count ?? 0) })
    ends = columns.map { column in
      guard let column else { return -1 }
      bytes.append(contentsOf: column.utf8)
      return bytes.count
    }
    self.bytes = bytes
  }

  /// Whether the input gave it an id: what it says twice under one id is one document.
  var hasExternalID: Bool { ends[Column.externalID.rawValue] >= 0 }

  /// Texts of columns, as long as the row is not let go.
  struct Texts {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: [Int]

    /// The bytes of a column, `nil` where there is none.
    subscript(column: Column) -> UnsafeRawBufferPointer? {
      let end = ends[column.rawValue]
      guard end >= 0 else { return nil }
      let start = ends[..<column.rawValue].last { $0 >= 0 } ?? 0
      return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    }
  }

  func withTexts<Result>(_ body: (Texts) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBytes { try body(Texts(bytes: $0, ends: ends)) }
  }
}

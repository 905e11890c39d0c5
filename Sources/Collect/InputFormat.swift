/// What kind of input a file holds, whatever it is compressed with.
package enum InputFormat: String, Sendable, Hashable, Codable, CaseIterable {
  /// An HTML page.
  case page
  /// A table with a header: comma-, tab-, semicolon- or bar-separated (RFC 4180 and what tools write).
  case table
  /// One JSON object a line (JSONL, NDJSON).
  case lines
  /// JSON objects in one array, or one after the other over several lines.
  case json
  /// A page that a browser saved as one MIME message (RFC 2557).
  case mhtml
  /// A web archive (ISO 28500).
  case warc
  /// A ZIP archive of any of these, WACZ among them.
  case zip
  /// A tar archive of any of these.
  case tar
  /// A PDF, read by `tocsin-reader`.
  case pdf
  /// A Word document, read by it.
  case docx
  /// An OpenDocument text, read by it.
  case odt
  /// Text as people paste or note it: a title, a date line, paragraphs, perhaps readers' comments.
  case text
  /// A chat that Telegram Desktop exported as HTML.
  case history
  /// News of a site: RSS or Atom.
  case feed
  /// One mail, or many in an mbox (RFC 5322, RFC 4155).
  case mail
  /// Host names in any form that ``NameFile`` reads.
  case names
}

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
  /// Host names in any form that ``NameFile`` reads.
  case names
}

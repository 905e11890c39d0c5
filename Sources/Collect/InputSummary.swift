/// What reading one file came to.
package struct InputSummary: Sendable, Hashable {
  /// What it was read as; `nil` when it was not read.
  package var format: InputFormat?
  /// Lower-case hexadecimal SHA-256 of the file's own bytes (before decompression); `nil` when it
  /// could not be opened.
  package var sha256: String?
  /// The file's own bytes that were read.
  package var bytes: Int
  /// Records that it holds, readable or not, those skipped included; 1 for a page.
  package var records: Int
  /// Documents and pages handed over.
  package var delivered: Int
  /// Diagnostics, those included that were too many to hand over.
  package var diagnostics: Int

  package init(
    format: InputFormat? = nil, sha256: String? = nil, bytes: Int = 0, records: Int = 0,
    delivered: Int = 0, diagnostics: Int = 0
  ) {
    self.format = format
    self.sha256 = sha256
    self.bytes = bytes
    self.records = records
    self.delivered = delivered
    self.diagnostics = diagnostics
  }
}

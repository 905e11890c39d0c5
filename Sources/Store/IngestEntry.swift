package import TocsinModel

/// One step of reading inputs, in the order in which they are stored.
package enum IngestEntry: Sendable {
  /// An input is read from its first record on; what was said about it before is forgotten, the
  /// documents stay.
  ///
  /// - Parameters:
  ///   - path: identifies the input from scan to scan.
  ///   - shown: the path that places and diagnostics name.
  ///   - modified: in nanoseconds since 1970.
  case begin(path: String, shown: String, size: Int, modified: Int)
  /// An input is read on, after the records that are already stored.
  case resume(path: String)
  case document(DocumentRow)
  /// A name that resembles a protected one; of one that is known the times are widened.
  case lookalike(Lookalike)
  /// What the input is, once that is known and before it was read to its end.
  case recognised(format: String)
  case diagnostic(Diagnostic)
  /// So many records of the input are complete: reading may be resumed after them.
  case progress(records: Int)
  /// The input was read to its end, or could not be.
  case finish(state: StoredInput.State, sha256: String?, format: String?)
}

extension IngestEntry {
  package static func document(_ document: Document, location: DocumentID) -> IngestEntry {
    .document(DocumentRow(document, at: location))
  }
}

package import TocsinModel

/// One step of reading inputs, in the order in which they are stored.
package enum IngestEntry: Sendable {
  /// An input is read from its first item on; what was said about it before is forgotten, the
  /// documents stay.
  case begin(path: String, size: Int, modified: Int)
  /// An input is read on, after the items that are already stored.
  case resume(path: String)
  /// - Parameter fingerprint: bytes that ``Store/fingerprints(_:)`` gives back.
  case document(Document, fingerprint: [UInt8])
  case diagnostic(Diagnostic)
  /// An item (a page, a document, a diagnostic) is complete: reading may be resumed after it.
  case item
  /// The input was read to its end, or could not be.
  case finish(state: StoredInput.State, sha256: String?, format: String?)
}
